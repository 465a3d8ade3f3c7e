import type { OriginRule } from '../origin/origin-rule.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { type CorsIssue, type CorsWaiver, isWaivable } from './issues.ts';
import { loadAdvice } from './load-advice.ts';
import { loadEnforce } from './load-enforce.ts';
import { OPTION_NAMES } from './options.ts';
import { type NameList, type RawOptions, toRawOptions } from './raw-options.ts';
import type { EnforceSettings } from './read-enforce.ts';
import { readAllowedHeaders, readExposedHeaders, readMethods, readVary } from './read-lists.ts';
import { readBoolean, readMaxAge, readOriginTimeout, readStatus } from './read-numbers.ts';
import { readOrigin } from './read-origin.ts';
import { checkOptionNames } from './unknown-options.ts';

/** The options with their defaults: checked and frozen. */
export interface CorsSettings {
  readonly allowOrigin: OriginRule;
  readonly methods: NameList;
  readonly allowedHeaders: NameList;
  readonly exposedHeaders: NameList;
  /** Never true if `allowOrigin` is `any`: browsers refuse `*` with credentials. */
  readonly credentials: boolean;
  /** Seconds. */
  readonly maxAge: number | undefined;
  readonly preflightContinue: boolean;
  readonly optionsSuccessStatus: number;
  readonly vary: readonly string[];
  /** Never with `allowOrigin` of kind `any` or `reflected`, which refuse no origin. */
  readonly enforce: EnforceSettings | undefined;
}

/** Reads options of any shape. Use the settings only if no issue is an error. */
export function readSettings(options: unknown): {
  readonly settings: CorsSettings;
  readonly issues: readonly CorsIssue[];
  /** Options with the same origins and waivers, and with `enforce`. */
  readonly guarded: RawOptions;
} {
  const written = toRawOptions(options);
  const collector = createIssueCollector(readWaivers(written));
  if (written === undefined) collector.addIssue(...loadAdvice().invalidOptions(options));
  const known = written ?? {};
  checkOptionNames(Object.keys(known), OPTION_NAMES, '', collector);
  checkWaivers(known, collector);
  const credentials = readBoolean(known, 'credentials', collector);
  const origin = readOrigin(known, credentials, readOriginTimeout(known, collector), collector);
  const settings: CorsSettings = {
    allowOrigin: origin,
    methods: readMethods(known, credentials, collector),
    allowedHeaders: readAllowedHeaders(known, collector),
    exposedHeaders: readExposedHeaders(known, credentials, collector),
    credentials,
    maxAge: readMaxAge(known, collector),
    preflightContinue: readBoolean(known, 'preflightContinue', collector),
    optionsSuccessStatus: readStatus(known, collector),
    vary: readVary(known, collector),
    enforce:
      known['enforce'] === undefined
        ? undefined
        : loadEnforce().readEnforce(known, origin, collector, { loadAdvice, checkOptionNames }),
  };
  const guarded = Object.freeze({
    origin: copy(known['origin'] ?? '*'),
    dangerouslyAllow: copy(known['dangerouslyAllow']),
    enforce: 'all',
  });
  return { settings: Object.freeze(settings), issues: collector.issues(), guarded };
}

function copy(value: unknown): unknown {
  return Array.isArray(value) ? Object.freeze([...value]) : value;
}

function readWaivers(written: RawOptions | undefined): ReadonlySet<CorsWaiver> {
  const list = written?.['dangerouslyAllow'];
  return new Set(Array.isArray(list) ? list.filter(isWaivable) : []);
}

function checkWaivers(written: RawOptions, issues: IssueCollector): void {
  const list = written['dangerouslyAllow'];
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    issues.addIssue(...loadAdvice().invalidWaivers(list));
    return;
  }
  for (const [index, code] of list.entries()) {
    if (!isWaivable(code)) issues.addIssue(...loadAdvice().unknownWaiver(index, code));
  }
}
