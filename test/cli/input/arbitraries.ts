import fc from 'fast-check';
import type { Sent } from './formats.ts';

const name = fc.stringMatching(/^x-t-[a-z\d]{1,8}$/);
const text = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }),
  fc.stringMatching(/^[\\"'%^&!$`{}[\]()@<>|;=#~*? a-z\d]{1,20}$/),
);
const value = text.map((each) => each.trim()).filter((each) => each !== '');
const segment = fc.stringMatching(/^[\w.~!$&'()*+,;=:@%-]{0,12}$/).map((each) => each.replace(/%/g, '%25'));

const url = fc
  .tuple(
    fc.constantFrom('https://api.example', 'http://localhost:3000', 'https://[2001:db8::1]:8443'),
    fc.array(segment, { maxLength: 3 }),
    fc.option(fc.array(fc.stringMatching(/^[\w[\]{}|^%']{1,10}$/), { minLength: 1, maxLength: 3 })),
  )
  .map(([origin, path, query]) => {
    const search =
      query === null ? '' : `?${query.map((each) => `q=${encodeURIComponent(each).replace(/%5B/g, '[')}`).join('&')}`;
    return new URL(`${origin}/${path.join('/')}${search}`).href;
  });

const page = fc.constantFrom('https://app.example', 'http://localhost:5173');

/** Requests of a page with a body and headers of any printable text. */
export const sentRequest: fc.Arbitrary<Sent> = fc
  .record({
    url,
    page,
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
    own: fc.uniqueArray(fc.tuple(name, value), { selector: ([each]) => each, maxLength: 4 }),
    type: fc.option(fc.constantFrom('application/json', 'text/plain;charset=UTF-8')),
    cookies: fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[\w%.~!'()*+-]{1,10}$/)), {
      maxLength: 2,
    }),
    body: fc.oneof(text, fc.constant('{"a":"b","c":[1,"\\\\ \\" % ^ ! \' $(x) `y`"]}'), fc.constant('line 1\nline 2')),
  })
  .map(({ url, page, method, own, type, cookies, body }) => ({
    url,
    method,
    headers: [
      ['accept', '*/*'],
      ...(type === null && !hasBody(method) ? [] : [['content-type', type ?? 'text/plain'] as const]),
      ['origin', page],
      ['referer', `${page}/`],
      ['sec-fetch-mode', 'cors'],
      ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64) "quoted"'],
      ...own,
    ],
    cookies,
    body: hasBody(method) ? body : undefined,
  }));

function hasBody(method: string): boolean {
  return method !== 'GET' && method !== 'DELETE';
}
