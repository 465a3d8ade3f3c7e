import { headerValue } from '../../standard/header-lines.ts';
import type { Header } from '../../standard/request-headers.ts';
import { fromCopied } from './copied-request.ts';
import { combine, type Parsed, type PastedRequest, type Refusal } from './pasted.ts';

const REQUEST_LINE = /^> ([A-Z]+) (\S+) HTTP\/[\d.]+\s*$/;

export function looksLikeCurlVerbose(text: string): boolean {
  return /^> [A-Z]+ \S+ HTTP\/[\d.]+\s*$/m.test(text);
}

interface Block {
  readonly method: string;
  readonly target: string;
  readonly isTls: boolean;
  /** Curl followed a redirect: the request before this one leads to it. */
  readonly isRedirected: boolean;
  readonly headers: Header[];
}

/** What `curl -v` prints: the request's lines begin with `>`. */
export function parseCurlVerbose(text: string): Parsed {
  const parts = readBlocks(text.split(/\r?\n/))
    .filter(({ method, isRedirected }) => method !== 'CONNECT' && !isRedirected)
    .map(toRequest);
  return combine(parts);
}

function readBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  let isTls = false;
  let isRedirected = false;
  for (const line of lines) {
    // a TLS connection is reported before its first request; the next connection starts over
    if (/^\* +Trying /.test(line)) isTls = false;
    if (/^\* .*(?:SSL connection using|TLSv1|\[:scheme: https\])/.test(line)) isTls = true;
    if (/^\* Issue another request to this URL/.test(line)) isRedirected = true;
    const [, method, target] = REQUEST_LINE.exec(line) ?? [];
    if (method !== undefined && target !== undefined) {
      blocks.push({ method, target, isTls, isRedirected, headers: [] });
      isRedirected = false;
      isOpen = true;
    } else if (isOpen && line.startsWith('> ')) {
      const colon = line.indexOf(':', 3);
      if (colon > 0) blocks.at(-1)?.headers.push([line.slice(2, colon), line.slice(colon + 1).trim()]);
    } else isOpen = false;
  }
  return blocks;
}

function toRequest({ method, target, isTls, headers }: Block): PastedRequest | Refusal {
  const host = headerValue(headers, 'Host');
  if (host === undefined && target.startsWith('/')) return { reason: 'The output of curl -v has no Host header' };
  const url = target.startsWith('/') ? `${isTls ? 'https' : 'http'}://${host}${target}` : target;
  const length = Number(headerValue(headers, 'Content-Length') ?? 0);
  return fromCopied({
    kind: 'curl-verbose',
    url,
    method,
    headers,
    ...(length > 0 ? { body: '' } : {}),
    notes: length > 0 ? ['The output of curl -v does not include the body: an empty body is used.'] : [],
  });
}
