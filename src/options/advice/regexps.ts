import type { RegExpFailure } from '../../origin/regexp/prove.ts';
import { describeSites, type Site } from '../../origin/regexp/sites.ts';
import { formatValue } from '../../standard/text.ts';
import { type Advice, type IssueDetails, replaceWith, replaceWithAll } from './replacements.ts';

const USE_PATTERNS = 'List the origins, or use patterns such as "https://*.example.com"';
const USE_OWN_DOMAIN =
  'List the hosts. For preview deployments, use your own domain and allow "https://*.preview.example.com", or allow them without credentials';

/** @param corrected the RegExp without these flags, if it is safe */
export function statefulRegExp(path: string, written: RegExp, corrected: RegExp | undefined): IssueDetails {
  const flags = written.flags.replace(/[^gy]/g, '');
  const [noun, verb] = flags.length > 1 ? ['flags', 'make'] : ['flag', 'makes'];
  const message = `corsmith ignores the ${flags} ${noun}, which ${verb} ${formatValue(written)} start after its last match`;
  return ['stateful-regexp', path, message, corrected === undefined ? `Remove the ${noun}` : replaceWith(corrected)];
}

export function unsafeRegExp(
  path: string,
  written: RegExp,
  failure: RegExpFailure,
  corrections: readonly string[],
  inList: boolean,
): IssueDetails {
  return [failure.code, path, messageFor(written, failure), adviceFor(failure, corrections, inList)];
}

export function insecureSites(path: string, sites: readonly Site[]): IssueDetails {
  const message = `over http, anyone on the network can impersonate ${describeSites(sites).join(', ')}`;
  return ['insecure-origin', path, message, 'Serve everything over https, and match only https origins'];
}

function messageFor(written: RegExp, { code, reason, foreignOrigin }: RegExpFailure): string {
  const regexp = formatValue(written);
  if (code === 'invalid-origin') return `${regexp} matches no origin: ${reason}`;
  if (code === 'slow-regexp') return `${regexp} can take a very long time to match one origin: ${reason}`;
  if (code === 'unproven-regexp') return `${regexp} cannot be proven safe: ${reason}`;
  const result =
    foreignOrigin === undefined ? 'cannot be proven to match only your sites' : `matches ${formatValue(foreignOrigin)}`;
  return code === 'unanchored-regexp' ? `${regexp} ${reason}, so it ${result}` : `${regexp} ${result}: ${reason}`;
}

function adviceFor({ code }: RegExpFailure, corrections: readonly string[], inList: boolean): Advice {
  if (code === 'slow-regexp' || code === 'unproven-regexp') return USE_PATTERNS;
  if (corrections.length > 0) return replaceWithAll(corrections, inList);
  return code === 'shared-suffix' ? USE_OWN_DOMAIN : 'List the origins';
}
