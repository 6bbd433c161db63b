// The panel on which a call is tried.

import { copyButton, h } from './dom.js';
import { callForm, InputError } from './form.js';
import { answerView } from './answer.js';
import { curl, send } from './send.js';
import { words } from './words.js';

export function tryPanel(api, method) {
    let form = callForm(api, method.bindings[0]);
    let running;
    const place = h('div', {}, form.element);
    const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
    const deadline = h('input', { type: 'number', min: '1', max: '3600', value: method.isStream ? '300' : '10' });
    const sendButton = h('button', { type: 'submit', class: 'primary' }, words.send);
    const stopButton = h('button', { type: 'button', class: 'danger', hidden: true, onclick: () => running?.abort() }, words.stop);
    const idButton = h('button', { type: 'button', class: 'quiet', onclick: () => form.freshId() }, words.newId);
    const restoreButton = h('button', { type: 'button', class: 'quiet', onclick: () => form.restore() }, words.restore);
    const answer = answerView(words);
    const shell = h('code', {});
    const panel = h('form', { novalidate: true, onsubmit: submit, onkeydown: shortcut },
        method.bindings.length > 1 && choice(), place,
        problem,
        h('div', { class: 'buttons' }, sendButton, stopButton, h('label', { class: 'deadline' }, words.deadline, deadline)),
        h('div', { class: 'buttons' }, idButton, restoreButton),
        method.operation['x-idempotency'] !== 'NO_SIDE_EFFECTS' && h('p', { class: 'note' }, words.warn),
        h('details', { class: 'example', ontoggle: showCurl },
            h('summary', {}, words.curl),
            h('pre', { tabindex: '0' }, shell),
            copyButton(() => shell.textContent, words.copy, words.copied)));
    idButton.hidden = !form.hasId;
    // A page that is left takes its call along.
    addEventListener('hashchange', () => running?.abort(), { once: true });
    return h('aside', { class: 'try', 'aria-label': words.tryIt }, h('h2', {}, words.tryIt), panel, answer.element);

    function choice() {
        return [
            h('label', { for: 'binding' }, words.path),
            h('select', { id: 'binding', onchange: event => choose(method.bindings[event.target.selectedIndex]) },
                method.bindings.map(({ verb, path }) => h('option', {}, `${verb} ${path}`))),
        ];
    }

    function choose(binding) {
        form = callForm(api, binding);
        place.replaceChildren(form.element);
        idButton.hidden = !form.hasId;
    }

    function readCall() {
        const select = panel.querySelector('#binding');
        const { verb } = method.bindings[select?.selectedIndex ?? 0];
        return { verb, deadline: Math.ceil(Number(deadline.value)) || undefined, ...form.read() };
    }

    function showCurl({ target }) {
        if (!target.open) return;
        try {
            shell.textContent = curl(readCall());
        } catch (error) {
            shell.textContent = error.message;
        }
    }

    async function submit(event) {
        event.preventDefault();
        const call = check();
        if (!call) return;
        running?.abort();
        const own = running = new AbortController();
        busy(true);
        answer.begin();
        try {
            answer.finish(await send(call, own.signal, answer.head, answer.line));
        } catch (error) {
            answer.fail(error, own.signal.aborted);
        } finally {
            if (running === own) busy(false);
        }
    }

    function check() {
        problem.hidden = true;
        try {
            return readCall();
        } catch (error) {
            if (!(error instanceof InputError)) throw error;
            problem.textContent = error.message;
            problem.hidden = false;
            error.input.focus();
            return null;
        }
    }

    function busy(is) {
        stopButton.hidden = !is;
        sendButton.disabled = is;
        panel.toggleAttribute('data-busy', is);
    }

    function shortcut(event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !sendButton.disabled) {
            event.preventDefault();
            panel.requestSubmit();
        }
    }
}
