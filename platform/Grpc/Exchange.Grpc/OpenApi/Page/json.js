// JSON before a reader: indented, with its parts told apart by colour.

import { h } from './dom.js';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

export function pretty(value) {
    return JSON.stringify(value, null, 2);
}

/** A block of highlighted JSON. */
export function jsonBlock(value, label) {
    const text = typeof value === 'string' ? value : pretty(value);
    const parts = [];
    let last = 0;
    for (const match of text.matchAll(token)) {
        parts.push(text.slice(last, match.index));
        const [whole, string, colon, word] = match;
        if (string && colon) parts.push(h('span', { class: 'key' }, string), colon);
        else parts.push(h('span', { class: string ? 'string' : word ? 'word' : 'number' }, whole));
        last = match.index + whole.length;
    }
    parts.push(text.slice(last));
    return h('pre', { class: 'json', tabindex: '0', role: 'region', 'aria-label': label }, h('code', {}, parts));
}
