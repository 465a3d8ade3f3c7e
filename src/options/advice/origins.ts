import { correctEntry, isRegExpSource } from '../../origin/correct-entry.ts';
import { parseOriginEntry } from '../../origin/parse-entry.ts';
import { whyInvalidEntry } from '../../origin/why-invalid-entry.ts';
import { formatValue } from '../../standard/text.ts';
import { type Advice, type IssueDetails, replaceEntryWith, replaceWith, replaceWithAll } from './replacements.ts';

const LIST_THEM = 'List the origins that may send credentials';

const UNSET = 'usually because an environment variable is not set';
const SET_IT = 'Use origin: false to allow no origin';

/** @param trusting do cookies or the guard depend on the origin? */
export function missingOrigin(value: unknown, trusting: boolean): IssueDetails {
  const message = `the value is ${formatValue(value)}, ${UNSET}`;
  const any = trusting ? 'list the origins to allow' : '"*" to allow any';
  return ['missing-origin', 'origin', message, `${SET_IT}, or ${any}`];
}

export function emptyOrigins(): IssueDetails {
  return [
    'missing-origin',
    'origin',
    'the list is empty, so no origin is allowed',
    replaceWith(false, ' if that is intended'),
  ];
}

/** @param explicit is `'*'` written, rather than the default? */
export function anyOriginWithCredentials(explicit: boolean): IssueDetails {
  const star = explicit ? '"*"' : 'the default "*"';
  const message = `${star} cannot be used with credentials: browsers block the response`;
  return ['wildcard-with-credentials', 'origin', message, LIST_THEM];
}

export function reflectedOriginWithCredentials(): IssueDetails {
  const message = "true with credentials lets any website read responses to requests that include your users' cookies";
  return ['credentialed-any-origin', 'origin', message, LIST_THEM];
}

export function duplicateOrigin(path: string, entry: unknown): IssueDetails {
  return ['duplicate-entry', path, `${formatValue(entry)} is listed twice`, replaceEntryWith([])];
}

/**
 * @param alone is it the only entry?
 * @param trusting do cookies or the guard depend on the origin?
 */
export function wildcardEntry(path: string, alone: boolean, trusting: boolean): IssueDetails {
  const message = '"*" allows any origin, so it cannot be a list entry';
  const instead = trusting ? 'List the origins' : "Use origin: '*' to allow any origin";
  return ['wildcard-in-list', path, message, alone ? instead : replaceEntryWith([])];
}

/** @param alone is it the only entry? */
export function nullEntry(path: string, alone: boolean): IssueDetails {
  const message = 'any website can send the origin "null" by using a sandboxed iframe';
  return ['null-origin', path, message, alone ? 'List the origins of your pages' : replaceEntryWith([])];
}

/** May this entry be written instead of another? */
type IsAccepted = (entry: string) => boolean;

/** Neither a string nor a RegExp. */
export function invalidEntryType(
  path: string,
  value: unknown,
  inList: boolean,
  alone: boolean,
  isAccepted: IsAccepted,
): IssueDetails {
  if (typeof value === 'function') {
    const message = 'a function decides for every origin, so it cannot be a list entry';
    return ['invalid-type', path, message, 'Use origin: yourFunction'];
  }
  const message = `expected an origin as a string, got ${formatValue(value)}`;
  // only in a list: elsewhere it is missing-origin
  if (value === undefined || value === null)
    return ['invalid-type', path, `${message}, ${UNSET}`, alone ? SET_IT : replaceEntryWith([])];
  // a condition that is false: [isDevelopment && 'http://localhost:5173']
  if (value === false && !alone) return ['invalid-type', path, message, replaceEntryWith([])];
  const example = 'Pass origins as strings, for example "https://app.example.com"';
  return ['invalid-type', path, message, adviceFor(entriesMeant(value), isAccepted, inList, example)];
}

export function invalidEntry(
  path: string,
  text: string,
  inList: boolean,
  alone: boolean,
  isAccepted: IsAccepted,
): IssueDetails {
  const message = `${formatValue(text)} is not an origin: ${whyInvalidEntry(text)}`;
  return ['invalid-origin', path, message, adviceForText(text, inList, alone, isAccepted)];
}

function adviceForText(text: string, inList: boolean, alone: boolean, isAccepted: IsAccepted): Advice {
  if (text.trim() === '') return alone ? SET_IT : replaceEntryWith([]);
  if (text === 'false' && !inList) return replaceWith(false);
  const form = isRegExpSource(text) ? 'Remove the quotes' : 'Use scheme://host or scheme://host:port';
  return adviceFor(correctEntry(text), isAccepted, inList, form);
}

export function sharedSuffix(path: string, text: string, scheme: string, domain: string): IssueDetails {
  const message = `anyone can get a name under ${domain}, so ${formatValue(text)} allows sites that are not yours`;
  return ['shared-suffix', path, message, `List your own host, such as "${scheme}://your-app.${domain}"`];
}

export function anyHost(path: string, text: string): IssueDetails {
  const message = `${formatValue(text)} allows any host, so it trusts every page of every app that uses this scheme`;
  return ['any-host', path, message, 'List the hosts'];
}

export function insecureOrigin(path: string, text: string): IssueDetails {
  const message = `over http, anyone on the network can impersonate ${formatValue(text)}`;
  return ['insecure-origin', path, message, 'Serve the site over https, and list its https origin'];
}

function adviceFor(meant: readonly string[], isAccepted: IsAccepted, inList: boolean, otherwise: string): Advice {
  return meant.length === 0 || !meant.every(isAccepted) ? otherwise : replaceWithAll(meant, inList);
}

/** For URL objects, and for lists or sets in place of an entry. */
function entriesMeant(value: unknown): readonly string[] {
  if (value instanceof URL) return correctEntry(value.href);
  if (typeof value === 'string') return parseOriginEntry(value) === undefined ? correctEntry(value) : [value];
  const meant = value instanceof Set || Array.isArray(value) ? [...value].map(entriesMeant) : [];
  return meant.some((entries) => entries.length === 0) ? [] : [...new Set(meant.flat())];
}
