import type { CorsEnforceMethods, CorsEnforceOptions } from './options.ts';
import type { OriginRule } from './origin.ts';
import { type Report, show } from './report.ts';
import { nearestName } from './spelling.ts';
import { isPlainObject, type Written } from './written.ts';

/** The guard's own settings. */
export interface EnforceSettings {
  readonly methods: CorsEnforceMethods;
  readonly host: CorsEnforceOptions['host'];
  readonly onRefused: CorsEnforceOptions['onRefused'];
  readonly reportOnly: boolean;
}

const NAMES: readonly string[] = Object.keys({
  methods: true,
  host: true,
  onRefused: true,
  reportOnly: true,
} satisfies Record<keyof CorsEnforceOptions, true>);

export function readEnforce(written: Written, origin: OriginRule, report: Report): EnforceSettings | undefined {
  const value = written['enforce'];
  if (value === undefined) return undefined;
  if (origin.kind === 'any' || origin.kind === 'reflected') {
    report.add(
      'enforce-any-origin',
      'enforce',
      'where any origin is allowed there is nothing to refuse',
      'List the origins, or leave enforce out',
    );
  }
  if (isMethods(value)) return { methods: value, host: undefined, onRefused: undefined, reportOnly: false };
  if (!isPlainObject(value)) {
    report.add(
      'invalid-type',
      'enforce',
      `${show(value)} says nothing of what to refuse`,
      'Write "unsafe-methods" or "all"',
    );
    return undefined;
  }
  const { methods = 'unsafe-methods', host, onRefused, reportOnly = false, ...others } = value;
  for (const name of Object.keys(others)) {
    const meant = nearestName(name, NAMES) ?? NAMES.join(', ');
    report.add('unknown-option', `enforce.${name}`, `there is no option ${show(name)}`, `Did you mean ${meant}?`);
  }
  const check = (name: string, fits: boolean, fix: string) => {
    if (!fits) report.add('invalid-type', `enforce.${name}`, `${show(value[name])} does not fit`, fix);
  };
  check('methods', isMethods(methods), 'Write "unsafe-methods" or "all"');
  check(
    'host',
    host === undefined || isHost(host),
    'Write host or host:port, a list of them, or a function of the request',
  );
  check(
    'onRefused',
    onRefused === undefined || typeof onRefused === 'function',
    'Write a (request, response, next) function',
  );
  check('reportOnly', typeof reportOnly === 'boolean', 'Write true or false');
  // each was just checked; where one does not fit, the policy is not made
  return Object.freeze({
    methods,
    host: Array.isArray(host) ? Object.freeze([...host]) : host,
    onRefused,
    reportOnly,
  } as EnforceSettings);
}

function isMethods(value: unknown): value is CorsEnforceMethods {
  return value === 'unsafe-methods' || value === 'all';
}

function isHost(host: unknown): boolean {
  if (Array.isArray(host)) return host.every((entry) => typeof entry === 'string' && entry !== '');
  return typeof host === 'function' || (typeof host === 'string' && host !== '');
}
