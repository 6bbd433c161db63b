// The inputs of a call: its parameters, and its body as JSON.

import { h } from './dom.js';
import { pretty } from './json.js';
import { inner } from './schema.js';
import { words } from './words.js';

/** Inputs for a binding. `read()` gives { url, body } or throws an error for the person at the keyboard. */
export function callForm(api, { path, operation }) {
    const parameters = (operation.parameters ?? []).map(parameter => ({ parameter, input: inputFor(api, parameter) }));
    const content = operation.requestBody?.content['application/json'];
    const area = content && h('textarea', { id: 'body', rows: '14', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
    const hasId = content && 'requestId' in (api.resolve(content.schema).properties ?? {});
    const element = h('div', { class: 'inputs' }, parameters.map(labelled), area && [h('label', { for: 'body' }, words.body), area]);
    restore();
    return { element, hasId, read, restore, freshId };

    function restore() {
        for (const { parameter, input } of parameters) set(input, parameter.in === 'path' ? parameter.example : undefined);
        if (!content) return;
        area.value = pretty(content.example ?? {});
        area.rows = Math.min(14, area.value.split('\n').length + 1);
        if (hasId) freshId();
    }

    /** Each write has an id of its own: a second call with the same one gets the first one's answer. */
    function freshId() {
        area.value = area.value.replace(/("requestId"\s*:\s*)"[^"]*"/, `$1"${crypto.randomUUID()}"`);
    }

    function read() {
        let url = path;
        const query = new URLSearchParams();
        for (const { parameter, input } of parameters) {
            const values = valuesOf(input);
            if (parameter.in === 'path') {
                if (!values[0]) throw new InputError(words.pathMissing + parameter.name, input);
                url = url.replace(`{${parameter.name}}`, encodeURIComponent(values[0]));
            } else {
                values.forEach(value => query.append(parameter.name, value));
            }
        }
        // Relative to the page: the node may stand behind a proxy under a path of its own.
        return { url: `.${url}${query.size ? `?${query}` : ''}`, body: content && readBody() };
    }

    function readBody() {
        try {
            return pretty(JSON.parse(area.value));
        } catch (error) {
            throw new InputError(words.bodyBad + error.message, area);
        }
    }
}

/** Something that the person has to put right before the call can be made. */
export class InputError extends Error {
    constructor(message, input) {
        super(message);
        this.input = input;
    }
}

function labelled({ parameter, input }) {
    const label = h('label', { for: input.id },
        h('code', {}, parameter.name), ' ',
        h('span', { class: 'place' }, parameter.in === 'path' ? words.path : words.query),
        parameter.required && h('span', { class: 'required' }, ` ${words.required}`));
    return [label, input];
}

function inputFor(api, { name, schema, required }) {
    const id = `p-${name}`;
    const target = api.resolve(inner(schema));
    if (target.enum) return enumInput(id, target, schema.type === 'array');
    if (target.type === 'boolean') return h('select', { id }, ['', 'true', 'false'].map(value => h('option', { value }, value || '—')));
    const inputmode = target.type === 'integer' ? 'numeric' : null;
    return h('input', { id, type: 'text', inputmode, required, autocomplete: 'off', spellcheck: 'false' });
}

function enumInput(id, { enum: values, 'x-enumDescriptions': descriptions }, many) {
    const option = value => h('option', { value }, [value, gloss(descriptions[value])].filter(Boolean).join(' · '));
    // The first value is the unspecified one, which in a list says nothing.
    return many
        ? h('select', { id, multiple: true, size: '4' }, values.slice(1).map(option))
        : h('select', { id }, h('option', { value: '' }, '—'), values.map(option));
}

/** What a value is called, out of its description: "已收到：已到达…" begins with it. */
function gloss(description) {
    return /^\p{Script=Han}[^：。，:.,]{0,15}(?=[：。，]|$)/u.exec(description ?? '')?.[0];
}

function valuesOf(input) {
    return input.multiple ? [...input.selectedOptions].map(option => option.value) : [input.value.trim()].filter(Boolean);
}

function set(input, value) {
    if (input.multiple) for (const option of input.options) option.selected = false;
    else input.value = value ?? '';
}
