import * as data from './public-suffix-data.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when it is needed. */
export function suffixData(): typeof data {
  return data;
}
