// The contents: services with their methods, found by any word of them.

import { h } from './dom.js';
import { words } from './words.js';

export function navigation(api, close) {
    const search = h('input', { type: 'search', placeholder: words.find, 'aria-label': words.find, autocomplete: 'off', oninput: filter });
    const nothing = h('p', { class: 'note', hidden: true, role: 'status' }, words.nothingFound);
    const groups = api.services.map(service => {
        const items = service.methods.map(method => {
            const summary = h('span', { class: 'summary' }, method.operation.summary);
            const what = h('span', { class: 'what' }, summary, h('code', {}, method.name));
            const item = h('li', {}, h('a', { href: `#/${method.id}` }, badge(method), what));
            const path = method.bindings[0]?.path ?? '';
            item.words = [method.operation.summary, method.name, path, service.title, service.name].join(' ').toLowerCase();
            return item;
        });
        return h('section', {}, h('h2', {}, service.title), h('ul', {}, items));
    });
    const fixed = h('ul', { class: 'fixed' },
        h('li', {}, h('a', { href: '#/' }, words.overview)),
        h('li', {}, h('a', { href: '#/reasons' }, words.reasons)),
        h('li', {}, h('a', { href: '#/types' }, words.types)));
    const nav = h('nav', { id: 'contents', 'aria-label': words.menu, onclick: leave }, search, fixed, groups, nothing);
    return { nav, search, mark };

    function leave(event) {
        if (event.target.closest('a')) close();
    }

    function filter() {
        const asked = search.value.trim().toLowerCase().split(/\s+/);
        for (const group of groups) {
            const items = [...group.querySelectorAll('li')];
            for (const item of items) item.hidden = !asked.every(word => item.words.includes(word));
            group.hidden = items.every(item => item.hidden);
        }
        nothing.hidden = groups.some(group => !group.hidden);
    }

    function mark(route) {
        for (const link of nav.querySelectorAll('a')) {
            if (link.hash === route || (link.hash === '#/types' && route.startsWith('#/types/'))) {
                link.setAttribute('aria-current', 'page');
                link.scrollIntoView({ block: 'nearest' });
            } else {
                link.removeAttribute('aria-current');
            }
        }
    }
}

/** How a method is called, in a word: its verb, or that it streams, or that only gRPC has it. */
export function badge(method) {
    const verb = method.bindings[0]?.verb ?? 'gRPC';
    return h('span', { class: `verb ${verb.toLowerCase()}` }, verb);
}
