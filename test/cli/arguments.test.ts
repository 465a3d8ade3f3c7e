import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../../src/cli/run.ts';
import { corsmith } from './terminal.ts';

const URL = 'https://api.example/items';

const wrong: readonly (readonly [what: string, argv: readonly string[], line: string])[] = [
  ['nothing', [], 'Say what to do: explain <url> or check <file>; --help tells more'],
  ['another command', ['explian'], 'There is no command "explian": there are explain, check and help'],
  ['no URL', ['explain'], 'explain wants a URL'],
  ['no file', ['check'], 'check wants a file'],
  ['two URLs', ['explain', URL, URL], 'explain takes one URL'],
  ['an unknown option', ['explain', URL, '--metod', 'PUT'], "Unknown option '--metod'"],
  ['an option without its value', ['explain', URL, '--method'], "Option '-X, --method <value>' argument missing"],
  [
    'no scheme',
    ['explain', 'api.example/items'],
    '"api.example/items" is no http or https URL: did you mean https://api.example/items?',
  ],
  ['another scheme', ['explain', 'ftp://api.example/'], '"ftp://api.example/" is no http or https URL'],
  ['a path', ['explain', '/items'], '"/items" is no http or https URL'],
  ['a user', ['explain', 'https://user@api.example/'], 'Browsers take no user and password in the URL of a request'],
  [
    'a password',
    ['explain', 'https://:secret@api.example/'],
    'Browsers take no user and password in the URL of a request',
  ],
  [
    'an origin with a slash',
    ['explain', URL, '-o', 'https://app.example/'],
    '"https://app.example/" is no origin as browsers write it: did you mean https://app.example?',
  ],
  [
    'an origin without scheme',
    ['explain', URL, '-o', 'app.example'],
    '"app.example" is no origin as browsers write it: did you mean https://app.example?',
  ],
  ['no origin at all', ['explain', URL, '-o', ''], '"" is no origin as browsers write it'],
  ['a forbidden method', ['explain', URL, '-X', 'TRACE'], 'No page can send the method "TRACE"'],
  ['no method', ['explain', URL, '-X', 'PUT IT'], 'No page can send the method "PUT IT"'],
  ['a header without colon', ['explain', URL, '-H', 'X-One'], '"X-One" is no header: write --header \'Name: value\''],
  ['a header without name', ['explain', URL, '-H', ': 1'], '": 1" is no header: write --header \'Name: value\''],
  [
    'a header with a line break',
    ['explain', URL, '-H', 'X: a\nb'],
    '"X: a\\nb" is no header: write --header \'Name: value\'',
  ],
  ['other credentials', ['explain', URL, '-c', 'yes'], '--credentials is omit, same-origin or include, not "yes"'],
  ['a body for GET', ['explain', URL, '--data', 'x'], 'GET and HEAD have no body: name a --method for --data'],
  ['no time', ['explain', URL, '--timeout', '0'], '--timeout is a number of seconds up to 3600, not "0"'],
  ['a word as time', ['explain', URL, '--timeout', 'soon'], '--timeout is a number of seconds up to 3600, not "soon"'],
  ['an empty time', ['explain', URL, '--timeout', ' '], '--timeout is a number of seconds up to 3600, not " "'],
  ['too much time', ['explain', URL, '--timeout', '4000'], '--timeout is a number of seconds up to 3600, not "4000"'],
  [
    'a simple POST that nobody allowed to be sent',
    ['explain', URL, '-X', 'POST'],
    'POST is asked for without a preflight, so nothing was sent: add --send to send it',
  ],
  ['control characters', ['explain', 'x\u001b[31m\u0085'], '"x\\u001b[31m\\u0085" is no http or https URL'],
];

test.each(wrong)('%s: one clear line', async (_, argv, line) => {
  expect(await corsmith(...argv)).toEqual({ code: 2, out: '', err: `corsmith: ${line}\n` });
});

test('--help', async () => {
  for (const argv of [['--help'], ['explain', '-h'], ['check', '--help']]) {
    const { code, out, err } = await corsmith(...argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Exit code: 0 allowed, 1 blocked, 2 wrong usage, 3 no answer.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  }
});

test('a terminal that fails is not a matter of usage', async () => {
  const out = () => {
    throw new Error('gone');
  };
  await expect(run(['--version'], { out, err: out, isTerminal: false, environment: {}, docs: '' })).rejects.toThrow(
    'gone',
  );
});

test('--version', async () => {
  expect(await corsmith('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});
