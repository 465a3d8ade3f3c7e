import { describe, expect, test } from 'vitest';
import { parsePaste } from '../../../src/cli/input/recognize.ts';

const URL_ = 'https://api.example/x';

describe('a fetch() call', () => {
  test('has the origin in its referrer', () => {
    const text = `fetch("${URL_}", {"headers":{"accept":"*/*"},"referrer":"https://app.example/page","body":null,"method":"GET","mode":"cors","credentials":"omit"});`;
    expect(parsePaste(text)).toMatchObject({
      requests: [{ kind: 'fetch', url: URL_, origin: 'https://app.example', credentials: 'omit' }],
    });
  });

  test.each(['', undefined, 'about:client'])('has no origin with the referrer %j', (referrer) => {
    const text = `await fetch(${JSON.stringify(URL_)}, ${JSON.stringify({ referrer, method: 'GET', mode: 'cors' })});`;
    expect(parsePaste(text)).toMatchObject({ requests: [{ kind: 'fetch', origin: undefined }] });
  });

  test('notes that DevTools chose the credentials mode, not the page', () => {
    const text = `fetch("${URL_}", {"method":"GET","mode":"cors","credentials":"include"})`;
    expect(parsePaste(text)).toMatchObject({
      requests: [{ credentials: 'include', notes: [expect.stringMatching(/inferred credentials: "include"/)] }],
    });
  });

  test('keeps another mode', () => {
    expect(parsePaste(`fetch("${URL_}", {"mode":"no-cors"})`)).toMatchObject({ requests: [{ mode: 'no-cors' }] });
  });

  test('can consist of a URL alone', () => {
    expect(parsePaste(`fetch("${URL_}")`)).toMatchObject({ requests: [{ kind: 'fetch', method: 'GET' }] });
  });

  test('for Node.js has its cookies and its Referer among the headers', () => {
    const text = `fetch("${URL_}", {"headers":{"cookie":"a=1","Referer":"https://app.example/","x-n":7},"body":"(\\")","method":"PUT"});`;
    expect(parsePaste(text)).toMatchObject({
      requests: [{ kind: 'node-fetch', origin: 'https://app.example', cookie: 'a=1', body: '(")', headers: [] }],
    });
  });

  test.each([
    [`fetch('${URL_}')`, /must be JSON/],
    [`fetch("${URL_}", { method: "PUT" })`, /must be JSON/],
    [`fetch("${URL_}", {"method":1})`, /must be JSON/],
    [`fetch("${URL_}", {"headers":[]})`, /must be JSON/],
    [`fetch("${URL_}", {}, {})`, /must be JSON/],
    [`fetch("${URL_}", [])`, /must be JSON/],
    ['fetch(1)', /must be JSON/],
    ['fetch("/x")', /"\/x" is not an http or https URL/],
    [`fetch("${URL_}", {"method":"GET"`, /no closing parenthesis/],
    [`fetch("${URL_}"); x()`, /Expected a fetch\(\) call, got "x\(\)"/],
    [`fetch(f("${URL_}"))`, /must be JSON/],
  ])('%s is refused', (text, reason) => {
    expect(parsePaste(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('a PowerShell command', () => {
  test('of Chromium', () => {
    const text = [
      '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
      '$session.UserAgent = "Mozilla/5.0"',
      '$session.Cookies.Add((New-Object System.Net.Cookie("a", "1", "/", ".api.example")))',
      `Invoke-WebRequest -UseBasicParsing -Uri "${URL_}" \``,
      '-Method "PUT" `',
      '-WebSession $session `',
      '-Headers @{',
      '"x-one"="`$1 `"2`" ``"',
      '  "origin"="https://app.example"',
      '} `',
      '-ContentType "application/json" `',
      '-Body ([System.Text.Encoding]::UTF8.GetBytes("{`"a`":`"$([char]55357)$([char]56832)$([char]10)`"}"))',
    ].join('\n');
    expect(parsePaste(text)).toEqual({
      requests: [
        {
          kind: 'powershell',
          url: URL_,
          origin: 'https://app.example',
          method: 'PUT',
          headers: [
            ['x-one', '$1 "2" `'],
            ['Content-Type', 'application/json'],
          ],
          credentials: 'include',
          cookie: 'a=1',
          body: '{"a":"\u{1F600}\n"}',
          notes: [],
        },
      ],
    });
  });

  test('by hand', () => {
    const text = `Invoke-RestMethod 'https://api.example/it''s' -Method post -Headers @{ Accept = "a""b$c"; 'X-N' = '1' } -Body 'x' -SkipCertificateCheck; "next"`;
    expect(parsePaste(text)).toMatchObject({
      requests: [
        {
          url: "https://api.example/it's",
          method: 'POST',
          body: 'x',
          headers: [
            ['Accept', 'a"b$c'],
            ['X-N', '1'],
          ],
        },
      ],
    });
  });

  test('a session without cookies, and a cookie that cannot be read', () => {
    const text = `$session = New-Object X\n$session.Cookies.Add(1)\nInvoke-WebRequest -Uri "${URL_}" -WebSession $session -Body (Get-Content x) -Method`;
    expect(parsePaste(text)).toMatchObject({ requests: [{ credentials: 'same-origin', method: '', body: '' }] });
  });

  test.each([
    [`Invoke-WebRequest -Uri "${URL_}`, /A quote " is not closed/],
    [`Invoke-WebRequest -Uri '${URL_}''`, /A quote ' is not closed/],
    ['Invoke-WebRequest -UseBasicParsing', /has no -Uri/],
    ['$x = "Invoke-WebRequest"', /No Invoke-WebRequest command was found/],
    ['Invoke-WebRequest -Uri x', /"x" is not an http or https URL/],
  ])('%s is refused', (text, reason) => {
    expect(parsePaste(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('the output of curl -v', () => {
  const output = (lines: string, ...start: readonly string[]) =>
    [...start, ...lines.split('\n'), '< HTTP/2 200'].join('\n');

  test.each([
    ['over TLS', '* SSL connection using TLSv1.3', 'https://api.example/x'],
    ['over HTTP/2', '* [HTTP/2] [1] [:scheme: https]', 'https://api.example/x'],
    ['in plain', '* Connected to api.example (192.0.2.1) port 80', 'http://api.example/x'],
  ])('%s', (_, line, url) => {
    expect(
      parsePaste(output('> GET /x HTTP/2\n> Host: api.example\n> Origin: https://app.example\n> ', line)),
    ).toMatchObject({
      requests: [{ kind: 'curl-verbose', url, origin: 'https://app.example', headers: [] }],
    });
  });

  test('a request to a proxy has its whole URL', () => {
    expect(parsePaste(output('> GET http://api.example/x HTTP/1.1\n> X-One: 1\n>\n> no header'))).toMatchObject({
      requests: [{ url: 'http://api.example/x', headers: [['X-One', '1']] }],
    });
  });

  test('the tunnel through a proxy and the requests after a redirect are left out', () => {
    const text = [
      '*   Trying 192.0.2.1:3128...',
      '> CONNECT api.example:443 HTTP/1.1',
      '> Host: api.example:443',
      '* SSL connection using TLSv1.3',
      '> GET /x HTTP/1.1',
      '> Host: api.example',
      '> : nothing',
      '< HTTP/1.1 302 Found',
      "* Issue another request to this URL: 'http://api.example/y'",
      '*   Trying 192.0.2.1:80...',
      '> GET /y HTTP/1.1',
      '> Host: api.example',
      '',
      '> GET /z HTTP/1.1',
      '> Host: api.example',
    ].join('\r\n');
    expect(parsePaste(text)).toMatchObject({ requests: [{ url: URL_ }, { url: 'http://api.example/z' }] });
  });

  test('a note says that the body is missing', () => {
    expect(parsePaste('> POST /x HTTP/1.1\n> Host: api.example\n> Content-Length: 7')).toMatchObject({
      requests: [{ method: 'POST', body: '', notes: [expect.stringMatching(/does not include the body/)] }],
    });
  });

  test('without Host it is refused', () => {
    expect(parsePaste('> GET /x HTTP/1.1')).toEqual({ reason: 'The output of curl -v has no Host header' });
  });
});

describe('text of any kind', () => {
  test('a URL', () => {
    expect(parsePaste(`\ufeff ${URL_}#part\n`)).toEqual({
      requests: [
        {
          kind: 'url',
          url: URL_,
          origin: undefined,
          method: 'GET',
          headers: [],
          credentials: 'same-origin',
          notes: [],
        },
      ],
    });
  });

  test.each([
    ['', /^The input is empty: expected a HAR file, the output of curl -v, a curl command, /],
    ['hello\nworld', /^"hello" was not recognized: expected /],
    [`curl ${'x '.repeat(2_500_000)}`, /^Only a HAR file can be longer than 5 MB/],
    ['x'.repeat(500), /^"x{77}\.\.\." was not recognized/],
  ])('%.40s is refused', (text, reason) => {
    expect(parsePaste(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('headers that the browser sets', () => {
  test.each([
    [
      'Cache-Control: no-cache and Pragma: no-cache of "Disable cache"',
      ['cache-control: no-cache', 'pragma: no-cache'],
      [],
    ],
    ['Cache-Control of a reload', ['cache-control: max-age=0'], []],
    ['Cache-Control of an EventSource', ['cache-control: no-cache', 'accept: text/event-stream'], ['accept']],
    ['Accept-Language', ['accept-language: de,en;q=0.5'], []],
    ["the page's own Accept-Language", ['accept-language: "de"'], ['accept-language']],
    ["the page's own Cache-Control", ['cache-control: no-cache'], ['cache-control']],
    ["the page's own Pragma", ['pragma: x', 'cache-control: no-store'], ['pragma', 'cache-control']],
    [
      'Priority, User-Agent, Sec-Fetch-*, Origin, Cookie',
      ['priority: u=1', 'user-agent: x', 'sec-fetch-mode: cors', 'origin: x', 'cookie: a=1'],
      [],
    ],
  ])('%s', (_, lines, names) => {
    const words = lines.map((line) => `-H '${line}'`).join(' ');
    expect(parsePaste(`curl '${URL_}' ${words}`)).toMatchObject({
      requests: [{ headers: names.map((name) => [name, expect.any(String)]) }],
    });
  });
});
