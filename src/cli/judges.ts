import type { EngineName } from '../browser/engine-name.ts';

/** The standard, or an engine. */
export type Judge = 'standard' | EngineName;

export const JUDGES: readonly Judge[] = ['standard', 'chromium', 'firefox', 'webkit'];

const NAMES: Readonly<Record<Judge, string>> = {
  standard: 'the standard',
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKit',
};

/** Without a comma before "and", or before "or" in a negated sentence. */
export function listed(judges: readonly Judge[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(judges.map((judge) => NAMES[judge]));
}
