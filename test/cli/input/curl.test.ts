import { describe, expect, test } from 'vitest';
import { parseCurl } from '../../../src/cli/input/curl.ts';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';

const URL_ = 'https://api.example/x';
const FORM = ['Content-Type', 'application/x-www-form-urlencoded'];

interface Row {
  readonly words: readonly string[];
  readonly is: Partial<PastedRequest>;
}

const ROWS: readonly Row[] = [
  { words: [URL_], is: { kind: 'curl', url: URL_, method: 'GET', headers: [], credentials: 'same-origin', notes: [] } },
  { words: ['api.example/x'], is: { url: 'http://api.example/x' } },
  { words: ['--proto-default', 'https', 'api.example/x'], is: { url: URL_ } },
  { words: [`${URL_}#part`], is: { url: URL_ } },
  { words: ['--url', URL_, '-X', 'PATCH'], is: { method: 'PATCH' } },
  { words: ['-XPUT', URL_], is: { method: 'PUT' } },
  { words: ['-sSXPUT', URL_], is: { method: 'PUT' } },
  { words: ['--request=PUT', `--url=${URL_}`], is: { method: 'PUT', url: URL_ } },
  { words: ['-I', URL_], is: { method: 'HEAD' } },
  { words: ['-I', '--no-head', URL_], is: { method: 'GET' } },
  { words: ['-T', 'dir/a b.txt', 'https://api.example/'], is: { method: 'PUT', url: 'https://api.example/a%20b.txt' } },
  { words: ['-T', '-', 'https://api.example/'], is: { method: 'PUT', url: 'https://api.example/' } },
  { words: ['-T', 'f', URL_], is: { notes: ['--upload-file names the file "f", which is not read.'] } },
  { words: [URL_, '-d', 'a=1', '-d', 'b=2'], is: { method: 'POST', body: 'a=1&b=2', headers: [FORM] as never } },
  {
    words: [URL_, '-d', '@f', '-d', 'b'],
    is: { body: '&b', notes: ['--data names the file "f", which is not read.'] },
  },
  { words: [URL_, '--data-raw', '@f'], is: { body: '@f', notes: [] } },
  { words: [URL_, '--data-urlencode', 'a=b c&ü'], is: { body: 'a=b+c%26%C3%BC' } },
  { words: [URL_, '--data-urlencode', '=b c', '--data-urlencode', 'd~'], is: { body: 'b+c&d~' } },
  { words: [URL_, '--data-urlencode', 'a@f', '--data-urlencode', '@g'], is: { body: 'a=&' } },
  {
    words: [URL_, '--json', '{"a":', '--json', '1}'],
    is: {
      method: 'POST',
      body: '{"a":1}',
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
    },
  },
  { words: [`${URL_}?q=1#f`, '-G', '-d', 'a=1', '-d', 'b=2'], is: { method: 'GET', url: `${URL_}?q=1&a=1&b=2` } },
  { words: [URL_, '--url-query', 'a=b c', '--url-query', '+d=e%20f'], is: { url: `${URL_}?a=b+c&d=e%20f` } },
  {
    words: [URL_, '-H', 'X-One: 1', '-H', 'X-Two;'],
    is: {
      headers: [
        ['X-One', '1'],
        ['X-Two', ''],
      ],
    },
  },
  { words: [URL_, '-d', 'a', '-H', 'content-type: text/plain'], is: { headers: [['content-type', 'text/plain']] } },
  { words: [URL_, '-d', 'a', '-H', 'content-type:'], is: { headers: [], body: 'a' } },
  { words: [URL_, '-H', 'X-Empty: ', '-H', 'nonsense'], is: { headers: [] } },
  { words: [URL_, '-H', '@f'], is: { headers: [], notes: ['--header names the file "f", which is not read.'] } },
  { words: [URL_, '-H', ':authority: x', '-H', 'User-Agent: x', '-A', 'y'], is: { headers: [] } },
  { words: [URL_, '-H', 'Origin: https://app.example'], is: { origin: 'https://app.example' } },
  { words: [URL_, '-e', 'https://app.example/page;auto'], is: { origin: 'https://app.example' } },
  { words: [URL_, '-H', 'Origin;', '-e', 'nonsense'], is: { origin: undefined } },
  { words: [URL_, '-b', 'a=1', '-b', 'b=2'], is: { cookie: 'a=1; b=2', credentials: 'include' } },
  { words: [URL_, '-b', 'a=1', '-H', 'Cookie: b=2'], is: { cookie: 'b=2; a=1' } },
  {
    words: [URL_, '-b', 'jar.txt'],
    is: { credentials: 'same-origin', notes: ['--cookie names the file "jar.txt", which is not read.'] },
  },
  { words: [URL_, '-u', 'me:pw'], is: { headers: [['Authorization', 'Basic bWU6cHc=']], credentials: 'same-origin' } },
  { words: [URL_, '-u', 'me'], is: { headers: [['Authorization', 'Basic bWU6']] } },
  { words: [URL_, '-u', 'me:pw', '-H', 'authorization: Bearer x'], is: { headers: [['authorization', 'Bearer x']] } },
  { words: ['https://me:p%40w@api.example/x'], is: { url: URL_, headers: [['Authorization', 'Basic bWU6cEB3']] } },
  { words: ['https://me:%ff@api.example/x'], is: { headers: [['Authorization', 'Basic bWU6JWZm']] } },
  { words: [URL_, '--oauth2-bearer', 't'], is: { headers: [['Authorization', 'Bearer t']] } },
  {
    words: [URL_, '-u', 'me:pw', '--digest'],
    is: { headers: [], notes: ['--digest is not supported: the request is sent without authentication.'] },
  },
  { words: [URL_, '-r', '0-99'], is: { headers: [['Range', 'bytes=0-99']] } },
  { words: [URL_, '-r', '0-99', '-d', 'a'], is: { headers: [FORM] as never } },
  { words: ['-k', URL_], is: { insecure: true } },
  { words: ['-k', '--no-insecure', URL_], is: { insecure: undefined } },
  {
    words: ['-x', 'proxy:8080', '--cert', 'c.pem', '-K', 'rc', URL_],
    is: {
      notes: [
        '--cert names the file "c.pem", which is not read.',
        '--config names the file "rc", which is not read.',
        '--proxy is ignored.',
      ],
    },
  },
  { words: [URL_, '--url', '@urls'], is: { url: URL_, notes: ['--url names the file "urls", which is not read.'] } },
  { words: ['-o', 'out', '-c', 'jar', '-w', '%{http_code}', '-sL', '--', URL_], is: { url: URL_, notes: [] } },
  { words: ['-g', 'https://api.example/[1-3]'], is: { url: 'https://api.example/[1-3]' } },
  { words: ['https://api.example/\\[1-3\\]?a=\\{b\\}'], is: { url: 'https://api.example/[1-3]?a={b}' } },
  { words: ['https://[::1]:8443/x'], is: { url: 'https://[::1]:8443/x' } },
  { words: ['https://api.example/x?filter[name]=a\\b'], is: { url: 'https://api.example/x?filter[name]=a\\b' } },
  {
    words: ['--variable', 'id=7', '--expand-url', 'https://api.example/{{id}}/\\{{id}}', '-g'],
    is: { url: 'https://api.example/7/{{id}}'.replace(/[{}]/g, (char) => (char === '{' ? '%7B' : '%7D')), notes: [] },
  },
  {
    words: ['--variable', '%HOME', '--variable', 'f@g', '--expand-data', '{{HOME}}', URL_],
    is: { body: '{{HOME}}', notes: ['The curl variable "HOME" is not known and is not replaced.'] },
  },
  {
    words: ['-X', 'GET', '-d', 'a', URL_],
    is: { method: 'GET', body: undefined, notes: ['A page cannot send a body with GET: the body is omitted.'] },
  },
];

test.each(ROWS)('curl $words', ({ words, is }) => {
  const [request, ...more] = read(words);
  for (const [member, value] of Object.entries(is)) expect(request?.[member as keyof PastedRequest]).toEqual(value);
  expect(more).toEqual([]);
});

test('a form is a body of parts, without the contents of files', () => {
  const [request] = read([
    URL_,
    '-F',
    'a=b;type=text/plain',
    '-F',
    'f=@photo.jpg;type=image/jpeg',
    '-F',
    'g=<t',
    '-F',
    'h',
    '--form-string',
    'i=@j',
  ]);
  expect(request).toMatchObject({
    method: 'POST',
    headers: [['Content-Type', expect.stringMatching(/^multipart\/form-data; boundary=/)]],
  });
  expect(request?.body?.split('\r\n').filter((line) => !line.startsWith('-'))).toEqual([
    'Content-Disposition: form-data; name="a"',
    '',
    'b',
    'Content-Disposition: form-data; name="f"',
    '',
    '',
    'Content-Disposition: form-data; name="g"',
    '',
    '',
    'Content-Disposition: form-data; name="h"',
    '',
    '',
    'Content-Disposition: form-data; name="i"',
    '',
    '@j',
    '',
  ]);
  expect(request?.notes).toEqual([
    '--form names the file "photo.jpg", which is not read.',
    '--form names the file "t", which is not read.',
  ]);
});

describe('a copied preflight', () => {
  const words = [URL_, '-X', 'OPTIONS', '-H', 'Origin: https://app.example'];

  test('is read as the request that caused it', () => {
    const [request] = read([
      ...words,
      '-H',
      'Access-Control-Request-Method: PUT',
      '-H',
      'Access-Control-Request-Headers: content-type, x-one,accept',
    ]);
    expect(request).toEqual({
      kind: 'curl',
      url: URL_,
      origin: 'https://app.example',
      method: 'PUT',
      headers: [
        ['content-type', 'application/json'],
        ['x-one', 'unknown'],
        ['accept', '"'],
      ],
      credentials: 'same-origin',
      unknown: { method: false, headers: ['content-type', 'x-one', 'accept'] },
      notes: ['This is the preflight of a PUT request: the PUT request is explained.'],
    });
  });

  test('for a simple method without headers is sent, too', () => {
    const [request] = read([...words, '-k', '-H', 'Access-Control-Request-Method: GET']);
    expect(request).toMatchObject({ method: 'GET', headers: [], forcePreflight: true, insecure: true });
  });

  test('without Access-Control-Request-Method is an ordinary request', () => {
    expect(read(words)[0]).toMatchObject({ method: 'OPTIONS' });
  });
});

describe('several URLs', () => {
  test.each([
    [['https://api.example/{a,b}'], ['a', 'b']],
    [['https://api.example/[1-3]'], ['1', '2', '3']],
    [['https://api.example/[08-10]'], ['08', '09', '10']],
    [['https://api.example/[a-e:2]'], ['a', 'c', 'e']],
    [['https://api.example/[1-2]{x,y}'], ['1x', '1y', '2x', '2y']],
    [['https://api.example/[3-1]'], ['[3-1]']],
    [
      ['https://api.example/a', 'https://api.example/b'],
      ['a', 'b'],
    ],
    [
      ['https://api.example/a', '--next', '-X', 'PUT', 'https://api.example/b'],
      ['a', 'b'],
    ],
    [
      ['https://api.example/a', '-:', 'https://api.example/b'],
      ['a', 'b'],
    ],
    [['https://api.example/[1-9999999]'], Array.from({ length: 20 }, (_, index) => String(index + 1))],
    [
      ['https://api.example/[1-9]{a,b,c}'],
      Array.from({ length: 18 }, (_, at) => `${1 + (at >> 1)}${at % 2 === 0 ? 'a' : 'b'}`),
    ],
    [['https://api.example/[1-5:0]'], ['1', '2', '3', '4', '5']],
  ])('%j', (words, paths) => {
    expect(read(words).map(({ url }) => url)).toEqual(paths.map((path) => `https://api.example/${path}`));
  });

  test('options apply until --next', () => {
    const [first, second] = read(['-X', 'PUT', 'https://api.example/a', '--next', 'https://api.example/b']);
    expect([first?.method, second?.method]).toEqual(['PUT', 'GET']);
  });
});

test("corsmith's own long options are returned", () => {
  const own = new Map([
    ['origin', 'string'],
    ['send', 'boolean'],
  ] as const);
  const parsed = parseCurl([URL_, '--origin', 'https://a.example', '--send', '--origin=https://b.example'], own);
  expect(parsed).toMatchObject({ own: ['--origin', 'https://a.example', '--send', '--origin=https://b.example'] });
  expect(parseCurl(['--origin', 'https://a.example', URL_])).toEqual({ reason: 'curl has no option "--origin"' });
});

test.each([
  [[], 'The curl command has no URL'],
  [['-s'], 'The curl command has no URL'],
  [['ftp://api.example/x'], '"ftp://api.example/x" is not an http or https URL'],
  [['http://'], '"http://" is not an http or https URL'],
  [[URL_, '--nonsense'], 'curl has no option "--nonsense"'],
  [[URL_, '--no-nonsense'], 'curl has no option "--no-nonsense"'],
  [[URL_, '--no-header'], 'curl has no option "--no-header"'],
  [[URL_, '--silent=1'], "curl's option --silent takes no value"],
  [[URL_, '-sé'], 'curl has no option "-é"'],
  [[URL_, '-H'], "curl's option -H has no value: is the paste complete?"],
  [[URL_, '--header'], "curl's option --header has no value: is the paste complete?"],
  [['https://api.example/{a'], 'The URL has an unmatched {: add -g if it is part of the URL'],
  [['https://api.example/[1-3'], 'The URL has an unmatched [: add -g if it is part of the URL'],
  [['https://api.example/a}'], 'The URL has an unmatched }: add -g if it is part of the URL'],
  [
    [`https://api.example/${'{a,b}'.repeat(101)}`],
    'The URL has more than 100 sets and ranges: add -g if they are part of the URL',
  ],
  [Array.from({ length: 101 }, () => URL_), 'The curl command has 101 URLs: at most 100 are accepted'],
])('curl %j is refused with a reason', (words, reason) => {
  expect(parseCurl(words)).toEqual({ reason });
});

function read(words: readonly string[]): readonly PastedRequest[] {
  const parsed = parseCurl(words);
  if (isRefusal(parsed)) throw new Error(parsed.reason);
  return parsed.requests;
}
