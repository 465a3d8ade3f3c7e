import * as reasons from './find-reasons.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when somebody wants reasons. */
export function loadReasons(): typeof reasons {
  return reasons;
}
