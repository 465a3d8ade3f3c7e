// Each case: what the contestants are given, and the request. `cors` is left out where it has no counterpart.
import * as limit from './limit.mjs';

const list = (count) => Array.from({ length: count }, (_, index) => `https://app-${index}.example.com`);
const hosts = (count) => Array.from({ length: count }, (_, index) => `tenant-${index}.example.com`);
const patterns = (count) => hosts(count).map((host) => `https://*.${host}`);
const regexps = (count) =>
  hosts(count).map((host) => new RegExp(`^https://(?:[a-z0-9-]+\\.)+${host.replaceAll('.', '\\.')}$`));

const get = (origin, extra = {}) => ({ method: 'GET', headers: origin === undefined ? extra : { origin, ...extra } });
const preflight = (origin, extra = {}) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,content-type',
    ...extra,
  },
});

const HELMET = Object.entries({
  'Content-Security-Policy': "default-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-XSS-Protection': '0',
});

const ALLOW_LIST = {
  methods: ['GET', 'PUT', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'X-Request-Id'],
  maxAge: 600,
};
const ALLOW_LIST_FIELDS = [
  'Access-Control-Allow-Methods',
  'GET,PUT,DELETE',
  'Access-Control-Allow-Headers',
  'Authorization,Content-Type,X-Request-Id',
  'Access-Control-Max-Age',
  '600',
];
const CREDENTIALED = { credentials: true, exposedHeaders: ['X-Total', 'X-Page'] };

function listed(count, request, options = {}, read = [], ask = []) {
  const origin = list(count);
  const set = new Set(origin);
  return {
    request,
    options: { origin, ...options },
    limit: () => limit.someOrigins((text) => set.has(text), read, ask),
  };
}

function patterned(count, request) {
  return {
    request,
    options: { origin: patterns(count) },
    corsOptions: { origin: regexps(count) },
    limit: () => limit.someOrigins(limit.suffixes(hosts(count))),
  };
}

/** Options as a delegate returns them: created for each request. */
function delegated(count, request) {
  const origins = list(count);
  const regexp = /^https:\/\/[a-z0-9-]+\.preview\.example\.com$/;
  const options = () => ({ origin: [...origins, new RegExp(regexp)], credentials: true });
  const set = new Set(origins);
  const read = ['Access-Control-Allow-Credentials', 'true'];
  return {
    request,
    options: (_request, callback) => callback(null, options()),
    limit: () => limit.someOrigins((text) => set.has(text) || regexp.test(text), read),
  };
}

const one = 'https://app-0.example.com';
const hit = (count) => `https://app-${count - 1}.example.com`;
const miss = 'https://evil.example.org';
const under = (count) => `https://www.tenant-${count - 1}.example.com`;
const sync = (origin, callback) => callback(null, origin.startsWith('https://app-'));
const later = (origin, callback) => queueMicrotask(() => callback(null, origin.startsWith('https://app-')));
const manyNames = Array.from({ length: 8000 }, () => 'a').join(',');

/** A preflight for any header, with this Access-Control-Request-Headers. */
function askedFor(headers) {
  const request = preflight(hit(10), { 'access-control-request-headers': headers });
  const fields = [
    'Access-Control-Allow-Methods',
    'GET,HEAD,PUT,PATCH,POST,DELETE',
    'Access-Control-Allow-Headers',
    '*, authorization',
    'Access-Control-Max-Age',
    '600',
  ];
  return listed(10, request, { maxAge: 600 }, [], fields);
}

export const CASES = {
  'GET without Origin, any origin': { request: get(), options: {}, limit: limit.anyOrigin },
  'GET, any origin': { request: get(one), options: {}, limit: limit.anyOrigin },
  'GET without Origin, list of 10': listed(10, get()),
  'GET, one origin': listed(1, get(one)),
  'GET, list of 10, hit': listed(10, get(hit(10))),
  'GET, list of 10, miss': listed(10, get(miss)),
  'GET, list of 1,000, hit': listed(1000, get(hit(1000))),
  'GET, list of 1,000, miss': listed(1000, get(miss)),
  'GET, list of 100,000, hit': listed(100_000, get(hit(100_000))),
  'GET, list of 100,000, miss': listed(100_000, get(miss)),
  'GET, 10 patterns, hit': patterned(10, get(under(10))),
  'GET, 10 patterns, miss': patterned(10, get(miss)),
  'GET, 1,000 patterns, hit': patterned(1000, get(under(1000))),
  'GET, 1,000 patterns, miss': patterned(1000, get(miss)),
  'GET, credentials and exposed headers': listed(10, get(hit(10)), CREDENTIALED, [
    'Access-Control-Allow-Credentials',
    'true',
    'Access-Control-Expose-Headers',
    'X-Total,X-Page',
  ]),
  'GET, eleven headers and Vary set before': {
    ...listed(10, get(hit(10))),
    before: [...HELMET, ['Vary', 'Accept-Encoding']],
  },
  'preflight, any origin, any header': { request: preflight(one), options: {}, limit: limit.anyOrigin },
  'preflight, list of 10, allow-list': listed(10, preflight(hit(10)), ALLOW_LIST, [], ALLOW_LIST_FIELDS),
  'preflight from a foreign origin': listed(10, preflight(miss), ALLOW_LIST, [], ALLOW_LIST_FIELDS),
  'preflight, eleven headers set before': {
    ...listed(10, preflight(hit(10)), ALLOW_LIST, [], ALLOW_LIST_FIELDS),
    before: HELMET,
  },
  'origin function, at once': { request: get(one), options: { origin: sync }, limit: () => limit.askedOrigins(sync) },
  'origin function, later': { request: get(one), options: { origin: later }, limit: () => limit.askedOrigins(later) },
  'delegate, list of 10 and a RegExp': delegated(10, get(hit(10))),
  'hostile: preflight with 16 KB of commas': askedFor(','.repeat(16_000)),
  'hostile: preflight with 8,000 names': askedFor(manyNames),
  'hostile: GET with an 8 KB Origin, 1,000 patterns': {
    ...patterned(1000, get(`https://${'a.'.repeat(4000)}example.com`)),
    hostile: true,
  },
};
