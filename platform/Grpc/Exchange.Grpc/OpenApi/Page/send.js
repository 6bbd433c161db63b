// Calls the node: one answer, or lines as they come.

/**
 * @param call { verb, url, body, deadline } with the deadline in seconds.
 * @param signal Ends the call.
 * @param onHead Hears { status, ok, type } as soon as the answer begins.
 * @param onLine Hears each line of a stream.
 * @returns The answer's text, for an answer that is no stream.
 */
export async function send(call, signal, onHead, onLine) {
    const response = await fetch(call.url, { method: call.verb, headers: headersOf(call), body: call.body, signal, cache: 'no-store' });
    const type = response.headers.get('content-type') ?? '';
    onHead({ status: response.status, text: response.statusText, ok: response.ok });
    if (!response.ok || !type.includes('ndjson')) return response.text();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const lines = (rest + value).split('\n');
        rest = lines.pop();
        lines.filter(Boolean).forEach(onLine);
    }
    if (rest) onLine(rest);
    return null;
}

/** The same call for a shell. */
export function curl(call) {
    const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
    const headers = Object.entries(headersOf(call)).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
    const verb = call.verb === 'GET' ? [] : ['-X', call.verb];
    const body = call.body === undefined ? [] : [`-d ${quoted(call.body)}`];
    return ['curl', '-N', ...verb, quoted(new URL(call.url, document.baseURI).href), ...headers, ...body].join(' ');
}

function headersOf({ body, deadline }) {
    const headers = deadline ? { 'grpc-timeout': `${deadline}S` } : {};
    return body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
}
