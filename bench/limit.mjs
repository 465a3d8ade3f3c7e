// The fastest code that one could write by hand for one case: everything precomputed,
// the fewest calls, no options; but with the same duties: Vary merged, headers of an outer layer removed.
import vary from 'vary';

const LONGEST_ORIGIN = 326;
const FIELDS = ['Origin', 'Credentials', 'Methods', 'Headers'].map(
  (name) => `access-control-allow-${name.toLowerCase()}`,
);
const ALL_FIELDS = [...FIELDS, 'access-control-max-age', 'access-control-expose-headers'];
const ORIGIN = /^[a-z][\da-z+.-]*:\/\/[\da-z_-]+(?:\.[\da-z_-]+)*(?::\d{1,5})?$/;

function takeAway(res) {
  if (
    res.getHeader('access-control-allow-origin') === undefined &&
    res.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  for (const name of ALL_FIELDS) res.removeHeader(name);
}

function varyOn(res, field) {
  const present = res.getHeader('vary');
  res.setHeader('Vary', present === undefined ? field : vary.append(String(present), field));
}

/** Any origin: constants only. */
export function anyOrigin() {
  return (req, res, next) => {
    takeAway(res);
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

/** Origins that `admits` allows; `read` and `ask` are the further headers of a response and of a preflight's response. */
export function someOrigins(admits, read = [], ask = []) {
  return (req, res, next) => {
    const { origin } = req.headers;
    takeAway(res);
    const allowed = origin !== undefined && origin.length <= LONGEST_ORIGIN && admits(origin);
    const preflight =
      req.method === 'OPTIONS' && origin !== undefined && req.headers['access-control-request-method'] !== undefined;
    if (allowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      const fields = preflight ? ask : read;
      for (let at = 0; at < fields.length; at += 2) res.setHeader(fields[at], fields[at + 1]);
    }
    varyOn(res, 'Origin');
    if (preflight) {
      res.statusCode = allowed ? 204 : 403;
      res.end();
    } else next();
  };
}

/** `https://*.suffix` patterns: one look-up a label. */
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

/** A function that calls its callback, perhaps later. */
export function askedOrigins(ask) {
  return (req, res, next) => {
    const { origin } = req.headers;
    takeAway(res);
    if (origin === undefined || origin.length > LONGEST_ORIGIN || !ORIGIN.test(origin)) {
      varyOn(res, 'Origin');
      next();
      return;
    }
    let answered = false;
    let timer;
    ask(origin, (error, allowed) => {
      if (answered) return;
      answered = true;
      if (timer !== undefined) clearTimeout(timer);
      if (allowed) res.setHeader('Access-Control-Allow-Origin', origin);
      varyOn(res, 'Origin');
      next(error);
    });
    if (!answered) {
      timer = setTimeout(next, 10_000);
      timer.unref();
    }
  };
}
