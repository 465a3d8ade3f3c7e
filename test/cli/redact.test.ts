import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/cli/redact.ts';

describe('a URL, anywhere in a text', () => {
  test.each([
    ['GET https://api.example/x?token=abc&page=2#top', 'GET https://api.example/x?token=REDACTED&page=2#top'],
    [
      'https://api.example/?access_token=a&api_key=b&apikey=c&client_secret=d',
      'https://api.example/?access_token=REDACTED&api_key=REDACTED&apikey=REDACTED&client_secret=REDACTED',
    ],
    [
      'https://s3.example/?X-Amz-Signature=a&X-Amz-Credential=b&X-Amz-Date=c',
      'https://s3.example/?X-Amz-Signature=REDACTED&X-Amz-Credential=REDACTED&X-Amz-Date=c',
    ],
    [
      'https://api.example/?password=a&pwd=b&sig=c&auth=d&jwt=e&sessionid=f&code=g',
      'https://api.example/?password=REDACTED&pwd=REDACTED&sig=REDACTED&auth=REDACTED&jwt=REDACTED&sessionid=REDACTED&code=REDACTED',
    ],
    ['"https://app.example/#access_token=a" is', '"https://app.example/#access_token=REDACTED" is'],
    ['https://me:pw@api.example/', 'https://REDACTED@api.example/'],
    [
      'https://api.example/?keyword=shoes&design=x&zipcode=1&author=y',
      'https://api.example/?keyword=shoes&design=x&zipcode=1&author=y',
    ],
    ['https://api.example/?token=&x', 'https://api.example/?token=&x'],
    ['/login?next=%2Fitems%3Ftoken%3Dabc%26x%3D1', '/login?next=%2Fitems%3Ftoken%3DREDACTED'],
    ['https://me:p@ss@api.example/?a@b', 'https://REDACTED@api.example/?a@b'],
    ['//me:pw@api.example/', '//REDACTED@api.example/'],
    ['the JWT eyJhbGciOiJI.eyJzdWIi.c2ln is old', 'the JWT REDACTED is old'],
    ['sk_live_abcdefghijklmnop, AKIAIOSFODNN7EXAMPLE, ghp_abcdefghij0123', 'REDACTED, REDACTED, REDACTED'],
    ['got Bearer abcdefg123, not Basic YTpiYTpi==', 'got REDACTED, not REDACTED'],
    ['Bearer authentication or Basic Authentication', 'Bearer authentication or Basic Authentication'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});

describe('headers', () => {
  test.each([
    ['Authorization', 'Bearer abc.def', 'Bearer REDACTED'],
    ['authorization', 'abc', 'REDACTED'],
    ['Proxy-Authorization', 'Basic YTpi', 'Basic REDACTED'],
    ['Cookie', 'a=1; b=2', 'a=REDACTED; b=REDACTED'],
    ['Cookie', 'naked', 'REDACTED'],
    ['Set-Cookie', 'sid=abc; Path=/; SameSite=None', 'sid=REDACTED; Path=/; SameSite=None'],
    ['X-Api-Key', 'abc def', 'REDACTED'],
    ['Set-Cookie2', 'sid=abc; Path=/', 'sid=REDACTED; Path=/'],
    ['DPoP', 'abc', 'REDACTED'],
    ['Access-Control-Allow-Origin', 'https://api.example/?token=abc', 'https://api.example/?token=REDACTED'],
    ['X-CSRF-Token', 'abc', 'REDACTED'],
    ['Location', '/login?token=abc', '/login?token=REDACTED'],
    ['Access-Control-Allow-Credentials', 'true', 'true'],
    ['Access-Control-Allow-Headers', 'authorization, x-api-key', 'authorization, x-api-key'],
    ['Content-Type', 'text/html', 'text/html'],
  ])('%s: %s', (name, value, clean) => {
    expect(redact({ headers: [[name, value]] })).toEqual({ headers: [[name, clean]] });
    expect(redact({ headers: { [name]: value } })).toEqual({ headers: { [name]: clean } });
    expect(redact({ name, value })).toEqual({ name, value: clean });
  });

  test('the member cookie is redacted, too', () => {
    expect(redact({ request: { cookie: 'a=1' } })).toEqual({ request: { cookie: 'a=REDACTED' } });
  });

  test('header names alone are not redacted', () => {
    const data = {
      names: ['authorization', 'x-api-key'],
      headers: ['odd', [1, 2]],
      name: 'authorization',
      key: 'value',
    };
    expect(redact(data)).toEqual(data);
  });
});

test('a secret is replaced everywhere else, too', () => {
  const data = {
    request: { url: 'https://api.example/?token=abcdefgh12', headers: [['Authorization', 'Bearer zyxwvuts98']] },
    steps: [{ message: 'Invalid token zyxwvuts98', seen: 'abcdefgh12', passed: true, hop: 0, none: null }],
  };
  expect(redact(data).steps).toEqual([
    { message: 'Invalid token REDACTED', seen: 'REDACTED', passed: true, hop: 0, none: null },
  ]);
});

test.each([
  ['token=abc', 'token=REDACTED'],
  ['{"api_key":"abc"}', '{"api_key":"REDACTED"}'],
  ["password: 'abc'", "password: 'REDACTED'"],
  ['the key: abc123 is unknown', 'the key: REDACTED is unknown'],
  ['Invalid API key: authentication failed', 'Invalid API key: authentication failed'],
  ['color: abc123', 'color: abc123'],
])('a message from a server: %s', (message, clean) => {
  expect(redact({ failedResponse: { message } })).toEqual({ failedResponse: { message: clean } });
  expect(redact({ connectionError: { message } })).toEqual({ connectionError: { message: clean } });
});

test("corsmith's own text is not redacted", () => {
  const fix = "credentials: 'include' and Access-Control-Allow-Credentials: true_1";
  expect(redact({ fix })).toEqual({ fix });
});

test('a secret in a URL is also found in its decoded form', () => {
  expect(redact({ url: '/?token=a%2Fb%2Fc%2Fde', text: 'a/b/c/de' }).text).toBe('REDACTED');
  expect(redact({ url: '/?token=a%2Fb%2Fc%zz', text: 'a/b/c' }).text).toBe('a/b/c');
});

test('a URL in a cookie is not replaced elsewhere', () => {
  const url = 'https://api.example';
  expect(redact({ headers: [['Cookie', `next=${url}`]], url })).toEqual({
    headers: [['Cookie', 'next=REDACTED']],
    url,
  });
});

test('a short secret is replaced only where it belongs', () => {
  expect(redact({ url: 'https://api.example/?key=true', text: 'true' })).toEqual({
    url: 'https://api.example/?key=REDACTED',
    text: 'true',
  });
});

test('no secret is left, whatever the data', () => {
  // fast-check also makes the names of Object.prototype, which are keys of its JSON
  const secret = fc
    .stringMatching(/^[A-Za-z\d+/_.~-]{8,20}$/)
    .filter((text) => !/REDACTED/.test(text) && !(text in {}));
  const place = fc.constantFrom(
    (text: string) => ({ headers: [['authorization', `Bearer ${text}`]] }),
    (text: string) => ({ headers: { Cookie: `a=1; b=${text}` } }),
    (text: string) => ({ headers: [['Set-Cookie', `b=${text}; Secure`]] }),
    (text: string) => ({ url: `https://api.example/?x=1&token=${text}` }),
  );
  fc.assert(
    fc.property(secret, place, fc.json(), (text, put, json) => {
      const printed = JSON.stringify(redact({ first: `before ${text} after`, other: JSON.parse(json), ...put(text) }));
      expect(printed).not.toContain(text);
    }),
    { seed: 1 },
  );
});
