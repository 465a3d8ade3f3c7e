import { readFile, stat } from 'node:fs/promises';
import { type ParsedCurl, parseCurl } from './input/curl.ts';
import type { OwnOptions } from './input/curl-arguments.ts';
import { FLAG_OPTIONS, VALUE_OPTIONS } from './input/curl-options.ts';
import { parseHar } from './input/har.ts';
import { isRefusal, type Parsed, type PastedRequest } from './input/pasted.ts';
import { parsePaste } from './input/recognize.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

const MOST_INPUT = 50_000_000;
const TOO_LONG = 'The input is longer than 50 MB: filter the requests in DevTools before you export them';

/** The requests of the one argument of `explain`; without one, or with `-`, of the standard input. */
export async function readExplainInput(
  subject: string | undefined,
  terminal: Terminal,
): Promise<readonly PastedRequest[]> {
  if (subject === undefined || subject === '-') return requestsOf(parsePaste(await readStandardInput(terminal)));
  if (/\.har$/i.test(subject) && !/^https?:/i.test(subject)) return requestsOf(parseHar(await readHarFile(subject)));
  // an argument is a URL; if it is not valid, the error says so
  if (!/^\{|\s/.test(subject)) return [urlRequest(subject)];
  return requestsOf(parsePaste(subject));
}

/** The arguments of `explain ... curl ...`, split at `curl`, which has its own options. */
export interface CurlWords {
  readonly before: readonly string[];
  readonly words: readonly string[];
}

export function splitAtCurl(argv: readonly string[]): CurlWords | undefined {
  const at = argv.findIndex((word) => /^curl(?:\.exe)?$/i.test(word));
  if (at < 0 || !argv.slice(0, at).includes('explain')) return undefined;
  return { before: argv.slice(0, at), words: argv.slice(at + 1) };
}

/** The requests of the words after `curl`, and those words that are options of corsmith. */
export function readCurlWords(
  words: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): ParsedCurl {
  const names = Object.entries(options).filter(([name]) => !VALUE_OPTIONS.has(name) && !FLAG_OPTIONS.has(name));
  const own: OwnOptions = new Map(names.map(([name, { type }]) => [name, type]));
  const parsed = parseCurl(words, own);
  if (isRefusal(parsed)) throw new UsageError(parsed.reason);
  return parsed;
}

function requestsOf(parsed: Parsed): readonly PastedRequest[] {
  if (isRefusal(parsed)) throw new UsageError(parsed.reason);
  return parsed.requests;
}

function urlRequest(url: string): PastedRequest {
  return { kind: 'url', url, origin: undefined, method: 'GET', headers: [], credentials: 'same-origin', notes: [] };
}

async function readStandardInput({ stdin, err }: Terminal): Promise<string> {
  if (stdin.isTTY === true) err('Paste, then press Ctrl+D\n');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > MOST_INPUT) throw new UsageError(TOO_LONG);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readHarFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= MOST_INPUT) return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${JSON.stringify(path)} cannot be read: ${String(error).replace(/^Error: |,.*$/gs, '')}`);
  }
  throw new UsageError(TOO_LONG);
}
