import type { OriginRule } from '../origin/origin-rule.ts';
import { formatValue } from '../standard/text.ts';
import { closestName } from './closest-name.ts';
import { type Advice, type IssueCollector, removeOption, replaceEntryWith, replaceWith } from './issue-collector.ts';
import type { CorsEnforceMethods, CorsEnforceOptions } from './options.ts';
import { isPublicHost, publicHostMeant } from './public-host.ts';
import { type RawOptions, readProperties } from './raw-options.ts';
import type { CorsNext } from './refusal-handler.ts';
import { checkOptionNames } from './unknown-options.ts';

/** The guard's own settings. */
export interface EnforceSettings {
  readonly methods: CorsEnforceMethods;
  readonly publicHost: CorsEnforceOptions['publicHost'];
  /** Of this entry or of the web entry, which pass different arguments. */
  readonly onRefused: ((request: never, response: never, next: CorsNext) => unknown) | undefined;
  readonly reportOnly: boolean;
}

const METHODS: readonly CorsEnforceMethods[] = ['unsafe-methods', 'all'];

const NAMES: readonly string[] = Object.keys({
  methods: true,
  publicHost: true,
  onRefused: true,
  reportOnly: true,
} satisfies Record<keyof CorsEnforceOptions, true>);

export function readEnforce(
  written: RawOptions,
  origin: OriginRule,
  issues: IssueCollector,
): EnforceSettings | undefined {
  const value = written['enforce'];
  if (value === undefined) return undefined;
  if (origin.kind === 'any' || origin.kind === 'reflected') {
    const message = 'any origin is allowed, so enforce would refuse nothing';
    issues.addIssue('enforce-any-origin', 'enforce', message, 'List the origins in origin');
  }
  const options = readProperties(isMethods(value) ? { methods: value } : value);
  if (options === undefined) {
    issues.addIssue(
      'invalid-type',
      'enforce',
      `${expectedMethods}, got ${formatValue(value)}`,
      adviceForMethods(value),
    );
    return undefined;
  }
  const { methods = 'unsafe-methods', publicHost, onRefused, reportOnly = false, ...others } = options;
  checkOptionNames(Object.keys(others), NAMES, 'enforce.', issues);
  if (!isMethods(methods)) {
    const message = `${expectedMethods}, got ${formatValue(methods)}`;
    issues.addIssue('invalid-type', 'enforce.methods', message, adviceForMethods(methods));
  }
  checkPublicHost(publicHost, issues);
  if (onRefused !== undefined && typeof onRefused !== 'function') {
    const message = `expected a function (request, response, next), got ${formatValue(onRefused)}`;
    const advice = onRefused === null ? removeOption('Remove it: refused requests then get 403') : 'Write a function';
    issues.addIssue('invalid-type', 'enforce.onRefused', message, advice);
  }
  if (typeof reportOnly !== 'boolean') {
    const message = `expected true or false, got ${formatValue(reportOnly)}`;
    issues.addIssue('invalid-type', 'enforce.reportOnly', message, 'Write true or false');
  }
  // each was just checked; with an issue, no policy is made
  return Object.freeze({
    methods,
    publicHost: Array.isArray(publicHost) ? Object.freeze([...publicHost]) : publicHost,
    onRefused,
    reportOnly,
  } as EnforceSettings);
}

const expectedMethods = 'expected "unsafe-methods" or "all"';

function isMethods(value: unknown): value is CorsEnforceMethods {
  return METHODS.some((methods) => methods === value);
}

function adviceForMethods(value: unknown): Advice {
  if (value === true) return replaceWith('unsafe-methods');
  if (value === false || value === null) return removeOption('Remove it: nothing is refused then');
  const meant = closestName(String(value), METHODS);
  return meant === undefined ? 'Write "unsafe-methods" or "all"' : replaceWith(meant);
}

function checkPublicHost(publicHost: unknown, issues: IssueCollector): void {
  if (publicHost === undefined || typeof publicHost === 'function') return;
  const isList = Array.isArray(publicHost);
  const hosts: readonly unknown[] = isList ? Array.from<unknown>(publicHost) : [publicHost];
  for (const [index, host] of hosts.entries()) {
    if (typeof host === 'string' && isPublicHost(host)) continue;
    const meant = publicHostMeant(host);
    const advice = isList ? replaceEntryWith([meant]) : replaceWith(meant);
    issues.addIssue(
      'invalid-type',
      isList ? `enforce.publicHost[${index}]` : 'enforce.publicHost',
      `expected a host name with an optional port, got ${formatValue(host)}`,
      meant === undefined
        ? 'Write the host under which browsers reach this server, for example "api.example.com"'
        : advice,
    );
  }
}
