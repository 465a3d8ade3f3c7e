import * as advice from './advice/index.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when options have an issue. */
export function loadAdvice(): typeof advice {
  return advice;
}
