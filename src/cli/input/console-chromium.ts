import { type ConsoleLine, type ReasonTable, readReason } from './console-line.ts';

const SAME_ORIGIN_MODE =
  /cannot load (\S+)\. Request mode is "same-origin" but the URL's origin is not same as the request origin (\S+?)\.?$/;
const FAILED = /\b([A-Z]+) (https?:\/\/\S+) net::ERR_/;

const REASONS: ReasonTable = [
  [
    /^Method (\S+) is not allowed by Access-Control-Allow-Methods in preflight response/,
    ([, method]) => ({ isPreflighted: true, method }),
  ],
  [
    /^Request header field (\S+) is not allowed by Access-Control-Allow-Headers in preflight response/,
    ([, header]) => ({ isPreflighted: true, header }),
  ],
  [
    /^Response to preflight request .*credentials mode is 'include'/,
    () => ({ isPreflighted: true, isCredentialed: true }),
  ],
  [/^Response to preflight request |in preflight response/, () => ({ isPreflighted: true })],
  [/credentials mode is 'include'/, () => ({ isCredentialed: true })],
];

/** A message of Chromium's console, which is always in English. */
export function readChromium(line: string): ConsoleLine | undefined {
  const blocked = readBlocked(line);
  if (blocked !== undefined) return blocked;
  const [, url, page] = SAME_ORIGIN_MODE.exec(line) ?? [];
  if (url !== undefined) return { url, origin: page, mode: 'same-origin' };
  const [, method, failed] = FAILED.exec(line) ?? [];
  return failed === undefined ? undefined : { url: failed, method, isFollowUp: true };
}

/** `Access to X at 'URL' (redirected from 'URL') from origin 'ORIGIN' has been blocked by CORS policy: REASON` */
function readBlocked(line: string): ConsoleLine | undefined {
  const [before, reason] = cut(line, "' has been blocked by CORS policy: ");
  const [where, origin] = cut(before, " from origin '");
  const [, urls] = cut(where, " at '");
  if (reason === undefined || origin === undefined || urls === undefined) return undefined;
  const [target, first] = cut(urls, "' (redirected from '");
  const url = first === undefined ? target.replace(/'$/, '') : first.replace(/'\)$/, '');
  return { url, origin, ...readReason(reason, REASONS) };
}

function cut(text: string, mark: string): readonly [before: string, after: string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}
