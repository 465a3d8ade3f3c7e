import * as triggers from './received-triggers.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when requests are classified. */
export function loadTriggers(): typeof triggers {
  return triggers;
}
