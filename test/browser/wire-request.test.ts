import { expect, test } from 'vitest';
import { type Header, type PageRequest, predict } from '../../src/explain.ts';

const PAGE: PageRequest = { origin: 'https://app.example.com', url: 'https://api.example.com/items' };

const rows: readonly (readonly [what: string, request: Partial<PageRequest>, headers: readonly Header[]])[] = [
  ['cross-origin, same site', {}, [['Origin', 'https://app.example.com'], ...metadata('cors', 'same-site')]],
  [
    'another site',
    { url: 'https://b.example/' },
    [['Origin', 'https://app.example.com'], ...metadata('cors', 'cross-site')],
  ],
  [
    'another scheme is another site',
    { origin: 'http://app.example.com' },
    [['Origin', 'http://app.example.com'], ...metadata('cors', 'cross-site')],
  ],
  [
    'neighbors on a shared host',
    { origin: 'https://a.github.io', url: 'https://b.github.io/' },
    [['Origin', 'https://a.github.io'], ...metadata('cors', 'cross-site')],
  ],
  [
    'neighbors below a registry of two levels',
    { origin: 'https://a.gov.uk', url: 'https://b.gov.uk/' },
    [['Origin', 'https://a.gov.uk'], ...metadata('cors', 'cross-site')],
  ],
  [
    'two names of one customer of a shared host',
    { origin: 'https://a.my-site.r2.dev', url: 'https://b.my-site.r2.dev/' },
    [['Origin', 'https://a.my-site.r2.dev'], ...metadata('cors', 'same-site')],
  ],
  [
    'one address, two ports',
    { origin: 'http://127.0.0.1:1', url: 'http://127.0.0.1:2/' },
    [['Origin', 'http://127.0.0.1:1'], ...metadata('cors', 'same-site')],
  ],
  ['the origin null', { origin: 'null' }, [['Origin', 'null'], ...metadata('cors', 'cross-site')]],
  [
    'no metadata by plain http',
    { origin: 'http://a.example', url: 'http://api.example/' },
    [['Origin', 'http://a.example']],
  ],
  ['own origin, GET', { origin: 'https://api.example.com' }, metadata('cors', 'same-origin')],
  [
    'own origin, POST',
    { origin: 'https://api.example.com', method: 'POST' },
    [['Origin', 'https://api.example.com'], ...metadata('cors', 'same-origin')],
  ],
  ['no-cors, GET', { mode: 'no-cors' }, metadata('no-cors', 'same-site')],
  [
    'no-cors, POST',
    { mode: 'no-cors', method: 'POST' },
    [['Origin', 'https://app.example.com'], ...metadata('no-cors', 'same-site')],
  ],
  [
    'no-cors, POST to plain http',
    { origin: 'http://a.example', url: 'http://api.example/', mode: 'no-cors', method: 'POST' },
    [['Origin', 'http://a.example']],
  ],
  [
    'no-cors, POST from https to loopback',
    { url: 'http://localhost/', mode: 'no-cors', method: 'POST' },
    [['Origin', 'null'], ...metadata('no-cors', 'cross-site')],
  ],
  [
    'cookie, same-origin mode elsewhere',
    { cookie: 'a=1' },
    [['Origin', 'https://app.example.com'], ...metadata('cors', 'same-site')],
  ],
  [
    'cookie, include',
    { cookie: 'a=1', credentials: 'include' },
    [['Origin', 'https://app.example.com'], ...metadata('cors', 'same-site'), ['Cookie', 'a=1']],
  ],
  [
    'cookie at home',
    { origin: 'https://api.example.com', cookie: 'a=1' },
    [...metadata('cors', 'same-origin'), ['Cookie', 'a=1']],
  ],
  [
    'cookie at home, omit',
    { origin: 'https://api.example.com', cookie: 'a=1', credentials: 'omit' },
    metadata('cors', 'same-origin'),
  ],
  [
    'headers that only no-cors leaves out',
    { mode: 'no-cors', headers: { 'X-One': '1', 'Accept-Language': 'de', accept: 'a/b' } },
    [['Accept-Language', 'de'], ['accept', 'a/b'], ...metadata('no-cors', 'same-site')],
  ],
  [
    'values that are judged together in no-cors',
    {
      mode: 'no-cors',
      headers: [
        ['Content-Language', 'de'],
        ['Content-Language', 'x'.repeat(126)],
      ],
    },
    [['Content-Language', 'de'], ...metadata('no-cors', 'same-site')],
  ],
];

test.each(rows)('%s', (_, request, headers) => {
  const { verdict } = predict({ ...PAGE, ...request }, []);
  const sent = verdict.kind === 'no-response' ? verdict.request.headers : [];
  expect(sent.filter(([name, value]) => name !== 'Accept' || value !== '*/*')).toEqual(headers);
});

const bodies: readonly (readonly [body: PageRequest['body'], type: string | undefined])[] = [
  [undefined, undefined],
  [{ kind: 'string' }, 'text/plain;charset=UTF-8'],
  [{ kind: 'URLSearchParams' }, 'application/x-www-form-urlencoded;charset=UTF-8'],
  [{ kind: 'FormData' }, 'multipart/form-data; boundary=----formdata'],
  [{ kind: 'Blob', type: 'application/json' }, 'application/json'],
  [{ kind: 'Blob', type: '' }, undefined],
  [{ kind: 'ArrayBuffer' }, undefined],
];

test.each(bodies)('the Content-Type that a body adds: %o', (body, type) => {
  const request = { ...PAGE, origin: 'https://api.example.com', method: 'POST', body };
  const contentType = (headers?: PageRequest['headers']) => {
    const { verdict } = predict({ ...request, headers }, []);
    const sent = verdict.kind === 'no-response' ? verdict.request.headers : [];
    return sent.filter(([name]) => name.toLowerCase() === 'content-type').map(([, value]) => value);
  };
  expect(contentType()).toEqual(type === undefined ? [] : [type]);
  expect(contentType({ 'content-type': 'a/b' })).toEqual(['a/b']);
});

function metadata(mode: string, site: string): readonly Header[] {
  return [
    ['Sec-Fetch-Dest', 'empty'],
    ['Sec-Fetch-Mode', mode],
    ['Sec-Fetch-Site', site],
  ];
}
