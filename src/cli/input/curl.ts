import { fromCopied, parseUrl } from './copied-request.ts';
import { type CurlTransfer, isFlagOn, lastValue, type OwnOptions, readCurlArguments } from './curl-arguments.ts';
import { encodeData, fileNote, percentEncode, readCurlBody } from './curl-body.ts';
import { readCurlHeaders } from './curl-headers.ts';
import { expandUrl } from './curl-urls.ts';
import { expandVariables } from './curl-variables.ts';
import { combine, isRefusal, type PastedRequest, type Refusal } from './pasted.ts';

/** Options with the name of a file that curl would read. */
const FILES: ReadonlySet<string> = new Set([
  'cacert',
  'capath',
  'cert',
  'config',
  'crlfile',
  'etag-compare',
  'key',
  'netrc-file',
]);

/** Options that send the request somewhere other than the URL's host. */
const DETOURS: ReadonlySet<string> = new Set([
  'abstract-unix-socket',
  'connect-to',
  'interface',
  'preproxy',
  'proxy',
  'proxy1.0',
  'resolve',
  'socks4',
  'socks4a',
  'socks5',
  'socks5-hostname',
  'unix-socket',
]);

const MOST_URLS = 100;
const MOST_NOTES = 20;

/** The requests, and the words that are options of corsmith. */
export interface ParsedCurl {
  readonly requests: readonly PastedRequest[];
  readonly own: readonly string[];
}

/** The requests of a curl command, from the words after `curl`. */
export function parseCurl(words: readonly string[], own?: OwnOptions): ParsedCurl | Refusal {
  const read = readCurlArguments(words, own);
  if (isRefusal(read)) return read;
  const parsed = combine(read.transfers.flatMap(readTransfer));
  if (isRefusal(parsed)) return parsed;
  if (parsed.requests.length === 0) return { reason: 'The curl command has no URL' };
  return { ...parsed, own: read.own };
}

function readTransfer(transfer: CurlTransfer): readonly (PastedRequest | Refusal)[] {
  const { options, notes } = expandVariables(transfer);
  const files = options.filter(({ name, value }) => name === 'url' && value.startsWith('@'));
  const urls = options.filter((option) => option.name === 'url' && !files.includes(option));
  const allNotes = [
    ...notes,
    ...files.map(({ name, value }) => fileNote(name, value.slice(1))),
    ...options.filter(({ name }) => FILES.has(name)).map(({ name, value }) => fileNote(name, value)),
    ...options.filter(({ name }) => DETOURS.has(name)).map(({ name }) => `--${name} is ignored.`),
  ];
  if (urls.length > MOST_URLS)
    return [{ reason: `The curl command has ${urls.length} URLs: at most ${MOST_URLS} are accepted` }];
  return urls.flatMap(({ value }) => {
    const expanded = isFlagOn(options, 'globoff') ? [value] : expandUrl(value);
    if (isRefusal(expanded)) return [expanded];
    return expanded.map((url) => toRequest(url, options, allNotes));
  });
}

function toRequest(text: string, options: CurlTransfer, notes: readonly string[]): PastedRequest | Refusal {
  const body = readCurlBody(options);
  const upload = lastValue(options, 'upload-file');
  const moreNotes = [...body.notes, ...(upload === undefined ? [] : [fileNote('upload-file', upload)])];
  const queries = options.filter(({ name }) => name === 'url-query').map(({ value }) => readQuery(value, moreNotes));
  if (isFlagOn(options, 'get') && body.data !== undefined) queries.push(body.data);
  const url = withQuery(withFileName(withScheme(text, lastValue(options, 'proto-default')), upload), queries);
  const hasBody = body.data !== undefined && !isFlagOn(options, 'get');
  const headers = readCurlHeaders(
    options,
    parseUrl(url) ?? new URL('http://localhost'),
    hasBody ? body : { ...body, type: undefined },
  );
  return fromCopied({
    kind: 'curl',
    url,
    method: lastValue(options, 'request') ?? impliedMethod(options, hasBody),
    headers: headers.headers,
    body: hasBody ? body.data : undefined,
    insecure: isFlagOn(options, 'insecure'),
    notes: [...new Set([...notes, ...moreNotes, ...headers.notes])].slice(0, MOST_NOTES),
  });
}

function impliedMethod(options: CurlTransfer, hasBody: boolean): string {
  if (isFlagOn(options, 'head')) return 'HEAD';
  if (lastValue(options, 'upload-file') !== undefined) return 'PUT';
  return hasBody ? 'POST' : 'GET';
}

function withScheme(url: string, scheme = 'http'): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `${scheme}://${url}`;
}

/** A file that is uploaded to a URL that ends in a slash gets its own name there. */
function withFileName(url: string, upload: string | undefined): string {
  if (upload === undefined || upload === '-' || !/^[^?#]*\/$/.test(url)) return url;
  return url + percentEncode(upload.replace(/^.*[\\/]/s, ''));
}

function readQuery(value: string, notes: string[]): string {
  return value.startsWith('+') ? value.slice(1) : encodeData(value, 'url-query', notes);
}

function withQuery(url: string, queries: readonly string[]): string {
  if (queries.length === 0) return url;
  const hash = url.indexOf('#');
  const before = hash < 0 ? url : url.slice(0, hash);
  return `${before}${before.includes('?') ? '&' : '?'}${queries.join('&')}`;
}
