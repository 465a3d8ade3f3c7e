import type { ConsoleLine } from './console-line.ts';
import { readHttpUrl } from './copied-request.ts';

const BLOCKED = /The page at '?(https:[^\s']+)'? .*?requested (?:an )?insecure .*?'?(http:[^\s']+?)'?\. /;

/** A message of Chromium or WebKit about mixed content; that of Firefox does not name the page. */
export function readMixedContent(line: string): ConsoleLine | undefined {
  const [, page = '', url] = BLOCKED.exec(line) ?? [];
  return url === undefined ? undefined : { url, origin: readHttpUrl(page)?.origin };
}
