// The pages that are not about one method.

import { h, inline, paragraphs } from './dom.js';
import { badge } from './nav.js';
import { schemaView, valuesView } from './schema.js';
import { language, words } from './words.js';

export function overviewPage(api) {
    const { info } = api.document;
    return h('article', { class: 'prose' },
        h('h1', { tabindex: '-1' }, info.title),
        h('p', { class: 'lead' },
            h('span', { class: 'tag' }, `${words.version} ${info.version}`), ' ',
            h('code', {}, info['x-package']), ' ',
            h('a', { href: `openapi.json?lang=${language}` }, 'OpenAPI 3.1')),
        h('h2', {}, words.how), paragraphs(info.description),
        h('h2', {}, words.services), h('div', { class: 'cards' }, api.services.map(serviceCard)));
}

function serviceCard(service) {
    const line = method => h('li', {}, badge(method), ' ', h('a', { href: `#/${method.id}` }, method.operation.summary));
    return h('section', { class: 'card' },
        h('h3', {}, service.title, ' ', h('code', {}, service.name)),
        paragraphs(service.description),
        h('ul', {}, service.methods.map(line)));
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
        h('thead', {}, h('tr', {}, [words.reason, words.code, words.meaning].map(title => h('th', { scope: 'col' }, title)))),
        h('tbody', {}, reasons.map(reasonRow))));
}

function reasonRow([name, { status, code, zh, en }]) {
    return h('tr', {},
        h('th', { scope: 'row' }, h('code', {}, name)),
        h('td', {}, h('span', { class: `status s${Math.floor(status / 100)}` }, `${status}`), h('span', { class: 'grpc' }, code)),
        h('td', {}, inline(language === 'en' ? en : zh)));
}

export function typesPage(api, wanted) {
    const cards = Object.entries(api.document.components.schemas).map(([name, schema]) => typeCard(api, name, schema, name === wanted));
    requestAnimationFrame(() => cards.find(card => card.open)?.scrollIntoView());
    return h('article', {}, h('h1', { tabindex: '-1' }, words.types), cards);
}

function typeCard(api, name, schema, open) {
    const title = h('strong', {}, name.split('.').at(-1));
    const card = h('details', { class: 'card', ontoggle: fill, open },
        h('summary', {}, title, h('div', { class: 'meaning' }, paragraphs(schema.description))), h('code', {}, name));
    return card;

    function fill() {
        if (!card.open || card.querySelector('.fields, .values')) return;
        card.append(schema.enum ? valuesView(schema) : schemaView(api, schema));
    }
}
