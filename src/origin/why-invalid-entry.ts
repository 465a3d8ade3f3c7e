import { LONGEST_ORIGIN } from '../standard/origins.ts';
import { hasBothSchemes, hasSeveral, isListSource, isNetwork, isRegExpSource, OPAQUE_SCHEME } from './correct-entry.ts';
import { isMisspelled } from './page-schemes.ts';

/** Why an entry of `origin` is not an origin or a pattern: the first reason, as the rest of "... is not an origin: ". */
export function whyInvalidEntry(text: string): string {
  for (const [applies, reason] of REASONS) if (applies(text)) return reason;
  return 'its host is not valid';
}

const NETWORKS = 'in private IPv4 networks, "*" can replace the last octets, as in "http://192.168.*.*"';

const REASONS: readonly (readonly [applies: (text: string) => boolean, reason: string])[] = [
  [(text) => text.trim() === '', 'it is blank, usually because an environment variable is not set'],
  [isListSource, 'it is a list in quotes'],
  [isRegExpSource, 'it is a regular expression in quotes'],
  [(text) => text.includes('undefined'), 'it contains "undefined", usually because an environment variable is not set'],
  [(text) => /\$\{?\w|\{\{|%\w+%|<\w+>|\{\w+\}/.test(text), 'it contains a placeholder that was not replaced'],
  [(text) => /[\p{Cf}\p{Cc}]/u.test(text.trim()), 'it contains an invisible character'],
  [hasBothSchemes, 'an entry must be one origin with one scheme'],
  [(text) => /^[hpst]{2,6}[;.,]+\/\//i.test(text), 'its scheme is misspelled'],
  [hasSeveral, 'each entry must be one origin, with no whitespace, comma, semicolon or "|"'],
  [(text) => text.length > LONGEST_ORIGIN, `it is longer than ${LONGEST_ORIGIN} characters`],
  [(text) => text !== text.trim(), 'it starts or ends with whitespace'],
  [(text) => /["'`\u2018-\u201f\u00ab\u00bb]/.test(text), 'it contains quotes'],
  [(text) => /^https?:?\/*$/i.test(text), 'it has no host'],
  [(text) => OPAQUE_SCHEME.test(text), 'pages with this scheme have a different origin, usually "null"'],
  [isNetwork, `it has a network suffix; ${NETWORKS}`],
  [(text) => text.indexOf('://') < 1, 'it has no scheme'],
  [(text) => /:\/\/.*:\/\/|^https?:https?:|^https?:\/\/https?[:/]/i.test(text), 'it has two schemes'],
  [(text) => isMisspelled(text.slice(0, text.indexOf('://'))), 'its scheme is misspelled'],
  [(text) => /^(?:[/\\]|$)/.test(hostOf(text)), 'it has no host'],
  [(text) => /^[^/?#\\]*@/.test(hostOf(text)), 'an origin has no user name'],
  [(text) => /[/\\]$/.test(hostOf(text)), 'an origin does not end in a slash'],
  [(text) => /[/?#\\]/.test(hostOf(text)), 'an origin has no path or query'],
  [(text) => /[^\x20-\x7e]/.test(text), 'browsers send international host names in Punycode'],
  [(text) => text !== text.toLowerCase(), 'origins are lowercase'],
  [(text) => /^wss?:/.test(text), 'pages that open WebSockets have http or https origins'],
  [(text) => /^(?:http:.*:80|https:.*:443)$/.test(text), 'browsers omit the default port'],
  [(text) => /^[\da-f.]*:[\da-f]*:[\da-f:.]*$/.test(hostOf(text)), 'an IPv6 address needs brackets'],
  [(text) => !hasValidPort(text), 'a port must be a number from 1 to 65535 without leading zeros'],
  [(text) => /^\d[\d.]*\*/.test(hostOf(text)), NETWORKS],
  [
    (text) => text.includes('*'),
    '"*" can only replace the first of several labels, part of it, or the port, as in "https://*.example.com:*"',
  ],
];

function hostOf(text: string): string {
  return text.slice(text.indexOf('://') + 3);
}

/** Does the host have a valid port, or none? A wildcard in it has its own reason. */
function hasValidPort(text: string): boolean {
  const [, port = '1'] = /:([^\]:]*)$/.exec(hostOf(text)) ?? [];
  return port.includes('*') || (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535);
}
