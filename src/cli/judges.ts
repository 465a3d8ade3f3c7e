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

// without a comma before "and"
const LIST = new Intl.ListFormat('en-GB');

export function listed(judges: readonly Judge[]): string {
  return LIST.format(judges.map((judge) => NAMES[judge]));
}
