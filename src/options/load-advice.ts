import * as advice from './advice/index.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when there is something to report. */
export function loadAdvice(): typeof advice {
  return advice;
}
