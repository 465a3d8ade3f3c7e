import { LONGEST_ORIGIN } from '../standard/origins.ts';
import { isRegExpSource } from './correct-entry.ts';
import { isMisspelt } from './page-schemes.ts';

/** Why an entry of `origin` is not an origin or a pattern: the first reason, as the rest of "... is not an origin: ". */
export function whyInvalidEntry(text: string): string {
  for (const [applies, reason] of REASONS) if (applies(text)) return reason;
  return 'its host is not a host name or an IP address';
}

const REASONS: readonly (readonly [applies: (text: string) => boolean, reason: string])[] = [
  [(text) => text.trim() === '', 'it is blank'],
  [isRegExpSource, 'it is a regular expression in quotes'],
  [(text) => text.length > LONGEST_ORIGIN, `it is longer than ${LONGEST_ORIGIN} characters`],
  [(text) => /[\p{Cf}\p{Cc}]/u.test(text.trim()), 'it contains an invisible character'],
  [(text) => /^\s*\[\s*["']/.test(text), 'it is a list in quotes'],
  [(text) => /^(?:h+t*ps?|ht+s?)[:;]/.test(text) && !/^https?:/.test(text), 'its scheme is misspelt'],
  [(text) => /[\s,;|]/.test(text.trim()), 'an entry is one origin, and this is several'],
  [(text) => text !== text.trim(), 'it has white space around it'],
  [(text) => /["'`]/.test(text), 'it contains quotes'],
  [(text) => !text.includes('://'), 'it has no scheme'],
  [(text) => isMisspelt(text.slice(0, text.indexOf('://'))), 'its scheme is misspelt'],
  [(text) => text.startsWith('file:'), 'pages opened from files have the origin "null"'],
  [(text) => text.split('://').length > 2, 'it has two schemes'],
  [(text) => hostOf(text) === '', 'it has no host'],
  [(text) => hostOf(text).includes('@'), 'an origin has no user name'],
  [(text) => /[/\\]$/.test(hostOf(text)), 'an origin does not end in a slash'],
  [(text) => /[/?#\\]/.test(hostOf(text)), 'an origin has no path or query'],
  [(text) => /[^\x20-\x7e]/.test(text), 'browsers send international host names in Punycode'],
  [(text) => text !== text.toLowerCase(), 'origins are in lower case'],
  [(text) => /^wss?:/.test(text), 'pages have http or https origins, also when they open WebSockets'],
  [(text) => /^(?:http:.*:80|https:.*:443)$/.test(text), 'browsers leave the default port out'],
  [(text) => /^[\da-f]*:[\da-f]*:[\da-f:]*$/.test(hostOf(text)), 'an IPv6 address needs brackets'],
  [
    (text) => /:\d*$/.test(hostOf(text)) && !hostOf(text).startsWith('['),
    'a port is a number from 1 to 65535 without leading zeros',
  ],
  [(text) => /^(?:https?):\/\/[\d.]+\*/.test(text), 'only addresses of private networks can have a "*"'],
  [
    (text) => text.includes('*'),
    '"*" stands for the first label or a part of it, or for the port, as in "https://*.example.com:*"',
  ],
];

function hostOf(text: string): string {
  return text.slice(text.indexOf('://') + 3);
}
