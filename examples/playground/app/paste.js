// Turns a pasted command or console line into the page's request, without its secrets.
import { withoutSecrets } from './link.js';

/** The request, and a note for the user. */
export function fromPaste(parsed, before) {
  if ('reason' in parsed) return { note: `${parsed.reason}.` };
  const [first, ...more] = parsed.requests;
  if (first === undefined) return { note: 'This contains no cross-origin request.' };
  const { url, origin = before.origin, method, headers, credentials, body, cookie, notes } = first;
  const lines = headers.map((pair) => pair.join(': ')).join('\n');
  const request = { url, origin, method, headers: lines, credentials, body: body === undefined ? 'none' : 'string' };
  const clean = withoutSecrets({ policy: '', request, response: '' }).request;
  const hidden = cookie !== undefined || clean.url !== url || clean.headers !== lines;
  return {
    request: clean,
    note: [
      ...(hidden ? ['Cookies and secrets were removed.'] : []),
      ...(more.length > 0 ? [`This is the first of ${more.length + 1} requests.`] : []),
      ...notes,
    ].join(' '),
  };
}
