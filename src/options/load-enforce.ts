import * as enforce from './read-enforce.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only for policies with `enforce`. */
export function loadEnforce(): typeof enforce {
  return enforce;
}
