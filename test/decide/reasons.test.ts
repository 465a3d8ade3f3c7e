import { describe, expect, test } from 'vitest';
import { type CorsOptions, type CorsReason, createPolicy, reasons } from '../../src/index.ts';

const A = 'https://a.example';

type Row = readonly [options: CorsOptions, headers: Readonly<Record<string, string>>, found: readonly unknown[]];

const actual = (options: CorsOptions, headers: Readonly<Record<string, string>>) =>
  reasons(createPolicy(options), { method: 'GET', headers });

const preflight = (options: CorsOptions, method: string, headers?: string, origin: string = A) =>
  reasons(createPolicy(options), {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(headers === undefined ? {} : { 'access-control-request-headers': headers }),
    },
  });

const is = (code: CorsReason['code'], message: string, more: Partial<CorsReason> = {}) =>
  expect.objectContaining({ code, message: expect.stringContaining(message), ...more });

describe('of an origin', () => {
  const rows: readonly Row[] = [
    [{ origin: A }, {}, []],
    [{ origin: A }, { origin: A }, []],
    [{}, { origin: 'https://any.example' }, []],
    [{ origin: false }, {}, []],
    [
      { origin: false },
      { origin: A },
      [is('cors-off', 'origin is false', { fix: 'Set origin to the origins that may read responses' })],
    ],
    [{ origin: A }, { origin: 'null' }, [is('origin-null', 'null')]],
    [{ origin: /^https:\/\/a\.example$/ }, { origin: 'null' }, [is('origin-null', 'sandboxed')]],
    [{ origin: A }, { origin: '' }, [is('origin-malformed', '""')]],
    [{ origin: A }, { origin: 'https://a.example/' }, [is('origin-malformed', '"https://a.example/"')]],
    [{ origin: A }, { origin: `${A}, ${A}` }, [is('origin-malformed', 'not an origin')]],
    [{ origin: A }, { origin: 'x\u001b[2J' }, [is('origin-malformed', '"x\\u001b[2J"')]],
    [{ origin: () => true }, { origin: A }, [is('origin-function', '"https://a.example"')]],
    [{ origin: () => true }, { origin: 'null' }, [is('origin-null', 'null')]],
    [{ origin: () => true }, { origin: 'x' }, [is('origin-malformed', '"x"')]],
    [{ origin: A }, { origin: 'https://b.example' }, [is('origin-not-allowed', '"https://b.example" is not allowed')]],
  ];

  test.each(rows)('%o %o', (options, headers, found) => {
    expect(actual(options, headers)).toEqual(found);
  });

  test('never suggests the server itself', () => {
    const [reason] = actual({ origin: A }, { origin: 'https://api.example:8443', host: 'api.example:8443' });
    expect(reason?.fix).toBe('This is the server itself: its own pages need no CORS');
    const others = [
      actual({ origin: A }, { origin: 'https://api.example', host: 'api.example' }),
      actual({ origin: A }, { origin: 'https://api.example', ':authority': 'api.example', host: 'b.example' }),
    ];
    expect(others.map(([other]) => other?.fix)).toEqual([reason?.fix, reason?.fix]);
  });

  test('every reason has a fix', () => {
    for (const [options, headers] of rows) {
      for (const { fix, message } of actual(options, headers)) expect(fix + message).toMatch(/^[A-Z][\x20-\x7e]{8,}$/);
    }
  });
});

describe('the closest origin', () => {
  const rows: readonly (readonly [
    listed: NonNullable<CorsOptions['origin']>,
    origin: string,
    difference: string | undefined,
  ])[] = [
    [A, 'http://a.example', '"https://a.example" is: the scheme differs'],
    [A, 'https://a.example:8443', '"https://a.example" is: the port differs'],
    ['http://a.example:8080', A, '"http://a.example:8080" is: scheme and port differ'],
    [A, 'https://www.a.example', '"https://a.example" is: a subdomain is a different origin'],
    ['https://www.a.example', A, '"https://www.a.example" is: the parent domain is a different origin'],
    [['https://b.example', A], 'http://a.example', '"https://a.example" is: the scheme differs'],
    [A, 'http://www.a.example', undefined],
    [A, 'https://www.a.example:8443', undefined],
    [A, 'https://b.example', undefined],
    [A, 'https://aa.example', undefined],
    ['https://*.a.example', A, '"https://any.a.example" is: only its subdomains are allowed'],
    ['http://a.example', 'http://localhost', undefined],
    ['http://localhost', 'http://a.example', undefined],
    ['http://*.a.example', 'https://x.a.example', '"http://x.a.example" is: the scheme differs'],
    ['https://*.a.example', 'http://x.a.example', '"https://x.a.example" is: the scheme differs'],
    ['https://*.a.example', 'https://x.a.example:8443', '"https://x.a.example" is: the port differs'],
    ...[9, 10].map(
      (length) =>
        [
          Array.from({ length }, (_, index) => `https://a${index}.example`),
          'http://a0.example',
          '"https://a0.example" is: the scheme differs',
        ] as const,
    ),
    [/^https:\/\/a\.example$/, 'http://a.example', '"https://a.example" is: the scheme differs'],
    [
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      '"http://localhost:3000" is: they are names for the same machine',
    ],
    ['http://localhost:*', 'http://[::1]:3000', '"http://localhost:3000" is: they are names for the same machine'],
    [
      Array.from({ length: 1001 }, (_, index) => (index === 1000 ? `${A}:8443` : `https://a${index}.test`)),
      `${A}:1`,
      undefined,
    ],
  ];

  test.each(rows)('row %#', (origin, asking, difference) => {
    const [reason] = actual({ origin }, { origin: asking });
    expect(reason?.message).toBe(`"${asking}" is not allowed${difference === undefined ? '' : `; ${difference}`}`);
    const entries = [origin].flat();
    const isShown = entries.length < 10 && entries.every((entry) => /^[^*/]+:\/\/[^*]+$/.test(String(entry)));
    const list = isShown ? entries.map((entry) => `'${entry}'`).join(', ') : '...origins';
    expect(reason?.fix).toBe(
      difference === undefined
        ? 'If this is your own origin, list it in origin'
        : `If its pages may read responses, set origin: [${list}, '${asking}']`,
    );
  });

  test('null is never the closest origin', () => {
    const options = { origin: ['null', A], dangerouslyAllow: ['null-origin'] } as const;
    expect(actual(options, { origin: 'http://a.example' })[0]?.message).toContain('the scheme differs');
  });
});

describe('of a preflight', () => {
  const method = (name: string, fix: string) => is('method-not-allowed', JSON.stringify(name), { names: [name], fix });
  const header = (...names: readonly string[]) => is('header-not-allowed', names.join(', '), { names });

  const rows: readonly (readonly [CorsOptions, string, string | undefined, readonly unknown[]])[] = [
    [{ origin: A }, 'PUT', undefined, []],
    [{ origin: A, methods: [] }, 'POST', undefined, []],
    [
      { origin: A, methods: ['PUT'] },
      'DELETE',
      undefined,
      [method('DELETE', "If pages may send it, set methods: ['PUT', 'DELETE']")],
    ],
    [
      { origin: A },
      'patch',
      undefined,
      [method('patch', "Use 'PATCH' in the page: browsers send this method exactly as written")],
    ],
    [{ origin: A, methods: '*' }, 'PURGE', undefined, []],
    [
      { origin: A, methods: 'Purge' },
      'PURGE',
      undefined,
      [method('PURGE', "Use 'Purge' in the page: browsers send this method exactly as written")],
    ],
    [{ origin: A, allowedHeaders: ['X-A'] }, 'PUT', undefined, []],
    [
      { origin: A, methods: 'GET' },
      'patch',
      undefined,
      [
        method(
          'patch',
          "Use 'PATCH' in the page: browsers send this method exactly as written; if pages may send it, set methods: ['GET', 'PATCH']",
        ),
      ],
    ],
    [
      { origin: A, methods: ['GET', 'it-s'] },
      'purge',
      undefined,
      [method('purge', "If pages may send it, set methods: ['GET', 'it-s', 'purge']")],
    ],
    [
      { origin: A, methods: '*' },
      'GET,PUT',
      undefined,
      [method('GET,PUT', 'Send one method in Access-Control-Request-Method')],
    ],
    [{ origin: A }, '', undefined, [method('', 'Send one method in Access-Control-Request-Method')]],
    [{ origin: A }, 'PUT', 'x-a,authorization', []],
    [{ origin: A, credentials: true }, 'PUT', 'x-a,authorization', []],
    [{ origin: A, credentials: true }, 'PUT', '', []],
    [
      { origin: A, credentials: true },
      'PUT',
      'x a',
      [is('header-not-allowed', '"x a" is not a valid list of headers', { names: ['x a'], fix: 'Send fewer headers' })],
    ],
    [
      { origin: A, credentials: true },
      'PUT',
      'x'.repeat(4097),
      [expect.objectContaining({ names: ['x'.repeat(4097)] })],
    ],
    [{ origin: A }, 'PUT', 'x'.repeat(4097), []],
    [{ origin: A, allowedHeaders: ['X-A'] }, 'PUT', 'x-a', []],
    [{ origin: A, allowedHeaders: ['X-A'] }, 'PUT', ' X-a , ,', []],
    [
      { origin: A, allowedHeaders: ['X-A'] },
      'PUT',
      'x-a,x-b,x-c',
      [
        is('header-not-allowed', "'x-b', 'x-c'", {
          names: ['x-b', 'x-c'],
          fix: "If pages may send them, set allowedHeaders: ['X-A', 'x-b', 'x-c']",
        }),
      ],
    ],
    [
      { origin: A, allowedHeaders: [] },
      'GET',
      'content-type',
      [
        is('header-not-allowed', "allowedHeaders lacks 'content-type'", {
          names: ['content-type'],
          fix: "If pages may send it, set allowedHeaders: ['content-type']",
        }),
      ],
    ],
    [
      { origin: A, allowedHeaders: ['X-A'] },
      'GET',
      'x a',
      [is('header-not-allowed', "'x a'", { names: ['x a'], fix: 'Send valid header names' })],
    ],
    [
      { origin: A, methods: 'GET', allowedHeaders: [] },
      'PUT',
      'x-a',
      [method('PUT', "If pages may send it, set methods: ['GET', 'PUT']"), header('x-a')],
    ],
    [{ origin: 'https://b.example', methods: 'GET' }, 'PUT', 'x-a', [is('origin-not-allowed', 'a.example')]],
    [
      { origin: () => true, methods: 'GET' },
      'PUT',
      undefined,
      [is('origin-function', A), method('PUT', "If pages may send it, set methods: ['GET', 'PUT']")],
    ],
  ];

  test.each(rows)('%o %s %s', (options, name, headers, found) => {
    expect(preflight(options, name, headers)).toEqual(found);
  });

  test('a message does not grow with the request', () => {
    const asked = Array.from({ length: 5000 }, (_, index) => `x-${index}`).join(',');
    const [reason] = preflight({ origin: A, allowedHeaders: [] }, 'GET', asked);
    expect(reason?.names).toHaveLength(5000);
    expect(reason?.message).toMatch(/^allowedHeaders lacks 'x-0', .*'x-19'$/);
    expect(reason?.fix).toMatch(/, 'x-19'\]$/);
  });
});
