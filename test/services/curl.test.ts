import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBash } from '../../src/cli/input/bash.ts';
import { parseCurl } from '../../src/cli/input/curl.ts';
import { isRefusal } from '../../src/cli/input/pasted.ts';
import { sentRequest } from '../cli/input/arbitraries.ts';
import { chromiumCurl, firefoxCurl, oldChromiumCurl } from '../cli/input/formats.ts';

let server: Server;
let base = '';
interface Received {
  readonly req: IncomingMessage;
  readonly body: string;
}

const received: Received[] = [];

beforeAll(async () => {
  server = createServer((req, res) => {
    let body = '';
    req.setEncoding('latin1').on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      received.push({ req, body });
      res.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

/** The words that a real bash passes to a program. */
function wordsOfBash(command: string): readonly string[] {
  const program = 'curl() { printf "%s\\0" "$@"; }\n';
  const output = execFileSync('bash', ['--norc', '-c', `${program}${command}`], {
    env: { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' },
  });
  return output.toString('utf8').split('\0').slice(0, -1);
}

describe('bash', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[ -~]{0,12}$/),
    fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0')),
    fc.constantFrom('\n', 'a\\b', '$HOME', '`id`', '!x', "it's", '"', '\t'),
  );
  const quotes: readonly ((text: string) => string)[] = [
    (text) => `'${text.replaceAll("'", "'\\''")}'`,
    (text) => `"${text.replace(/[$`"\\]/g, '\\$&')}"`,
    (text) => `$'${text.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`,
    (text) => text.replace(/[^\w/.:-]/gu, (char) => (char === '\n' ? "'\n'" : `\\${char}`)) || "''",
  ];

  test('splits a command into the same words, however they are quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(...quotes)), { minLength: 1, maxLength: 6 }), (all) => {
        const command = `curl ${all.map(([text, quote]) => quote(text)).join(' \\\n  ')}`;
        const read = readBash(command);
        if (isRefusal(read)) throw new Error(read.reason);
        const [words] = read.commands;
        expect(words?.slice(1)).toEqual(all.map(([text]) => text));
        expect(wordsOfBash(command)).toEqual(words?.slice(1));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test.each([
    ['Chromium', (sent: Parameters<typeof chromiumCurl>[0]) => chromiumCurl(sent, 'bash')],
    ['older Chromium', (sent: Parameters<typeof chromiumCurl>[0]) => oldChromiumCurl(sent, 'bash')],
    ['Firefox', (sent: Parameters<typeof chromiumCurl>[0]) => firefoxCurl(sent, 'bash')],
  ])('reads a copy of %s as corsmith does', (_, format) => {
    fc.assert(
      fc.property(sentRequest, (sent) => {
        const command = format(sent);
        const read = readBash(command);
        expect(isRefusal(read) ? read : read.commands[0]?.slice(1)).toEqual(wordsOfBash(command));
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('curl', () => {
  const piece = fc.stringMatching(/^[ -~]{1,12}$/).filter((text) => !/^[@<]/.test(text));
  const option = fc.oneof(
    fc.tuple(fc.constantFrom('-d', '--data', '--data-raw', '--data-binary'), piece),
    fc.tuple(
      fc.constant('--data-urlencode'),
      piece.filter((text) => !text.includes('@')),
    ),
    fc.tuple(
      fc.constantFrom('-H', '--header'),
      fc
        .tuple(fc.stringMatching(/^X-[A-Z]{1,5}$/), fc.stringMatching(/^[!-~]{0,8}$/))
        .map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`)),
    ),
    fc.tuple(fc.constantFrom('-X', '--request'), fc.constantFrom('PUT', 'DELETE', 'PATCH')),
    fc.tuple(fc.constant('-b'), fc.stringMatching(/^[a-z]{1,4}=[\w%]{1,6}$/)),
    fc.tuple(fc.constantFrom('-u', '--user'), fc.stringMatching(/^[a-z]{1,5}:[!-~]{0,6}$/)),
    fc.tuple(fc.constant('-e'), fc.constantFrom('https://app.example/', 'https://app.example/;auto')),
    fc.tuple(fc.constantFrom('-sS', '-L', '--compressed', '-g', '-G')),
    fc.tuple(fc.constantFrom('-H'), fc.constantFrom('Content-Type:', 'Content-Type: text/plain', 'Accept: text/html')),
    fc.tuple(fc.constant('-r'), fc.constantFrom('0-9', '-5')),
  );

  test('sends the request that corsmith reads', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(option, { maxLength: 5 }),
        fc.constantFrom('/', '/a?b=c', '/%20'),
        async (options, path) => {
          const words = [...options.flat(), `${base}${path}`];
          const parsed = parseCurl(words);
          if (isRefusal(parsed)) throw new Error(parsed.reason);
          const [request] = parsed.requests;
          const sent = await sentBy(words);
          // curl sends no request if -G adds a space to the URL
          fc.pre(sent !== undefined);
          const { req, body } = sent;
          expect(request?.method).toBe(req.method);
          // the case of hex digits in a query depends on the version of curl
          expect(request?.url.toLowerCase()).toBe(new URL(base + req.url).href.toLowerCase());
          if (request?.method !== 'GET') expect(request?.body ?? '').toBe(body);
          // whether curl joins the values of several -b with a space depends on its version
          expect(request?.cookie).toBe(req.headers.cookie?.replace(/; ?/g, '; '));
          for (const name of ['authorization', 'range', 'content-type'])
            expect(values(request?.headers ?? [], name)).toEqual(req.headersDistinct[name] ?? []);
          for (const [name, lines] of Object.entries(req.headersDistinct))
            if (name.startsWith('x-')) expect(values(request?.headers ?? [], name)).toEqual(lines);
          expect(request?.origin).toBe(req.headers.referer === undefined ? undefined : 'https://app.example');
        },
      ),
      { numRuns: 120, seed: 1 },
    );
  });

  async function sentBy(words: readonly string[]): Promise<Received | undefined> {
    received.length = 0;
    await new Promise<void>((resolve) => execFile('curl', ['-q', '-s', '--noproxy', '*', ...words], () => resolve()));
    return received[0];
  }
});

function values(headers: readonly (readonly [string, string])[], name: string): readonly string[] {
  return headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
}
