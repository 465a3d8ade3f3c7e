// Each case creates the input of each contestant and the request. `corsOptions` is the same policy as npm cors options.
import * as limit from './limit.mjs';
import { byCallback, byDelegate, byPromise, byValue } from './limit-functions.mjs';
import * as requests from './requests.mjs';

const { below, ELEVEN_HEADERS, FIRST, FOREIGN, get, hosts, LONG, last, list, preflight } = requests;

const ALLOW_LIST = {
  methods: ['GET', 'PUT', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'X-Request-Id'],
  maxAge: 600,
};
const ALLOW_LIST_HEADERS = [
  ...['Access-Control-Allow-Methods', 'GET,PUT,DELETE'],
  ...['Access-Control-Allow-Headers', 'Authorization,Content-Type,X-Request-Id'],
  ...['Access-Control-Max-Age', '600'],
];
const ANY_HEADER = [
  ...['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'],
  ...['Access-Control-Allow-Headers', '*, authorization'],
  ...['Access-Control-Max-Age', '600'],
];
const CREDENTIALS = { credentials: true, exposedHeaders: ['X-Total', 'X-Page'] };
const CREDENTIALS_HEADERS = [
  ...['Access-Control-Allow-Credentials', 'true'],
  ...['Access-Control-Expose-Headers', 'X-Total,X-Page'],
];
const VARY = [['Vary', 'Accept-Encoding']];

const anyOrigin = (request) => () => ({ request, options: {}, limit: limit.anyOrigin });

function listed(count, request, { options = {}, actual = [], headers = [], ...more } = {}) {
  return () => {
    const origin = list(count);
    const set = new Set(origin);
    return {
      request,
      options: { origin, ...options },
      limit: () => limit.someOrigins((text) => set.has(text), actual, headers),
      ...more,
    };
  };
}

const withCredentials = { options: CREDENTIALS, actual: CREDENTIALS_HEADERS };
const withAllowList = { options: ALLOW_LIST, headers: ALLOW_LIST_HEADERS };
const withAnyHeader = { options: { maxAge: 600 }, headers: ANY_HEADER };

function patterned(count, request) {
  return () => ({
    request,
    options: { origin: requests.patterns(count) },
    corsOptions: { origin: requests.regexps(count) },
    limit: () => limit.someOrigins(limit.suffixes(hosts(count))),
  });
}

/** A RegExp, or a pattern for which npm cors needs one. */
function regular(regexp, origins, pattern = regexp) {
  const corsOptions = { origin: regexp };
  const options = { origin: pattern };
  const request = [origins].flat().map((origin) => get(origin));
  return () => ({ request, options, corsOptions, limit: () => limit.someOrigins((t) => regexp.test(t)) });
}

const PREVIEW = /^https:\/\/[a-z0-9-]+\.preview\.example\.com$/;
const LABEL = /^https:\/\/shop-[a-z\d-]+-acme\.example\.com$/;
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ADDRESS = new RegExp(`^http://192\\.168\\.${OCTET}\\.${OCTET}:5173$`);
const WEBVIEW = /^vscode-webview:\/\/[\da-z_-]+(?:\.[\da-z_-]+)*$/;

const isApp = (origin) => origin.startsWith('https://app-');
const atOnce = (origin, callback) => callback(null, isApp(origin));
const later = (origin, callback) => queueMicrotask(() => callback(null, isApp(origin)));
const promised = async (origin) => isApp(origin);
const awaited = (origin, callback) => promised(origin).then((allowed) => callback(null, allowed), callback);

function decided(origin, byHand, inCors = origin) {
  return () => ({
    request: get(FIRST),
    options: { origin },
    corsOptions: { origin: inCors },
    limit: () => byHand(origin),
  });
}

/** Options as a delegate returns them: created for each request. */
function delegated() {
  const origins = list(10);
  const delegate = (_request, callback) =>
    callback(null, { origin: [...origins, new RegExp(PREVIEW)], credentials: true });
  return { request: get(last(10)), options: delegate, limit: () => byDelegate(delegate) };
}

/** `more` are further settings of the guard. */
function guarded(more) {
  const origin = list(10);
  const set = new Set(origin);
  return () => ({
    request: get(last(10)),
    options: { origin, enforce: { methods: 'unsafe-methods', ...more } },
    corsOptions: { origin },
    limit: () => limit.guarded((text) => set.has(text), 'api.example.com'),
  });
}

/** Response headers of an allowed preflight. */
function reflected() {
  const origin = list(10);
  const set = new Set(origin);
  return {
    request: preflight(last(10), { 'access-control-request-headers': requests.FORTY_NAMES }),
    options: { origin, credentials: true },
    limit: () => limit.reflectedHeaders((text) => set.has(text)),
  };
}

const preflightFor = (names) => preflight(last(10), { 'access-control-request-headers': names });

export const CASES = {
  'GET without Origin, any origin': anyOrigin(get()),
  'GET, any origin': anyOrigin(get(FIRST)),
  'GET without Origin, list of 10': listed(10, get()),
  'GET, one origin': listed(1, get(FIRST)),
  'GET, list of 10, hit': listed(10, get(last(10))),
  'GET, list of 10, miss': listed(10, get(FOREIGN)),
  'GET, list of 1,000, hit': listed(1000, get(last(1000))),
  'GET, list of 1,000, miss': listed(1000, get(FOREIGN)),
  'GET, list of 100,000, hit': listed(100_000, get(last(100_000))),
  'GET, list of 100,000, miss': listed(100_000, get(FOREIGN)),
  'GET, 10 patterns, hit': patterned(10, get(below(10))),
  'GET, 10 patterns, miss': patterned(10, get(FOREIGN)),
  'GET, 1,000 patterns, hit': patterned(1000, get(below(1000))),
  'GET, 1,000 patterns, miss': patterned(1000, get(FOREIGN)),
  'GET, 100,000 patterns, hit': patterned(100_000, get(below(100_000))),
  'GET, 100,000 patterns, miss': patterned(100_000, get(FOREIGN)),
  'GET, RegExp, hit': regular(PREVIEW, 'https://pr-1.preview.example.com'),
  'GET, RegExp, miss': regular(PREVIEW, FOREIGN),
  'GET, RegExp, two origins in turn': regular(PREVIEW, ['https://pr-1.preview.example.com', FOREIGN]),
  'GET, * inside a label, hit': regular(LABEL, 'https://shop-7-acme.example.com', 'https://shop-*-acme.example.com'),
  'GET, * inside a label, miss': regular(LABEL, FOREIGN, 'https://shop-*-acme.example.com'),
  'GET, private addresses, hit': regular(ADDRESS, 'http://192.168.1.20:5173', 'http://192.168.*.*:5173'),
  'GET, private addresses, miss': regular(ADDRESS, FOREIGN, 'http://192.168.*.*:5173'),
  'GET, application scheme, hit': regular(WEBVIEW, 'vscode-webview://0a1b2c', 'vscode-webview://*'),
  'GET, application scheme, miss': regular(WEBVIEW, FOREIGN, 'vscode-webview://*'),
  'GET, credentials and exposed headers': listed(10, get(last(10)), withCredentials),
  'GET, credentials, Vary set before': listed(10, get(last(10)), { ...withCredentials, before: VARY }),
  'GET, eleven headers set before': listed(10, get(last(10)), { before: ELEVEN_HEADERS }),
  'GET, eleven headers and Vary set before': listed(10, get(last(10)), { before: [...ELEVEN_HEADERS, ...VARY] }),
  'GET, list of 10, hit, HTTP/2': listed(10, get(last(10)), { http2: true }),
  'GET, list of 10, hit, enforce': guarded({}),
  'GET, list of 10, hit, enforce with allowedHosts': guarded({ allowedHosts: 'api.example.com' }),
  'preflight, any origin, any header': anyOrigin(preflight(FIRST)),
  'preflight, list of 10, allow-list': listed(10, preflight(last(10)), withAllowList),
  'preflight, list of 10, allow-list, HTTP/2': listed(10, preflight(last(10)), { ...withAllowList, http2: true }),
  'preflight from a foreign origin': listed(10, preflight(FOREIGN), withAllowList),
  'preflight, eleven headers set before': listed(10, preflight(last(10)), { ...withAllowList, before: ELEVEN_HEADERS }),
  'preflight for 40 headers': reflected,
  'preflight with 40 further headers': listed(10, preflight(last(10), requests.FORTY_LINES), withAllowList),
  'origin function, value': decided(isApp, byValue, atOnce),
  'origin function, callback at once': decided(atOnce, byCallback),
  'origin function, callback later': decided(later, byCallback),
  'origin function, promise': decided(promised, byPromise, awaited),
  'delegate, list of 10 and a RegExp': delegated,
  'hostile: preflight with 16 KB of commas': listed(10, preflightFor(','.repeat(16_000)), withAnyHeader),
  'hostile: preflight with 8,000 names': listed(10, preflightFor(requests.MANY_NAMES), withAnyHeader),
  'hostile: GET with an 8 KB Origin, list of 10': listed(10, get(LONG)),
  'hostile: GET with an 8 KB Origin, 1,000 patterns': patterned(1000, get(LONG)),
};
