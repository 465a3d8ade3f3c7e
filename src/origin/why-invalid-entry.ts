import { LONGEST_ORIGIN } from '../standard/origins.ts';
import { hasBothSchemes, hasSeveral, isListSource, isRegExpSource } from './correct-entry.ts';
import { isMisspelt } from './page-schemes.ts';

/** Why an entry of `origin` is not an origin or a pattern: the first reason, as the rest of "... is not an origin: ". */
export function whyInvalidEntry(text: string): string {
  for (const [applies, reason] of REASONS) if (applies(text)) return reason;
  return canonicalHost(text) ?? 'its host is not a host name or an IP address';
}

const NETWORKS = 'in an address, "*" stands for the last numbers, in private networks only, as in "http://192.168.*.*"';

const REASONS: readonly (readonly [applies: (text: string) => boolean, reason: string])[] = [
  [(text) => text.trim() === '', 'it is blank'],
  [isListSource, 'it is a list in quotes'],
  [isRegExpSource, 'it is a regular expression in quotes'],
  [(text) => text.includes('undefined'), 'it contains "undefined", most often from a variable that is not set'],
  [(text) => /^\w+(?:\.meta)?\.env\.[A-Z\d_]+$/.test(text), 'it is the name of a variable in quotes'],
  [(text) => text.includes('[object '), 'it comes from an object that was turned into text'],
  [(text) => /\$\{?\w|\{\{|%\w+%|<\w+>|\{\w+\}/.test(text), 'it has a placeholder that was not replaced'],
  [(text) => /^(?:true|false)$/i.test(text), 'it is a boolean in quotes'],
  [(text) => /[\p{Cf}\p{Cc}]/u.test(text.trim()), 'it contains an invisible character'],
  [hasBothSchemes, 'an entry has one scheme'],
  [
    (text) => /^(?:h+t*ps?|ht+s?|t+ps?)(?:[;.,]+|:)\/\//i.test(text) && !/^https?:/i.test(text),
    'its scheme is misspelt',
  ],
  [hasSeveral, 'an entry is one origin, without white space, commas, semicolons or "|"'],
  [(text) => text.length > LONGEST_ORIGIN, `it is longer than ${LONGEST_ORIGIN} characters`],
  [(text) => text !== text.trim(), 'it has white space around it'],
  [(text) => /["'`\u2018-\u201f\u00ab\u00bb]/.test(text), 'it contains quotes'],
  [(text) => /^[[(<{].*:\/\//.test(text), 'it is in brackets'],
  [(text) => /^https?:?\/*$/i.test(text), 'it has no host'],
  [(text) => /^(?:data|file):/i.test(text), 'pages with this scheme have the origin "null"'],
  [(text) => /^(?:about|blob|javascript|mailto|view-source):/i.test(text), 'no origin has this scheme'],
  [(text) => text.indexOf('://') < 1, 'it has no scheme'],
  [(text) => /:\/\/.*:\/\/|^https?:https?:|^https?:\/\/https?[:/]/i.test(text), 'it has two schemes'],
  [(text) => isMisspelt(text.slice(0, text.indexOf('://'))), 'its scheme is misspelt'],
  [(text) => hostOf(text) === '', 'it has no host'],
  [(text) => /^[/\\]/.test(hostOf(text)), 'its host comes after exactly two slashes'],
  [(text) => hostOf(text).includes('@'), 'an origin has no user name'],
  [(text) => /^[\d.]+\/\d+$/.test(hostOf(text)), NETWORKS],
  [(text) => /[/\\]$/.test(hostOf(text)), 'an origin does not end in a slash'],
  [(text) => /[/?#\\]/.test(hostOf(text)), 'an origin has no path or query'],
  [(text) => /[^\x20-\x7e]/.test(text), 'browsers send international host names in Punycode'],
  [(text) => text !== text.toLowerCase(), 'origins are in lower case'],
  [(text) => /^wss?:/.test(text), 'pages have http or https origins, also when they open WebSockets'],
  [(text) => /^(?:http:.*:80|https:.*:443)$/.test(text), 'browsers leave the default port out'],
  [(text) => /^[\da-f.]*:[\da-f]*:[\da-f:.]*$/.test(hostOf(text)), 'an IPv6 address needs brackets'],
  [(text) => !hasValidPort(text), 'a port is a number from 1 to 65535 without leading zeros'],
  [(text) => /^\d[\d.]*\*|^\d[\d.*]*(?::|$)/.test(hostOf(text)) && text.includes('*'), NETWORKS],
  [
    (text) => text.includes('*'),
    '"*" stands for the first label or a part of it, or for the port, as in "https://*.example.com:*"',
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

/** "http://127.1" */
function canonicalHost(text: string): string | undefined {
  const canonical = URL.canParse(text) ? new URL(text).host : hostOf(text);
  return canonical === hostOf(text) ? undefined : `browsers write its host as ${canonical}`;
}
