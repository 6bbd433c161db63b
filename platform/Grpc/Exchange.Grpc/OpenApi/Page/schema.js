// A schema as a list of fields that open into the fields within.

import { h, inline, paragraphs } from './dom.js';
import { nameOf } from './api.js';
import { words } from './words.js';

/** The fields of an object's schema; a word for anything else. */
export function schemaView(api, schema) {
    const target = api.resolve(schema);
    if (!target.properties) return h('p', { class: 'type' }, typeText(api, schema));
    const names = Object.entries(target.properties);
    if (names.length === 0) return h('p', { class: 'note' }, words.empty);
    return h('ul', { class: 'fields' }, names.map(([name, field]) => fieldView(api, name, field)), choiceNote(target));
}

/** A type in words, such as `string · date-time` or `Referral []`. */
export function typeText(api, schema) {
    if (schema.$ref) return shortName(schema);
    if (schema.type === 'array') return `${typeText(api, schema.items)} []`;
    if (schema.additionalProperties) return `${words.map} → ${typeText(api, schema.additionalProperties)}`;
    if (schema.oneOf) return schema.oneOf.map(one => one.type ?? '…').join(' | ');
    if (schema.anyOf) return schema.anyOf.map(one => one.allOf ? shortName(one.allOf[0]) : typeText(api, one)).join(' | ');
    const form = schema.format ?? (schema.contentEncoding && schema.contentEncoding);
    return [[schema.type ?? words.any].flat().join(' | '), form].filter(Boolean).join(' · ');
}

/** The values of an enum with their meanings. */
export function valuesView(schema) {
    return h('dl', { class: 'values' }, schema.enum.map(value => [
        h('dt', {}, h('code', {}, value)), h('dd', {}, inline(schema['x-enumDescriptions']?.[value] ?? '')),
    ]));
}

/** The schema within a list or a map, or the schema itself. */
export function inner(schema) {
    return schema.items ?? schema.additionalProperties ?? schema;
}

export function shortName(schema) {
    return nameOf(schema).split('.').at(-1);
}

function fieldView(api, name, field) {
    const target = api.resolve(inner(field));
    const opens = target.properties || target.enum;
    const head = [h('code', { class: 'name' }, name), ' ', h('span', { class: 'type' }, typeText(api, field))];
    const text = h('div', { class: 'meaning' }, paragraphs(field.description ?? target.description));
    if (!opens) return h('li', {}, h('div', { class: 'field' }, head), text);
    // What is within is made when it is opened: messages may contain themselves.
    const more = h('details', { ontoggle: fill }, h('summary', { class: 'field' }, head, text));
    return h('li', {}, more);

    function fill() {
        if (more.open && more.childElementCount === 1) more.append(target.enum ? valuesView(target) : schemaView(api, inner(field)));
    }
}

function choiceNote(schema) {
    const choices = schema.oneOf ? [schema.oneOf] : (schema.allOf ?? []).map(one => one.oneOf).filter(Boolean);
    return choices.map(choice => h('li', { class: 'note' },
        `${words.choice}：`, choice.flatMap(one => one.required ?? []).map(name => [h('code', {}, name), ' '])));
}
