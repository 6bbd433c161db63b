// Checks an OpenAPI document on standard input: prints a line for each problem, and ends with 1 if there is any.

import { createConfig, lintFromString } from '@redocly/openapi-core';
import { text } from 'node:stream/consumers';

const config = await createConfig({
    rules: {
        struct: 'error',
        'no-unresolved-refs': 'error',
        'spec-strict-refs': 'error',
        'operation-operationId': 'error',
        'operation-operationId-unique': 'error',
        'operation-operationId-url-safe': 'error',
        'operation-summary': 'error',
        'operation-description': 'error',
        'operation-2xx-response': 'error',
        'operation-parameters-unique': 'error',
        'operation-tag-defined': 'error',
        'path-parameters-defined': 'error',
        'path-declaration-must-exist': 'error',
        'path-not-include-query': 'error',
        'no-identical-paths': 'error',
        'no-ambiguous-paths': 'error',
        'no-path-trailing-slash': 'error',
        'no-schema-type-mismatch': 'error',
        'no-enum-type-mismatch': 'error',
        'no-invalid-schema-examples': 'error',
        'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
        'no-invalid-parameter-examples': 'error',
        'security-defined': 'error',
        'tag-description': 'error',
    },
});
const problems = await lintFromString({ source: await text(process.stdin), absoluteRef: 'openapi.json', config });
for (const { ruleId, message, location } of problems) console.log(`${ruleId} at ${location[0]?.pointer}: ${message}`);
process.exitCode = problems.length > 0 ? 1 : 0;
