import type { OriginRule } from '../origin/origin-rule.ts';
import type { HostCheck } from './host-check.ts';
import type { IssueCollector } from './issue-collector.ts';
import type { loadAdvice } from './load-advice.ts';
import { type CorsEnforceMethods, type CorsEnforceOptions, ENFORCE_METHODS } from './options.ts';
import { isPublicHost } from './public-host.ts';
import { type RawOptions, readProperties } from './raw-options.ts';
import { checkRebinding, readAllowedHosts } from './read-hosts.ts';
import type { CorsNext } from './refusal-handler.ts';
import type { checkOptionNames } from './unknown-options.ts';

/** The guard's own settings. */
export interface EnforceSettings {
  readonly methods: CorsEnforceMethods;
  /** Made from `allowedHosts`. */
  readonly foreignHost: HostCheck | undefined;
  readonly publicHost: CorsEnforceOptions['publicHost'];
  /** The Node entry and the web entry pass different arguments. */
  readonly onRefused: ((request: never, response: never, next: CorsNext) => unknown) | undefined;
  readonly reportOnly: boolean;
}

const NAMES: readonly (keyof CorsEnforceOptions)[] = [
  'methods',
  'allowedHosts',
  'publicHost',
  'onRefused',
  'reportOnly',
];

/** Functions of the file that loads this one, passed in to avoid a circular import. */
interface Loaded {
  readonly loadAdvice: typeof loadAdvice;
  readonly checkOptionNames: typeof checkOptionNames;
}

export function readEnforce(
  written: RawOptions,
  origin: OriginRule,
  issues: IssueCollector,
  { loadAdvice, checkOptionNames }: Loaded,
): EnforceSettings | undefined {
  const value = written['enforce'];
  if (origin.kind === 'any' || origin.kind === 'reflected') issues.addIssue(...loadAdvice().enforceWithAnyOrigin());
  const options = readProperties(isMethods(value) ? { methods: value } : value);
  if (options === undefined) {
    issues.addIssue(...loadAdvice().invalidEnforceMethods('enforce', value));
    return undefined;
  }
  const { methods = 'unsafe-methods', allowedHosts, publicHost, onRefused, reportOnly = false, ...others } = options;
  checkOptionNames(Object.keys(others), NAMES, 'enforce.', issues);
  if (!isMethods(methods)) issues.addIssue(...loadAdvice().invalidEnforceMethods('enforce.methods', methods));
  if (allowedHosts === undefined && origin.kind === 'list') checkRebinding(written, origin, issues);
  checkPublicHost(publicHost, issues, loadAdvice);
  if (onRefused !== undefined && typeof onRefused !== 'function')
    issues.addIssue(...loadAdvice().invalidRefusalHandler(onRefused));
  if (typeof reportOnly !== 'boolean') issues.addIssue(...loadAdvice().invalidReportOnly(reportOnly));
  // each was just checked; with an issue, no policy is made
  return Object.freeze({
    methods,
    foreignHost: allowedHosts === undefined ? undefined : readAllowedHosts(allowedHosts, issues),
    publicHost: Array.isArray(publicHost) ? Object.freeze([...publicHost]) : publicHost,
    onRefused,
    reportOnly,
  } as EnforceSettings);
}

function isMethods(value: unknown): value is CorsEnforceMethods {
  return ENFORCE_METHODS.some((methods) => methods === value);
}

function checkPublicHost(publicHost: unknown, issues: IssueCollector, loadAdvice: Loaded['loadAdvice']): void {
  if (publicHost === undefined || typeof publicHost === 'function') return;
  const inList = Array.isArray(publicHost);
  const hosts: readonly unknown[] = inList ? Array.from<unknown>(publicHost) : [publicHost];
  for (const [index, host] of hosts.entries()) {
    if (typeof host === 'string' && isPublicHost(host)) continue;
    const path = inList ? `enforce.publicHost[${index}]` : 'enforce.publicHost';
    issues.addIssue(...loadAdvice().invalidPublicHost(path, host, inList));
  }
}
