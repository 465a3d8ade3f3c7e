// The best handwritten code for each policy: everything prepared, as few calls as possible, no options. It does the same
// work: it merges Vary, and removes the CORS headers of an outer layer.
import vary from 'vary';

const LONGEST_ORIGIN = 326;
const HEADERS = ['Origin', 'Credentials', 'Methods', 'Headers'].map(
  (name) => `access-control-allow-${name.toLowerCase()}`,
);
const ALL_HEADERS = [...HEADERS, 'access-control-max-age', 'access-control-expose-headers'];
const ORIGIN = /^[a-z][\da-z+.-]*:\/\/[\da-z_-]+(?:\.[\da-z_-]+)*(?::\d{1,5})?$/;
const TOKENS = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+(?:, ?[!#$%&'*+\-.^_`|~\dA-Za-z]+)*$/;

export function removeCorsHeaders(res) {
  if (
    res.getHeader('access-control-allow-origin') === undefined &&
    res.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  for (const name of ALL_HEADERS) res.removeHeader(name);
}

export function varyOn(res, names) {
  const present = res.getHeader('vary');
  res.setHeader('Vary', present === undefined ? names : vary.append(String(present), names));
}

/** Any origin: constants only. */
export function anyOrigin() {
  return (req, res, next) => {
    removeCorsHeaders(res);
    res.setHeader('Access-Control-Allow-Origin', '*');
    if (
      req.method === 'OPTIONS' &&
      req.headers['access-control-request-method'] !== undefined &&
      req.headers.origin !== undefined
    ) {
      res.setHeader('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
      res.setHeader('Access-Control-Allow-Headers', '*, authorization');
      res.statusCode = 204;
      res.end();
    } else next();
  };
}

/** Origins for which `isAllowed` is true. `actual` and `preflight` are the further headers of a response. */
export function someOrigins(isAllowed, actual = [], preflight = []) {
  return (req, res, next) => {
    const { origin } = req.headers;
    removeCorsHeaders(res);
    const allowed = origin !== undefined && origin.length <= LONGEST_ORIGIN && isAllowed(origin);
    const isPreflight =
      req.method === 'OPTIONS' && origin !== undefined && req.headers['access-control-request-method'] !== undefined;
    if (allowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      const headers = isPreflight ? preflight : actual;
      for (let at = 0; at < headers.length; at += 2) res.setHeader(headers[at], headers[at + 1]);
    }
    varyOn(res, 'Origin');
    if (isPreflight) {
      res.statusCode = allowed ? 204 : 403;
      res.end();
    } else next();
  };
}

/** Some origins, for a server that has one name and refuses unsafe methods from other sites. */
export function guarded(isAllowed, name) {
  const respond = someOrigins(isAllowed);
  return (req, res, next) => {
    const { host, origin } = req.headers;
    const isSafe = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
    const isSameSite = () => {
      const site = req.headers['sec-fetch-site'];
      return site === 'same-origin' || site === 'none' || (site === undefined && origin === undefined);
    };
    if (host.toLowerCase() === name && (isSafe || isAllowed(origin) || isSameSite())) return respond(req, res, next);
    removeCorsHeaders(res);
    varyOn(res, 'Origin');
    res.statusCode = 403;
    res.end();
  };
}

/** Some origins, with credentials: the response to a preflight allows the headers that it requests. */
export function reflectedHeaders(isAllowed) {
  const actual = someOrigins(isAllowed, ['Access-Control-Allow-Credentials', 'true']);
  return (req, res, next) => {
    const { origin, 'access-control-request-headers': names } = req.headers;
    if (req.method !== 'OPTIONS' || origin === undefined || !isAllowed(origin)) return actual(req, res, next);
    removeCorsHeaders(res);
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
    if (names !== undefined && names.length <= 4096 && TOKENS.test(names))
      res.setHeader('Access-Control-Allow-Headers', names);
    varyOn(res, 'Origin, Access-Control-Request-Headers');
    res.statusCode = 204;
    res.end();
  };
}

/** `https://*.suffix` patterns: one look-up per label. */
export function suffixes(hosts) {
  const known = new Set(hosts.map((host) => `.${host}`));
  const lengths = new Set([...known].map((suffix) => suffix.length));
  return (origin) => {
    if (!ORIGIN.test(origin) || !origin.startsWith('https://')) return false;
    for (let dot = origin.indexOf('.', 8); dot !== -1; dot = origin.indexOf('.', dot + 1)) {
      if (lengths.has(origin.length - dot) && known.has(origin.slice(dot))) return true;
    }
    return false;
  };
}
