import type { OriginRule } from '../origin/origin-rule.ts';
import { formatValue } from '../standard/text.ts';
import type { IssueCollector } from './issue-collector.ts';
import type { CorsEnforceMethods, CorsEnforceOptions } from './options.ts';
import { isPlainObject, type RawOptions } from './raw-options.ts';
import { checkOptionNames } from './unknown-options.ts';

/** The guard's own settings. */
export interface EnforceSettings {
  readonly methods: CorsEnforceMethods;
  readonly publicHost: CorsEnforceOptions['publicHost'];
  readonly onRefused: CorsEnforceOptions['onRefused'];
  readonly reportOnly: boolean;
}

const METHODS = 'Write "unsafe-methods" or "all"';

// no scheme, no path: what a request's Host holds
const HOST = /^[^\s,/?#@]+$/;

const NAMES: readonly string[] = Object.keys({
  methods: true,
  publicHost: true,
  onRefused: true,
  reportOnly: true,
} satisfies Record<keyof CorsEnforceOptions, true>);

export function readEnforce(
  written: RawOptions,
  origin: OriginRule,
  report: IssueCollector,
): EnforceSettings | undefined {
  const value = written['enforce'];
  if (value === undefined) return undefined;
  if (origin.kind === 'any' || origin.kind === 'reflected') {
    report.addIssue(
      'enforce-any-origin',
      'enforce',
      'any origin is allowed: there is nothing to refuse',
      'List the origins',
    );
  }
  const options = isMethods(value) ? { methods: value } : value;
  if (!isPlainObject(options)) {
    report.addIssue('invalid-type', 'enforce', `${formatValue(value)} does not fit`, METHODS);
    return undefined;
  }
  const { methods = 'unsafe-methods', publicHost, onRefused, reportOnly = false, ...others } = options;
  checkOptionNames(Object.keys(others), NAMES, 'enforce.', report);
  const check = (name: string, written: unknown, fits: boolean, fix: string) => {
    if (!fits) report.addIssue('invalid-type', `enforce.${name}`, `${formatValue(written)} does not fit`, fix);
  };
  check('methods', methods, isMethods(methods), METHODS);
  check(
    'publicHost',
    publicHost,
    publicHost === undefined || isHost(publicHost),
    'Write host or host:port, a list of them, or a function',
  );
  check('onRefused', onRefused, onRefused === undefined || typeof onRefused === 'function', 'Write a handler');
  check('reportOnly', reportOnly, typeof reportOnly === 'boolean', 'Write true or false');
  // each was just checked; where one does not fit, the policy is not made
  return Object.freeze({
    methods,
    publicHost: Array.isArray(publicHost) ? Object.freeze([...publicHost]) : publicHost,
    onRefused,
    reportOnly,
  } as EnforceSettings);
}

function isMethods(value: unknown): value is CorsEnforceMethods {
  return value === 'unsafe-methods' || value === 'all';
}

function isHost(host: unknown): boolean {
  if (typeof host === 'function') return true;
  const names = Array.isArray(host) ? Array.from<unknown>(host) : [host];
  return names.every((name) => typeof name === 'string' && HOST.test(name));
}
