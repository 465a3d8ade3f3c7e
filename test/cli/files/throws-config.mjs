// what cors() throws, from whatever copy of the library
const issue = {
  code: 'invalid-origin',
  severity: 'error',
  path: 'origin',
  message: 'it ends in a slash',
  fix: 'Take it off',
};
throw Object.assign(new TypeError('unusable'), { code: 'ERR_CORS_CONFIG', issues: [issue] });
