import { correctEntry } from '../origin/correct-entry.ts';
import type { OriginListRule } from '../origin/origin-rule.ts';
import { isOwnedHost } from '../origin/owned-hosts.ts';
import { isWebScheme } from '../origin/page-schemes.ts';
import { isLoopbackPattern, parseOriginEntry } from '../origin/parse-entry.ts';
import { isLoopbackHost } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import { type Advice, removeOption, replaceWith, replaceWithAll } from './advice/replacements.ts';
import { createHostCheck, type HostCheck } from './host-check.ts';
import type { IssueCollector } from './issue-collector.ts';
import { isPublicHost } from './public-host.ts';
import type { RawOptions } from './raw-options.ts';

const PATH = 'enforce.allowedHosts';

/** An entry or a list of them, as `createHostCheck` takes them. */
export function readAllowedHosts(value: unknown, issues: IssueCollector): HostCheck | undefined {
  const inList = Array.isArray(value);
  const entries: readonly unknown[] = inList ? Array.from<unknown>(value) : [value];
  if (entries.length === 0) issues.addIssue('invalid-host', PATH, 'the list is empty, so it allows no request', SAFE);
  else if (entries.every(isEverything)) {
    const message = `${formatValue(entries[0])} is not a host name`;
    issues.addIssue(
      'invalid-host',
      PATH,
      message,
      removeOption("Remove allowedHosts to allow every host, or list this server's host names"),
    );
    return undefined;
  }
  for (const [index, entry] of entries.entries()) checkHost(entry, inList ? `${PATH}[${index}]` : PATH, inList, issues);
  return createHostCheck(entries.map(String));
}

/** The one replacement that is safe on every server: no other site has such a name. */
const SAFE: Advice = replaceWith('loopback', " for localhost, or list this server's host names");

function isEverything(entry: unknown): boolean {
  return entry === '*' || typeof entry === 'boolean' || entry === null;
}

function checkHost(entry: unknown, path: string, inList: boolean, issues: IssueCollector): void {
  if (typeof entry !== 'string') {
    const advice = entry instanceof RegExp ? SAFE : 'Use a host name; add a port to allow only that port';
    issues.addIssue('invalid-type', path, `expected a host name, got ${formatValue(entry)}`, advice);
  } else if (entry !== 'loopback' && !isHost(entry)) {
    const meant = hostsMeant(entry);
    const why = entry.includes('://')
      ? "not a host name: it has a scheme. List pages' origins in origin, and this server's host names here"
      : 'not a valid host name or host:port';
    issues.addIssue(
      'invalid-host',
      path,
      `${formatValue(entry)} is ${why}`,
      meant.length === 0 ? SAFE : replaceWithAll(meant, inList),
    );
  } else if (sharedNameAbove(entry) !== undefined) {
    const message = `anyone can get a name under ${sharedNameAbove(entry)}, so ${formatValue(entry)} allows names that are not yours`;
    issues.addIssue('shared-suffix', path, message, SAFE);
  }
}

/** [ "*." ] host [ ":" port ]. `loopback` takes no port, and in another letter case it would be a host name. */
function isHost(entry: string): boolean {
  if (/^loopback(?::|$)/i.test(entry)) return false;
  const name = entry.replace(/^\*\./, '');
  return isPublicHost(name) && (name === entry || parseOriginEntry(`x://${entry.toLowerCase()}`)?.kind === 'host');
}

/** The intended hosts: taken from URLs, in Punycode, without anything that no host contains. */
function hostsMeant(text: string): readonly string[] {
  const hosts = correctEntry(text).map((entry) => entry.slice(entry.indexOf('://') + 3).replace(/:\*$/, ''));
  return hosts.every((host) => isHost(host) && sharedNameAbove(host) === undefined) ? [...new Set(hosts)] : [];
}

/** The name after `*.`, if anyone can get names below it. */
function sharedNameAbove(entry: string): string | undefined {
  const [, domain] = /^\*\.([^:]+)/.exec(entry.toLowerCase()) ?? [];
  return domain === undefined || isOwnedHost(domain, true) ? undefined : domain;
}

/** If all allowed pages are on this computer, the server probably is as well. */
export function checkRebinding(written: RawOptions, { unlisted, sites }: OriginListRule, issues: IssueCollector): void {
  const { origin, enforce } = written;
  const isLoopbackOnly =
    unlisted.length === 0 &&
    sites.every(({ host }) => isLoopbackHost(host.replaceAll('*', '0'))) &&
    [origin].flat().every((entry) => typeof entry !== 'string' || isLoopbackEntry(entry));
  if (!isLoopbackOnly) return;
  const message =
    'all origins are on this computer. If the server is too, any site can reach it through a name that resolves to 127.0.0.1';
  const [path, fix, replacement] =
    typeof enforce === 'string'
      ? [
          'enforce',
          `Use { methods: '${enforce}', allowedHosts: 'loopback' }`,
          { methods: enforce, allowedHosts: 'loopback' },
        ]
      : ['enforce.allowedHosts', "Use 'loopback'", 'loopback'];
  issues.addIssue('dns-rebinding', path, message, { fix, replacement });
}

function isLoopbackEntry(text: string): boolean {
  const pattern = parseOriginEntry(text);
  return pattern !== undefined && isWebScheme(pattern.scheme) && isLoopbackPattern(pattern);
}
