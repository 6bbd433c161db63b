// The OpenAPI document as the page needs it: methods with their bindings, by service.

import { language } from './words.js';

export async function load() {
    const response = await fetch(`openapi.json?lang=${language}`);
    if (!response.ok) throw new Error(`${response.status}`);
    return new Api(await response.json());
}

class Api {
    constructor(document) {
        this.document = document;
        this.reasons = new Map(Object.entries(document['x-error-reasons']));
        this.services = document.tags.map(tag => ({ ...tag, title: tag['x-displayName'], methods: [] }));
        for (const [path, operations] of Object.entries(document.paths))
            for (const [verb, operation] of Object.entries(operations)) this.#add(operation, { verb: verb.toUpperCase(), path, operation });
        for (const operation of document['x-grpc-only']) this.#add(operation);
        for (const { methods, 'x-methods': names } of this.services) methods.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
        this.methods = this.services.flatMap(service => service.methods);
    }

    /** Follows a reference; anything else is returned as it is. */
    resolve(schema) {
        return schema?.$ref ? schema.$ref.slice(2).split('/').reduce((node, key) => node[key], this.document) : schema;
    }

    #add(operation, binding) {
        const fullName = operation['x-grpc-method'];
        const service = this.services.find(candidate => candidate.name === operation.tags[0]);
        const known = service.methods.find(method => method.fullName === fullName);
        if (known) {
            known.bindings.push(binding);
            known.bindings.sort((a, b) => order(a.operation) - order(b.operation));
            known.operation = known.bindings[0].operation;
            return;
        }
        service.methods.push({
            fullName, service, operation, name: fullName.split('/')[1], id: `${service.name}/${fullName.split('/')[1]}`,
            bindings: binding ? [binding] : [], isStream: isStream(operation),
        });
    }
}

/** The full name of a referenced schema, such as `exchange.type.v1.Sex`. */
export function nameOf(schema) {
    return schema.$ref.split('/').at(-1);
}

function order(operation) {
    return Number(/_(\d+)$/.exec(operation.operationId)?.[1] ?? 1);
}

function isStream(operation) {
    return operation.serverStreaming ?? 'application/x-ndjson' in operation.responses['200'].content;
}
