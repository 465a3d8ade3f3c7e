import { describe, expect, test } from 'vitest';
import { readBash } from '../../../src/cli/input/bash.ts';
import { readCmd } from '../../../src/cli/input/cmd.ts';
import { parseCurlPaste } from '../../../src/cli/input/curl-paste.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';

const BRACED = ['$', '{HOME}'].join('');

describe('arguments in bash', () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    [`curl 'a b' "c d" e\\ f`, [['curl', 'a b', 'c d', 'e f']]],
    [`a\\\n  b \\\r\n c`, [['a', 'b', 'c']]],
    ['a""b \'\' ""', [['ab', '', '']]],
    ['"\\$x \\` \\" \\\\ \\n a\\\nb"', [['$x ` " \\ \\n ab']]],
    ["$'a\\n\\t\\'\\\\\\x41\\u00e9\\101\\cA\\?\\q'", [["a\n\t'\\A\u00e9A\x01?\\q"]]],
    ["$'\\ud83d\\ude00 \\U0001F600 \\U00110000 \\xe9'", [['\ud83d\ude00 \u{1F600} \ufffd \u00e9']]],
    ['$"a b"', [['a b']]],
    ['a; b & c && d | e\nf', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['(a b)', [['a', 'b']]],
    ['a # comment\nb#c', [['a'], ['b#c']]],
    ['a # comment', [['a']]],
    ['a > out 2>err < in b', [['a', 'b']]],
    ['a >out', [['a']]],
    ['', []],
    ['a\\', [['a']]],
  ])('%j', (text, commands) => {
    expect(readBash(text)).toEqual({ commands, notes: [] });
  });

  test.each([
    ['a $HOME', ['a', '$HOME'], '"$HOME"'],
    [`a "${BRACED}x"`, ['a', `${BRACED}x`], `"${BRACED}"`],
    ['a $(rm -rf /)', ['a', '$(rm -rf /)'], '"$(rm -rf /)"'],
    ['a `rm -rf /`', ['a', '`rm -rf /`'], '"`rm -rf /`"'],
    ['a "$(date) `id`"', ['a', '$(date) `id`'], '"$(date)"'],
  ])('nothing is expanded in %j', (text, words, found) => {
    expect(readBash(text)).toMatchObject({
      commands: [words],
      notes: expect.arrayContaining([`${found} is not expanded; it is used unchanged.`]),
    });
  });

  test('a dollar sign on its own is an ordinary character', () => {
    expect(readBash('a $ "b$" c$')).toEqual({ commands: [['a', '$', 'b$', 'c$']], notes: [] });
  });

  test('notes are few, whatever the text', () => {
    expect(readBash('$a $b $c $d $e $f $g')).toMatchObject({ notes: expect.objectContaining({ length: 5 }) });
  });

  test.each(["a 'b", 'a "b', "a $'b"])('%j has a quote that is not closed', (text) => {
    expect(readBash(text)).toEqual({ reason: expect.stringMatching(/^The quote .* at character 3 is not closed/) });
  });
});

describe('arguments in cmd.exe', () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ['curl ^"a b^" c', [['curl', 'a b', 'c']]],
    ['a ^\n  b ^\r\n  c', [['a', 'b', 'c']]],
    ['^"a^\\^"b^\\^\\c^"', [['a"b\\c']]],
    ['^"50^%^25 ^& ^^^"', [['50%25 & ^']]],
    ['^"a^\n\nb^"', [['a\nb']]],
    ['^"a\\b^"', [['a\\b']]],
    ['"a^\\^"b^\\^\\c^^d" e', [['a"b\\c^d', 'e']]],
    ['"50^%^25 a^b ^{^}"', [['50%25 a^b {}']]],
    ['"a^" b', [['a^', 'b']]],
    ['"a\\"b" "c:\\\\" "d\\e" "f""g"', [['a"b', 'c:\\', 'd\\e', 'f"g']]],
    ['a & b | c\nd', [['a'], ['b'], ['c'], ['d']]],
    ['"a & b"\t"c"', [['a & b', 'c']]],
    ['a"%"b', [['a"%"b'.replaceAll('"', '')]]],
    ['a ^', [['a']]],
    ['', []],
  ])('%j', (text, commands) => {
    expect(readCmd(text)).toEqual({ commands, notes: [] });
  });

  test.each(['a "b', 'a ^"b'])('%j has a quote that is not closed', (text) => {
    expect(readCmd(text)).toEqual({ reason: 'A quote " is not closed: is the paste complete?' });
  });
});

describe('a pasted curl command', () => {
  test.each([
    ['for bash', "curl 'https://api.example/x' \\\n  -X PUT"],
    ['behind a prompt', '$ curl https://api.example/x -XPUT'],
    ['by its path', '/usr/bin/curl https://api.example/x -XPUT'],
    ['in a pipe', "curl -XPUT 'https://api.example/x' | jq ."],
    ['with the environment', "curl -XPUT 'https://api.example/x' && TOKEN=1 echo done"],
    ['for cmd, with carets', 'curl ^"https://api.example/x^" ^\n  -X ^"PUT^"'],
    ['for cmd, with plain quotes', 'curl "https://api.example/x" ^\n  -X "PUT"'],
    ['for cmd, by the name of the program', 'curl.exe https://api.example/x -X "PUT"'],
    ['for cmd, by its path', 'C:\\Windows\\System32\\curl.exe ^"https://api.example/x^" -X PUT'],
    ['with double quotes in bash', 'curl "https://api.example/x" \\\n  -X "PUT"'],
    ['with double quotes in one line', 'curl "https://api.example/x" -X "PUT"'],
    ['without quotes', 'curl https://api.example/x -X PUT'],
  ])('%s', (_, text) => {
    expect(parsePaste(text)).toMatchObject({
      requests: [{ kind: 'curl', url: 'https://api.example/x', method: 'PUT' }],
    });
  });

  test('notes about the shell come first', () => {
    expect(parsePaste('curl https://api.example/x -H "X-Id: $ID" -d @f')).toMatchObject({
      requests: [
        {
          headers: expect.arrayContaining([['X-Id', '$ID']]),
          notes: ['"$ID" is not expanded; it is used unchanged.', '--data names the file "f", which is not read.'],
        },
      ],
    });
  });

  test('can be missing from the text', () => {
    expect(parseCurlPaste('ls')).toEqual({ reason: 'No curl command with a URL was found' });
  });

  test.each([
    ["curl 'https://api.example/x", /is not closed/],
    ["curl 'https://api.example/x' --nonsense", /curl has no option "--nonsense"/],
    ['curl # https://api.example/x', /The curl command has no URL/],
    ['curl \\\n', /The curl command has no URL/],
    ['$ curl "" ; x', /not an http or https URL/],
  ])('%j is refused', (text, reason) => {
    expect(parsePaste(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
