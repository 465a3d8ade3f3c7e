import { type ConsoleLine, type ReasonTable, readReason } from './console-line.ts';

const CANNOT_LOAD = /(?:\S cannot load|Cannot load \w+) (https?:\/\/\S+?)(?: due to access control checks)?\.(?:\s|$)/;
const REDIRECTION = /Cross-origin redirection to \S+ denied by Cross-Origin Resource Sharing policy: (.*)/;

const REASONS: ReasonTable = [
  [/Origin (\S+) is not allowed by Access-Control-Allow-Origin\./, ([, origin]) => ({ origin })],
  [/Preflight response is not successful/, () => ({ isPreflighted: true })],
  [/credentials flag is true/i, () => ({ isCredentialed: true })],
  [/\bMethod (\S+) is not allowed by Access-Control-Allow-Methods/, ([, method]) => ({ isPreflighted: true, method })],
  [
    /Request header field (\S+) is not allowed by Access-Control-Allow-Headers/,
    ([, header]) => ({ isPreflighted: true, header }),
  ],
  [/Header Access-Control-Allow-(?:Methods|Headers) has an invalid value/, () => ({ isPreflighted: true })],
  [
    /Access-Control-Allow-Origin cannot contain more than one origin|redirection URL \S+ has credentials|Cross-origin script load denied|Importing a module script failed/,
    () => ({}),
  ],
];

/** A message of WebKit's console: one line has the reason, the next one the URL. */
export function readWebkit(line: string): ConsoleLine | undefined {
  const [, url] = CANNOT_LOAD.exec(line) ?? [];
  const reason = readReason(REDIRECTION.exec(line)?.[1] ?? line, REASONS);
  if (/Failed to load resource:/.test(line)) return reason === undefined ? undefined : { ...reason, isFollowUp: true };
  return url === undefined ? reason : { ...reason, url };
}
