// A pasted command or console line becomes the request of the page, without its secrets.
import { withoutSecrets } from './link.js';

/** The request, and what a person should know. */
export function fromPaste(parsed, before) {
  if ('reason' in parsed) return { note: `${parsed.reason}.` };
  const [first, ...more] = parsed.requests;
  if (first === undefined) return { note: 'There is no cross-origin request in it.' };
  const { url, origin = before.origin, method, headers, credentials, body, cookie, notes } = first;
  const lines = headers.map((pair) => pair.join(': ')).join('\n');
  const request = { url, origin, method, headers: lines, credentials, body: body === undefined ? 'none' : 'string' };
  const clean = withoutSecrets({ policy: '', request, response: '' }).request;
  const hidden = cookie !== undefined || clean.url !== url || clean.headers !== lines;
  return {
    request: clean,
    note: [
      ...(hidden ? ['Cookies and secrets were removed.'] : []),
      ...(more.length > 0 ? [`It is the first of ${more.length + 1} requests.`] : []),
      ...notes,
    ].join(' '),
  };
}
