import * as proof from './prove.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only for policies with a RegExp. */
export function regexpProof(): typeof proof {
  return proof;
}
