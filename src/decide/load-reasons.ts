import * as reasons from './find-reasons.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when reasons are requested. */
export function loadReasons(): typeof reasons {
  return reasons;
}
