import { describe, expect, test } from 'vitest';
import { quoteLine, quoteResponse } from '../../src/diagnose/quote.ts';
import type { Header } from '../../src/explain.ts';
import { cpuTime } from '../support/cpu-time.ts';

const quoted = (status: number, type: string, body: string | undefined, ...headers: readonly Header[]) =>
  quoteLine(
    quoteResponse({ status, headers: [...(type === '' ? [] : [['Content-Type', type] as const]), ...headers], body }),
  );

const rows: readonly (readonly [what: string, status: number, type: string, body: string | undefined, line: string])[] =
  [
    ['nothing', 204, '', undefined, 'HTTP 204'],
    ['a title', 502, 'text/html', '<html><head><title>\n 502 Bad&nbsp;Gateway </title>', 'HTTP 502, "502 Bad Gateway"'],
    ['a title without a type', 502, '', '<!DOCTYPE html><title>Bad</title>', 'HTTP 502, "Bad"'],
    [
      'entities',
      200,
      'text/html',
      '<title>a &amp;&lt;&gt;&quot;&apos;&#39;&#8212;&what;</title>',
      'HTTP 200, "a &<>\\"\'\'—&what;"',
    ],
    ['a heading', 404, 'text/html', '<title> </title><h1 class="x">Not <b>here</b></h1>', 'HTTP 404, "Not here"'],
    ['text of a page', 404, 'text/html', '<style>b{}</style><script>x()</script><p>Gone</p>', 'HTTP 404, "Gone"'],
    ['an unclosed script', 404, 'text/html', '<p>Gone</p><script>x()', 'HTTP 404, "Gone"'],
    ['Express', 404, 'text/html', '<title>Error</title><body><pre>Cannot GET /x</pre>', 'HTTP 404, "Cannot GET /x"'],
    [
      'Express with a stack',
      500,
      'text/html',
      '<title>Error</title><pre>Error: no<br> &nbsp; &nbsp;at x.js:1</pre>',
      'HTTP 500, "Error: no"',
    ],
    ['a page that only says Error', 500, 'text/html', '<title>Error</title>', 'HTTP 500'],
    ['hexadecimal entities', 404, 'text/html', '<title>isn&#x27;t &#x1F600;</title>', 'HTTP 404, "isn\'t \u{1F600}"'],
    ['a comment', 404, 'text/html', `<!-- ${'x'.repeat(1500)} --><p>Gone</p>`, 'HTTP 404, "Gone"'],
    ['a page without text', 404, 'text/html', '<p></p>', 'HTTP 404'],
    ['message', 401, 'application/json', '{"message":"no token"}', 'HTTP 401, "no token"'],
    ['error', 401, 'application/problem+json', '{"Error":"no token"}', 'HTTP 401, "no token"'],
    ['error.message', 401, '', '{"error":{"code":1,"message":"no token"}}', 'HTTP 401, "no token"'],
    ['errors', 401, 'application/json', '{"errors":[{"detail":"no token"}]}', 'HTTP 401, "no token"'],
    ['a string', 401, 'application/json', '"no token"', 'HTTP 401, "no token"'],
    ['too deep', 401, 'application/json', '{"error":{"error":{"error":{"error":"x"}}}}', 'HTTP 401'],
    ['an empty list', 401, 'application/json', '{"errors":[]}', 'HTTP 401'],
    ['broken JSON', 401, 'application/json', '{"message":', 'HTTP 401'],
    ['JSON that breaks off', 500, 'application/json', '{"code":1,"message":"no \\"x', 'HTTP 500, "no"'],
    ['data that breaks off', 200, 'application/json', '{"message":"private","x":', 'HTTP 200'],
    ['a list of data', 200, 'application/json', '["private"]', 'HTTP 200'],
    ['a message in data', 200, 'application/json', '{"message":"private"}', 'HTTP 200'],
    ['an error with 200', 200, 'application/json', '{"errors":[{"message":"denied"}]}', 'HTTP 200, "denied"'],
    ['a title in data', 200, 'application/json', '{"title":"private"}', 'HTTP 200'],
    [
      'XML',
      403,
      'application/xml',
      '<Error><Code>A</Code><Message>No &lt;x&gt;</Message></Error>',
      'HTTP 403, "No <x>"',
    ],
    ['SOAP', 500, 'text/xml', '<s:Fault><faultstring>No</faultstring></s:Fault>', 'HTTP 500, "No"'],
    ['XML without a type', 403, '', '<?xml version="1.0"?><a/>', 'HTTP 403'],
    ['text', 403, 'text/plain; charset=utf-8', 'Host not in  allowlist\n', 'HTTP 403, "Host not in allowlist"'],
    ['text that is data', 200, 'text/plain', 'private', 'HTTP 200'],
    ['an image', 403, 'image/png', 'PNG', 'HTTP 403'],
    ['control characters', 403, 'text/plain', 'a\u001b[31m\u202eb', 'HTTP 403, "a\\\\u001b[31m\\\\u202eb"'],
  ];

test.each(rows)('%s', (_, status, type, body, line) => {
  expect(quoted(status, type, body)).toBe(line);
});

test('the server', () => {
  expect(quoted(403, 'text/plain', 'No', ['Server', 'AmazonS3'])).toBe('HTTP 403, Server: AmazonS3, "No"');
});

describe('at most 160 characters', () => {
  test.each([
    ['a long message', 'x'.repeat(1000), 'nginx'],
    ['a long server', 'No', 'y'.repeat(1000)],
    ['both', 'x'.repeat(1000), 'y'.repeat(1000)],
    ['quotation marks', '"'.repeat(1000), 'y'.repeat(1000)],
    ['control characters', '\u0000'.repeat(1000), '\u0085'.repeat(1000)],
  ])('%s', (_, body, server) => {
    const line = quoted(500, 'text/plain', body, ['Server', server]);
    expect(line.length).toBeLessThanOrEqual(160);
    expect(line).toMatch(/^HTTP 500, Server: .*\.\.\..*"$/);
  });

  test('hostile markup takes little time', () => {
    const time = cpuTime(() => {
      for (const part of ['<title', '<h1>', '<script>', '<', '&#1', '<message ']) {
        quoted(500, 'text/html', part.repeat(65_536 / part.length));
        quoted(500, 'application/xml', part.repeat(65_536 / part.length));
      }
    });
    expect(time).toBeLessThan(1000);
  });
});
