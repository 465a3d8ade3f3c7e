import * as origins from './describe-origins.ts';

/** In CommonJS the build puts `require` here, so that the file is loaded only when somebody wants to know. */
export function loadDescribeOrigins(): typeof origins {
  return origins;
}
