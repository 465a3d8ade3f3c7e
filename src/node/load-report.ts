import * as report from './report.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when decisions are observed. */
export function loadReport(): typeof report {
  return report;
}
