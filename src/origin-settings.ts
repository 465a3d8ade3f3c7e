import { compilePatterns, type OriginPattern, type OriginRule } from './origin.ts';
import { isPattern, parseOriginEntry, suggestOrigins, whyNoOrigin } from './origin-entries.ts';
import { isPublicSuffix } from './public-suffixes.ts';
import { correctRegExp, findForeignOrigin, isAnchored, withoutState } from './regexp-probe.ts';
import { outlineRegExp } from './regexp-source.ts';
import { type Report, show } from './report.ts';
import { isLoopbackHost } from './standard/origins.ts';
import type { Written } from './written.ts';

const OFF: OriginRule = { kind: 'off' };
const ANY: OriginRule = { kind: 'any' };

/** The rule that `origin` writes; only to be used where no issue is an error. */
export function readOrigin(written: Written, credentials: boolean, timeout: number, report: Report): OriginRule {
  const value = 'origin' in written ? written['origin'] : '*';
  if (value === false) return OFF;
  if (value === '*') return readAny('origin' in written, credentials, report);
  if (value === true) return readReflected(credentials, report);
  // the caller's own function: its type is the options'
  if (typeof value === 'function') return { kind: 'asked', ask: value as never, timeout };
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    report.add(
      'missing-origin',
      'origin',
      `${show(value)} names no origin`,
      'Write false to allow none, "*" to allow any',
    );
    return OFF;
  }
  return readListed(value, credentials, report);
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function readAny(explicit: boolean, credentials: boolean, report: Report): OriginRule {
  if (credentials) {
    const what = explicit ? '"*"' : 'leaving it out means "*", which';
    report.add(
      'wildcard-with-credentials',
      'origin',
      `${what} cannot go with credentials: browsers refuse the answer`,
      'List the origins that may send cookies',
    );
  }
  return ANY;
}

function readReflected(credentials: boolean, report: Report): OriginRule {
  if (!credentials) return ANY;
  report.add(
    'credentialed-any-origin',
    'origin',
    'true with credentials lets every site read with the cookies of your users',
    'List the origins that may send cookies',
  );
  return { kind: 'reflected' };
}

function readListed(value: unknown, credentials: boolean, report: Report): OriginRule {
  const exact = new Set<string>();
  const patterns: OriginPattern[] = [];
  const regexps: RegExp[] = [];
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((entry, index) => [`origin[${index}]`, entry])
    : [['origin', value]];
  for (const [path, entry] of entries) {
    if (entry instanceof RegExp) {
      regexps.push(readRegExp(entry, path, credentials, report));
    } else if (typeof entry !== 'string') {
      report.add(
        'invalid-type',
        path,
        `${show(entry)} is no origin`,
        'Write a string, a RegExp, a list of them, a function, true or false',
      );
    } else if (entry === 'null') {
      report.add(
        'null-origin',
        path,
        '"null" is the origin of every sandboxed frame, so any site can bear it',
        'Take it out',
      );
      exact.add(entry);
    } else if (entry === '*') {
      report.add(
        'wildcard-in-list',
        path,
        '"*" already stands for all other entries',
        'Write origin: "*", or list origins without it',
      );
    } else {
      const parts = readEntry(entry, path, credentials, report);
      if (parts === undefined) continue;
      if (exact.has(entry)) report.add('duplicate-entry', path, `${show(entry)} stands there twice`, 'Take one out');
      if (isPattern(entry)) patterns.push(parts);
      else exact.add(entry);
    }
  }
  return { kind: 'listed', exact, patterns: compilePatterns(patterns), regexps };
}

function readEntry(text: string, path: string, credentials: boolean, report: Report): OriginPattern | undefined {
  const parts = parseOriginEntry(text);
  if (parts === undefined) {
    const instead = suggestOrigins(text);
    const fix =
      instead.length === 0 ? 'Write scheme://host, or scheme://host:port' : `Write ${instead.map(show).join(', ')}`;
    report.add('invalid-origin', path, `${show(text)} is no origin that a browser sends: ${whyNoOrigin(text)}`, fix);
    return undefined;
  }
  const { scheme, subdomains, host } = parts;
  if (credentials && subdomains && isPublicSuffix(host)) {
    report.add(
      'credentialed-public-suffix',
      path,
      `anyone can get a name below ${host}, and would read with the cookies of your users`,
      `Name the host: "${scheme}://your-app.${host}"`,
    );
  }
  if (credentials && scheme === 'http' && !isLoopbackHost(host)) {
    report.add(
      'insecure-origin',
      path,
      `who controls the network can pose as ${show(text)} and read with the cookies of your users`,
      `Serve it over https: ${show(text.replace('http:', 'https:'))}`,
    );
  }
  return parts;
}

function readRegExp(written: RegExp, path: string, credentials: boolean, report: Report): RegExp {
  const regexp = withoutState(written);
  if (written.global || written.sticky) {
    report.add(
      'stateful-regexp',
      path,
      `${show(written)} would remember where it stopped; the flags g and y are left out`,
      `Write ${show(regexp)}`,
    );
  }
  if (outlineRegExp(regexp.source).nestedQuantifiers) {
    report.add(
      'slow-regexp',
      path,
      `${show(written)} repeats a repetition: some origins could take very long`,
      'Write a pattern such as "https://*.example.com"',
    );
  }
  const anchored = isAnchored(regexp);
  const attack = findForeignOrigin(regexp, credentials);
  if (anchored && attack === undefined) return regexp;
  const corrected = correctRegExp(regexp, credentials);
  const fix = corrected === undefined ? 'List the origins' : `Write ${show(corrected)}`;
  const lets = attack === undefined ? 'may let in more than its author meant' : `lets in ${show(attack)}`;
  if (!anchored)
    report.add('unanchored-regexp', path, `${show(written)} is not matched from ^ to $ as a whole and ${lets}`, fix);
  else report.add('regexp-admits-foreign-origin', path, `${show(written)} ${lets}`, fix);
  return regexp;
}
