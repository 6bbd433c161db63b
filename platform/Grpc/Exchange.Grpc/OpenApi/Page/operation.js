// One method: what it does, what it takes, what it gives, how it fails; and a panel to try it.

import { breakable, copyButton, h, inline, paragraphs } from './dom.js';
import { jsonBlock } from './json.js';
import { reasonTable } from './pages.js';
import { schemaView, typeText, valuesView, inner } from './schema.js';
import { tryPanel } from './try.js';
import { words } from './words.js';

export function operationPage(api, method) {
    const { operation } = method;
    const about = h('article', {},
        h('p', { class: 'eyebrow' }, method.service.title),
        h('h1', { tabindex: '-1' }, operation.summary),
        method.bindings.map(binding => address(binding)),
        h('p', { class: 'tags' }, tags(method), h('code', { class: 'grpc-name' }, breakable(method.fullName))),
        method.bindings.length > 0 && h('button', { type: 'button', class: 'jump', onclick: jump }, words.tryIt),
        h('div', { class: 'prose' }, paragraphs(operation.description.replace(operation.summary, '').replace(/^[。.\s]+/, ''))),
        method.bindings.length ? overHttp(api, method) : overGrpc(api, operation),
        failures(api, operation));
    return method.bindings.length ? [about, tryPanel(api, method)] : [about];
}

/** Where the panel stands below the text, a person need not look for it. */
function jump() {
    const panel = document.querySelector('.try');
    panel.scrollIntoView();
    panel.querySelector('input, select, textarea').focus({ preventScroll: true });
}

function address({ verb, path }) {
    const parts = path.split(/(\{[^}]+\})/).map(part => part.startsWith('{') ? h('var', {}, part) : breakable(part));
    const badge = h('span', { class: `verb ${verb.toLowerCase()}` }, verb);
    return h('div', { class: 'address' }, badge, h('code', {}, parts), copyButton(path, words.copy, words.copied));
}

function tags({ operation, isStream, bindings }) {
    return [
        operation['x-idempotency'] === 'NO_SIDE_EFFECTS' && h('span', { class: 'tag read' }, words.readOnly),
        operation['x-idempotency'] === 'IDEMPOTENT' && h('span', { class: 'tag write' }, words.repeatable),
        isStream && h('span', { class: 'tag stream' }, words.stream),
        bindings.length === 0 && h('span', { class: 'tag' }, words.grpcOnly),
    ];
}

function overHttp(api, { operation, isStream }) {
    const body = operation.requestBody?.content['application/json'];
    const [answer] = Object.values(operation.responses['200'].content);
    return [
        operation.parameters && [h('h2', {}, words.parameters), parameterList(api, operation.parameters)],
        body && [h('h2', {}, words.requestBody), schemaView(api, body.schema)],
        h('h2', {}, isStream ? words.responseLines : words.response),
        paragraphs(operation.responses['200'].description),
        schemaView(api, answer.schema),
        h('details', { class: 'example' }, h('summary', {}, words.example), jsonBlock(answer.example ?? {}, words.example)),
    ];
}

function overGrpc(api, operation) {
    return [
        h('p', { class: 'callout' }, words.grpcOnlyHint),
        h('h2', {}, words.requestBody), schemaView(api, operation.request),
        h('h2', {}, words.response), schemaView(api, operation.response),
    ];
}

function parameterList(api, parameters) {
    return h('ul', { class: 'fields' }, parameters.map(parameter => {
        const target = api.resolve(inner(parameter.schema));
        const head = [
            h('code', { class: 'name' }, parameter.name), ' ', h('span', { class: 'type' }, typeText(api, parameter.schema)), ' ',
            h('span', { class: 'place' }, parameter.in === 'path' ? words.path : words.query), ' ',
            parameter.required && h('span', { class: 'required' }, words.required),
        ];
        const text = h('div', { class: 'meaning' }, paragraphs(parameter.description));
        return h('li', {}, target.enum
            ? h('details', {}, h('summary', { class: 'field' }, head, text), valuesView(target))
            : [h('div', { class: 'field' }, head), text]);
    }));
}

function failures(api, operation) {
    const own = operation['x-error-reasons'].map(name => [name, api.reasons.get(name)]);
    return [
        h('h2', {}, words.failures),
        own.length > 0 && reasonTable(own),
        h('p', { class: 'note' }, inline(words.anyFailure), ' ', h('a', { href: '#/reasons' }, words.sharedReasons), '。'),
    ];
}

