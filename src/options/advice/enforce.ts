import { correctEntry } from '../../origin/correct-entry.ts';
import { formatValue } from '../../standard/text.ts';
import { closestName } from '../closest-name.ts';
import { ENFORCE_METHODS } from '../options.ts';
import { isPublicHost } from '../public-host.ts';
import { invalidBoolean } from './numbers.ts';
import { type Advice, type IssueDetails, removeOption, replaceWith, replaceWithAll } from './replacements.ts';

export function enforceWithAnyOrigin(): IssueDetails {
  const message = 'any origin is allowed, so enforce would refuse nothing';
  return ['enforce-any-origin', 'enforce', message, 'List the allowed origins in origin'];
}

export function invalidEnforceMethods(path: string, value: unknown): IssueDetails {
  const message = `expected "unsafe-methods" or "all", got ${formatValue(value)}`;
  return ['invalid-type', path, message, adviceForMethods(value)];
}

export function invalidRefusalHandler(value: unknown): IssueDetails {
  const message = `expected a function (request, response, next), got ${formatValue(value)}`;
  const advice = value === null ? removeOption('Remove onRefused to send a 403') : 'Use a function';
  return ['invalid-type', 'enforce.onRefused', message, advice];
}

export function invalidReportOnly(value: unknown): IssueDetails {
  return invalidBoolean('enforce.reportOnly', value);
}

export function invalidPublicHost(path: string, host: unknown, inList: boolean): IssueDetails {
  const message = `expected a host name with an optional port, got ${formatValue(host)}`;
  const meant = publicHostMeant(host);
  const advice =
    meant === undefined
      ? 'Use this server\'s public host name, for example "api.example.com"'
      : replaceWithAll([meant], inList);
  return ['invalid-type', path, message, advice];
}

/** The intended host: taken from a URL, in Punycode, without anything that no host contains. */
function publicHostMeant(value: unknown): string | undefined {
  const [entry = '', ...more] = typeof value === 'string' || value instanceof URL ? correctEntry(String(value)) : [];
  const host = entry.slice(entry.indexOf('://') + 3);
  return more.length === 0 && isPublicHost(host) ? host : undefined;
}

function adviceForMethods(value: unknown): Advice {
  if (value === true) return replaceWith('unsafe-methods');
  if (value === false || value === null) return removeOption('Remove enforce to refuse nothing');
  const meant = closestName(String(value), ENFORCE_METHODS);
  return meant === undefined ? 'Use "unsafe-methods" or "all"' : replaceWith(meant);
}
