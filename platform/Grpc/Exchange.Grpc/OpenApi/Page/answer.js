// What came of a call: its status, its JSON or the lines of its stream, and an error as a person wants to read it.

import { h } from './dom.js';
import { jsonBlock } from './json.js';
import { language } from './words.js';

const kept = 200;

export function answerView(words) {
    const status = h('p', { class: 'outcome', role: 'status' });
    const body = h('div', { class: 'answer' });
    let began, lines, list, note;
    const element = h('section', { class: 'result', 'aria-label': words.response }, status, body);
    return { element, begin, head, line, finish, fail };

    function begin() {
        began = performance.now();
        [lines, list, note] = [0, null, null];
        body.replaceChildren();
        show('pending', words.sending);
    }

    function head({ status: code, text, ok }) {
        show(ok ? 'good' : 'bad', [`${code} ${text}`.trim(), `${Math.round(performance.now() - began)} ms`].join(' · '));
    }

    function line(text) {
        if (!list) {
            list = h('ol', { class: 'lines', reversed: true });
            note = h('p', { class: 'note' });
            body.replaceChildren(h('p', { class: 'count', role: 'status' }), list, note);
        }
        lines++;
        const { value, title } = read(text);
        const failed = value?.error;
        if (failed) status.classList.replace('good', 'bad');
        list.prepend(h('li', {}, h('details', { open: Boolean(failed) },
            h('summary', {}, h('time', {}, clock()), ' ', h('code', {}, title)),
            failed && errorView(words, failed),
            jsonBlock(value ?? text, title))));
        if (list.childElementCount > kept) list.lastElementChild.remove();
        body.firstElementChild.textContent = words.lines(lines);
        note.textContent = lines > kept ? words.older(lines - kept) : '';
        if (lines <= 3) body.scrollIntoView({ block: 'nearest' });
    }

    function finish(text) {
        if (text === null) {
            if (!list) body.replaceChildren(h('p', { class: 'note' }, words.noBody));
            status.append(` · ${words.ended}`);
            return;
        }
        const { value } = read(text);
        const whole = value === undefined ? h('pre', {}, text || words.noBody) : jsonBlock(value, words.response);
        const isError = status.classList.contains('bad') && value?.message;
        body.replaceChildren(...isError ? [errorView(words, value), h('details', {}, h('summary', {}, words.raw), whole)] : [whole]);
        element.scrollIntoView({ block: 'nearest' });
    }

    function fail(error, stopped) {
        if (stopped) status.append(` · ${words.stopped}`);
        else show('bad', (status.classList.contains('pending') ? words.unreachable : words.cut) + error.message);
    }

    function show(kind, text) {
        status.className = `outcome ${kind}`;
        status.textContent = text;
    }
}

/** An error: its text in the reader's language, its reason, and the fields to correct. */
function errorView(words, error) {
    const detail = type => error.details?.find(one => one['@type']?.endsWith(`/google.rpc.${type}`));
    const info = detail('ErrorInfo');
    const text = language === 'en' ? error.message : detail('LocalizedMessage')?.message ?? error.message;
    const fields = detail('BadRequest')?.fieldViolations ?? [];
    return h('div', { class: 'error', role: 'alert' },
        h('p', { class: 'text' }, text),
        info && h('p', {}, h('code', { class: 'reason' }, info.reason), ' ', h('span', { class: 'grpc' }, info.domain)),
        fields.length > 0 && [h('h3', {}, words.fieldWrong), h('dl', {}, fields.map(field => [
            h('dt', {}, h('code', {}, field.field)),
            h('dd', {}, language === 'en' ? field.description : field.localizedMessage?.message ?? field.description),
        ]))]);
}

function read(text) {
    try {
        const value = JSON.parse(text);
        return { value, title: gist(value) };
    } catch {
        return { value: undefined, title: text.slice(0, 80) };
    }
}

/** What tells lines apart at a glance: the first two words of enums in a message, and its first text; the outer ones before the inner. */
function gist(value) {
    const texts = [];
    for (let level = [value]; level.length > 0; level = level.flatMap(part => part && typeof part === 'object' ? Object.values(part) : []))
        texts.push(...level.filter(part => typeof part === 'string' && part && part.length <= 48));
    const words = texts.filter(text => /^[A-Z][A-Z0-9_]+$/.test(text));
    return [...words.slice(0, 2), ...texts.filter(text => !words.includes(text)).slice(0, 1)].join(' · ');
}

function clock() {
    return new Date().toLocaleTimeString('zh-CN', { hour12: false });
}
