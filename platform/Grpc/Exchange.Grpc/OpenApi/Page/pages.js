// The pages that are not about one method.

import { h, inline, paragraphs } from './dom.js';
import { badge } from './nav.js';
import { schemaView, valuesView } from './schema.js';
import { language, words } from './words.js';

export function overviewPage(api) {
    const { info } = api.document;
    return h('article', { class: 'prose' },
        h('h1', { tabindex: '-1' }, info.title),
        h('p', { class: 'lead' }, h('span', { class: 'tag' }, `${words.version} ${info.version}`), ' ', h('code', {}, info['x-package']), ' ', h('a', { href: `openapi.json?lang=${language}` }, 'OpenAPI 3.1')),
        h('h2', {}, words.how), paragraphs(info.description),
        h('h2', {}, words.services),
        h('div', { class: 'cards' }, api.services.map(service => h('section', { class: 'card' },
            h('h3', {}, service.title, ' ', h('code', {}, service.name)),
            paragraphs(service.description),
            h('ul', {}, service.methods.map(method => h('li', {}, badge(method), ' ', h('a', { href: `#/${method.id}` }, method.operation.summary))))))));
}

export function reasonsPage(api) {
    const all = [...api.reasons.entries()];
    const own = all.filter(([, reason]) => !reason.shared);
    const shared = all.filter(([, reason]) => reason.shared);
    return h('article', {},
        h('h1', { tabindex: '-1' }, words.reasons),
        h('p', { class: 'lead' }, `${words.domain} `, h('code', {}, all[0]?.[1].domain ?? '')),
        reasonTable(own), h('h2', {}, words.sharedReasons), reasonTable(shared));
}

export function reasonTable(reasons) {
    return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.reasons }, h('table', { class: 'reasons' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, words.reason), h('th', { scope: 'col' }, words.code), h('th', { scope: 'col' }, words.meaning))),
        h('tbody', {}, reasons.map(([name, reason]) => h('tr', { id: `reason-${name}` },
            h('th', { scope: 'row' }, h('code', {}, name)),
            h('td', {}, h('span', { class: `status s${Math.floor(reason.status / 100)}` }, `${reason.status}`), h('span', { class: 'grpc' }, reason.code)),
            h('td', {}, inline(language === 'en' ? reason.en : reason.zh)))))));
}

export function typesPage(api, wanted) {
    const schemas = Object.entries(api.document.components.schemas);
    return h('article', {},
        h('h1', { tabindex: '-1' }, words.types),
        schemas.map(([name, schema]) => {
            const more = h('details', { class: 'card', ontoggle: fill, open: name === wanted },
                h('summary', {}, h('strong', {}, name.split('.').at(-1)), h('div', { class: 'meaning' }, paragraphs(schema.description))), h('code', {}, name));
            if (more.open) requestAnimationFrame(() => more.scrollIntoView());
            return more;

            function fill() {
                if (more.open && !more.querySelector('.fields, .values')) more.append(schema.enum ? valuesView(schema) : schemaView(api, schema));
            }
        }));
}
