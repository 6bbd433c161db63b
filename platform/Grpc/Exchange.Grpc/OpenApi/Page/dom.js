// Elements without innerHTML: whatever the contract or a server says is text, never markup.

/** Makes an element. `on…` attributes are listeners; false, null and undefined leave an attribute or a child out. */
export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === false || value === null || value === undefined) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter(child => child !== false && child !== null && child !== undefined));
    return element;
}

/** Text with `code` in backticks. */
export function inline(text) {
    return text.split(/(`[^`]+`)/).map(part => part.startsWith('`') && part.length > 2 ? h('code', {}, part.slice(1, -1)) : part);
}

/** A name that may break after its dots and slashes, and not within a word. */
export function breakable(name) {
    return name.split(/(?<=[./])/).map(part => [part, h('wbr')]);
}

/** A paragraph for each line. */
export function paragraphs(text) {
    return (text ?? '').split('\n').filter(Boolean).map(line => h('p', {}, inline(line)));
}

/** A button that copies a text and says so for a moment. */
export function copyButton(text, label, done) {
    const button = h('button', { type: 'button', class: 'quiet', onclick: copy }, label);
    return button;

    async function copy() {
        await navigator.clipboard.writeText(typeof text === 'function' ? text() : text);
        button.textContent = done;
        setTimeout(() => { button.textContent = label; }, 1500);
    }
}
