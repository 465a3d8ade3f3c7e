import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { sentRequest } from './arbitraries.ts';
import {
  chromiumCurl,
  curlVerbose,
  fetchCall,
  firefoxCurl,
  oldChromiumCurl,
  powerShell,
  type Sent,
} from './formats.ts';

interface Dialect {
  readonly name: string;
  readonly format: (sent: Sent) => string;
  /** What the format loses. */
  readonly loses?: (sent: Sent) => Sent;
  readonly kind: PastedRequest['kind'];
}

const withoutCookies = (sent: Sent): Sent => ({ ...sent, cookies: [] });
const withoutBody = (sent: Sent): Sent => ({ ...sent, body: undefined });
const withoutTabs = (sent: Sent): Sent => ({ ...sent, body: sent.body?.replaceAll('\t', ' ') });

const DIALECTS: readonly Dialect[] = [
  { name: 'Chromium, curl for bash', format: (sent) => chromiumCurl(sent, 'bash'), kind: 'curl' },
  { name: 'Chromium, curl for cmd', format: (sent) => chromiumCurl(sent, 'cmd'), loses: withoutTabs, kind: 'curl' },
  { name: 'older Chromium, curl for bash', format: (sent) => oldChromiumCurl(sent, 'bash'), kind: 'curl' },
  { name: 'older Chromium, curl for cmd', format: (sent) => oldChromiumCurl(sent, 'cmd'), kind: 'curl' },
  { name: 'Firefox, curl for bash', format: (sent) => firefoxCurl(sent, 'bash'), kind: 'curl' },
  { name: 'Firefox, curl for cmd', format: (sent) => firefoxCurl(sent, 'cmd'), loses: withoutTabs, kind: 'curl' },
  { name: 'Chromium, PowerShell', format: (sent) => powerShell(sent, 'chromium'), kind: 'powershell' },
  { name: 'Firefox, PowerShell', format: (sent) => powerShell(sent, 'firefox'), kind: 'powershell' },
  { name: 'Chromium, fetch', format: (sent) => fetchCall(sent, 'chromium'), loses: withoutCookies, kind: 'fetch' },
  { name: 'Firefox, fetch', format: (sent) => fetchCall(sent, 'firefox'), loses: withoutCookies, kind: 'fetch' },
  { name: 'Chromium, fetch for Node.js', format: (sent) => fetchCall(sent, 'node'), kind: 'node-fetch' },
  { name: 'curl -v', format: curlVerbose, loses: withoutBody, kind: 'curl-verbose' },
];

describe.each(DIALECTS)('$name', ({ format, loses = (sent) => sent, kind }) => {
  test('a request that is formatted and read back is the same request', () => {
    fc.assert(
      fc.property(sentRequest, (sent) => {
        expect(summary(read(format(sent)))).toEqual({ ...expected(loses(sent)), kind });
      }),
      { seed: 1 },
    );
  });

  test('several requests that were copied together are read one by one', () => {
    fc.assert(
      fc.property(fc.array(sentRequest, { minLength: 2, maxLength: 3 }), (all) => {
        const joint =
          kind === 'curl' && /\^"/.test(format(all[0] as Sent)) ? ' &\r\n' : kind === 'powershell' ? ';\r\n' : '\n';
        const parsed = parsePaste(all.map(format).join(joint));
        expect(isRefusal(parsed) ? parsed : parsed.requests.map(({ url }) => url)).toEqual(all.map(({ url }) => url));
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});

function read(text: string): PastedRequest {
  const parsed = parsePaste(text);
  if (isRefusal(parsed)) throw new Error(`${parsed.reason}\n${text}`);
  const [request] = parsed.requests;
  if (request === undefined || parsed.requests.length > 1) throw new Error(`${parsed.requests.length} requests`);
  return request;
}

function summary({ kind, url, origin, method, headers, cookie, body }: PastedRequest) {
  return { kind, url, origin, method, headers: sorted(headers), cookie, body };
}

function expected({ url, method, headers, cookies, body }: Sent) {
  const own = headers.filter(([name]) => /^(?:accept|content-type|x-t-.*)$/.test(name));
  const origin = headers.find(([name]) => name === 'origin')?.[1];
  const cookie = cookies.length === 0 ? undefined : cookies.map((each) => each.join('=')).join('; ');
  return { url, origin, method, headers: sorted(own), cookie, body };
}

function sorted(headers: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return headers.map(([name, value]) => [name.toLowerCase(), value] as const).sort(([a], [b]) => a.localeCompare(b));
}
