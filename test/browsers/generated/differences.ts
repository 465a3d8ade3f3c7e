import type { EngineName } from '../engines/engine.ts';
import type { Step } from '../scenario.ts';

interface KnownDifference {
  readonly engines: readonly EngineName[];
  /** The scenario that records it. */
  readonly scenario: string;
  readonly applies: (step: Step) => boolean;
}

/** Where engines differ from the standard among the generated requests. */
const KNOWN: readonly KnownDifference[] = [
  {
    engines: ['chromium'],
    scenario: 'upload-listener-empty',
    applies: (step) => step.uploadListener === true && step.body === undefined,
  },
  {
    engines: ['chromium', 'firefox'],
    scenario: 'no-cors-sandbox-credentials',
    applies: (step) => step.mode === 'no-cors' && step.in === 'sandbox' && step.credentials === 'include',
  },
];

export function isKnownToDiffer(engine: EngineName, step: Step): boolean {
  return KNOWN.some((known) => known.engines.includes(engine) && known.applies(step));
}
