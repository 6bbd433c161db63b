// Reads the description, then shows the page that the address names: #/Service/Method, #/reasons, #/types/Name or the overview.

import { load } from './api.js';
import { h } from './dom.js';
import { navigation } from './nav.js';
import { operationPage } from './operation.js';
import { overviewPage, reasonsPage, typesPage } from './pages.js';
import { language, words } from './words.js';

const main = h('main', { id: 'content' }, h('p', { class: 'note' }, words.loading));
document.documentElement.lang = language;
applyTheme(localStorage.getItem('theme'));
document.body.replaceChildren(main);

try {
    start(await load());
} catch (error) {
    console.error(error);
    main.replaceChildren(h('p', { class: 'callout', role: 'alert' }, words.loadFailed));
}

function start(api) {
    const contents = navigation(api, () => menu(false));
    const opener = h('button', { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': 'contents' }, words.menu);
    opener.addEventListener('click', () => menu(opener.ariaExpanded !== 'true'));
    document.body.replaceChildren(
        h('a', { class: 'skip', href: '#content', onclick: skip }, words.skip),
        header(api, opener), contents.nav, main);
    addEventListener('hashchange', () => show(true));
    addEventListener('keydown', event => {
        if (event.key === 'Escape') menu(false);
        if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
            event.preventDefault();
            menu(true);
            contents.search.focus();
        }
    });
    show(false);

    function show(moved) {
        const route = location.hash || '#/';
        const view = page(api, route.slice(2));
        main.replaceChildren(...[view].flat());
        contents.mark(route);
        const heading = main.querySelector('h1');
        document.title = [...new Set([heading?.textContent, api.document.info.title].filter(Boolean))].join(' · ');
        if (!moved) return;
        scrollTo(0, 0);
        heading?.focus({ preventScroll: true });
    }

    function menu(open) {
        opener.ariaExpanded = `${open}`;
        document.body.toggleAttribute('data-menu', open);
    }

    function skip(event) {
        event.preventDefault();
        main.querySelector('h1')?.focus();
    }
}

function page(api, route) {
    if (route === '') return overviewPage(api);
    if (route === 'reasons') return reasonsPage(api);
    if (route === 'types' || route.startsWith('types/')) return typesPage(api, route.slice('types/'.length));
    const method = api.methods.find(candidate => candidate.id === route);
    return method ? operationPage(api, method) : h('p', { class: 'callout' }, words.notFound);
}

function header(api, opener) {
    const icon = h('img', { src: 'docs/icon.svg', alt: '', width: '28', height: '28' });
    const theme = h('button', { type: 'button', class: 'quiet', title: words.theme, 'aria-label': words.theme, onclick: changeTheme }, '◐');
    return h('header', {}, opener,
        h('a', { class: 'brand', href: '#/' }, icon, h('strong', {}, api.document.info.title), h('span', {}, words.docs)),
        h('div', { class: 'links' }, h('a', { class: 'source', href: `openapi.json?lang=${language}` }, 'OpenAPI'), languageLink(), theme));
}

function languageLink() {
    const [href, lang] = language === 'en' ? ['?', 'zh-CN'] : ['?lang=en', 'en'];
    const link = h('a', { href, lang, hreflang: lang }, words.otherLanguage);
    // The page stays where it is when the language changes.
    link.addEventListener('click', () => { link.hash = location.hash; });
    return link;
}

function changeTheme() {
    applyTheme(isDark() ? 'light' : 'dark');
}

function isDark() {
    return (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
}

function applyTheme(theme) {
    if (!theme) return;
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
}
