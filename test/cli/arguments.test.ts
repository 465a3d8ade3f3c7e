import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../../src/cli/run.ts';
import { corsmith } from './terminal.ts';

const URL = 'https://api.example/items';

const wrong: readonly (readonly [what: string, argv: readonly string[], line: string])[] = [
  ['nothing', [], 'no command: use explain <url> or check <file>, or see --help'],
  ['another command', ['explian'], 'unknown command "explian": the commands are explain, check and help'],
  ['no file', ['check'], 'check needs a file'],
  ['two files', ['check', 'a.js', 'b.js'], 'check takes one file'],
  ['two URLs', ['explain', URL, URL], 'explain takes one input'],
  ['an unknown option', ['explain', URL, '--metod', 'PUT'], "Unknown option '--metod'"],
  ['an option without its value', ['explain', URL, '--method'], "Option '-X, --method <value>' argument missing"],
  [
    'no scheme',
    ['explain', 'api.example/items'],
    '"api.example/items" is not an http or https URL: did you mean https://api.example/items?',
  ],
  ['another scheme', ['explain', 'ftp://api.example/'], '"ftp://api.example/" is not an http or https URL'],
  ['a path', ['explain', '/items'], '"/items" is not an http or https URL'],
  [
    'a user',
    ['explain', 'https://user@api.example/'],
    'browsers do not accept a user name or password in the URL of a request',
  ],
  [
    'a password',
    ['explain', 'https://:secret@api.example/'],
    'browsers do not accept a user name or password in the URL of a request',
  ],
  [
    'an origin with a slash',
    ['explain', URL, '-o', 'https://app.example/'],
    '"https://app.example/" is not an origin as browsers send it: did you mean https://app.example?',
  ],
  [
    'an origin without scheme',
    ['explain', URL, '-o', 'app.example'],
    '"app.example" is not an origin as browsers send it: did you mean https://app.example?',
  ],
  ['no origin at all', ['explain', URL, '-o', ''], '"" is not an origin as browsers send it'],
  ['a forbidden method', ['explain', URL, '-X', 'TRACE'], 'pages cannot send "TRACE" requests'],
  ['no method', ['explain', URL, '-X', 'PUT IT'], 'pages cannot send "PUT IT" requests'],
  ['a header without colon', ['explain', URL, '-H', 'X-One'], '"X-One" is not a header: use --header \'Name: value\''],
  ['a header without name', ['explain', URL, '-H', ': 1'], '"" is not a header: use --header \'Name: value\''],
  [
    'a header with a line break',
    ['explain', URL, '-H', 'X: a\nb'],
    'the value of the X header contains a character not allowed in headers',
  ],
  ['other credentials', ['explain', URL, '-c', 'yes'], '--credentials must be omit, same-origin or include, not "yes"'],
  ['a body for GET', ['explain', URL, '--data', 'x'], 'GET and HEAD cannot have a body: use another --method'],
  ['no time', ['explain', URL, '--timeout', '0'], '--timeout must be a number of seconds up to 3600, not "0"'],
  [
    'a string as time',
    ['explain', URL, '--timeout', 'soon'],
    '--timeout must be a number of seconds up to 3600, not "soon"',
  ],
  ['an empty time', ['explain', URL, '--timeout', ' '], '--timeout must be a number of seconds up to 3600, not " "'],
  [
    'too much time',
    ['explain', URL, '--timeout', '4000'],
    '--timeout must be a number of seconds up to 3600, not "4000"',
  ],
  ['control characters', ['explain', 'x\u001b[31m\u0085'], '"x\\u001b[31m\\u0085" is not an http or https URL'],
];

test.each(wrong)('%s: one clear line', async (_, argv, line) => {
  expect(await corsmith(...argv)).toEqual({ code: 2, out: '', err: `corsmith: ${line}\n` });
});

test('--help', async () => {
  for (const argv of [['--help'], ['explain', '-h'], ['check', '--help']]) {
    const { code, out, err } = await corsmith(...argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Exit code: 0 allowed, 1 blocked, 2 usage error, 3 no response or not sent.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  }
});

test('a terminal that fails is not reported as wrong usage', async () => {
  const out = () => {
    throw new Error('gone');
  };
  await expect(
    run(['--version'], { stdin: Readable.from([]), out, err: out, isTerminal: false, environment: {}, docs: '' }),
  ).rejects.toThrow('gone');
});

test('--version', async () => {
  expect(await corsmith('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});
