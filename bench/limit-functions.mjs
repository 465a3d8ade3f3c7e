// The limit where a user's function decides: it is only called for well-formed origins, an error reaches next(), the first
// call of the callback counts, and a function that never calls back cannot block the request. A result is ignored if
// the response has started.
import { removeCorsHeaders, varyOn } from './limit.mjs';

const LONGEST_ORIGIN = 326;
const ORIGIN = /^[a-z][\da-z+.-]*:\/\/[\da-z_-]+(?:\.[\da-z_-]+)*(?::\d{1,5})?$/;
const TIMEOUT = 10_000;

function withOrigin(decide) {
  return (req, res, next) => {
    const { origin } = req.headers;
    removeCorsHeaders(res);
    if (origin !== undefined && origin.length <= LONGEST_ORIGIN && ORIGIN.test(origin)) decide(origin, req, res, next);
    else respond(req, res, origin, false, next);
  };
}

function respond(req, res, origin, allowed, next) {
  if (allowed) res.setHeader('Access-Control-Allow-Origin', origin);
  varyOn(res, 'Origin');
  finish(req, res, origin, allowed, next);
}

/** Responds to a preflight, or calls next(). */
function finish(req, res, origin, allowed, next) {
  if (req.method !== 'OPTIONS' || origin === undefined || req.headers['access-control-request-method'] === undefined) {
    next();
    return;
  }
  if (allowed) res.setHeader('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
  res.statusCode = allowed ? 204 : 403;
  res.end();
}

export function byValue(isAllowed) {
  return withOrigin((origin, req, res, next) => {
    let allowed;
    try {
      allowed = isAllowed(origin);
    } catch (error) {
      varyOn(res, 'Origin');
      next(error);
      return;
    }
    respond(req, res, origin, allowed, next);
  });
}

export function byCallback(isAllowed) {
  return withOrigin((origin, req, res, next) => {
    let timer;
    let settled = false;
    const settle = (error, allowed) => {
      if (settled) return;
      settled = true;
      if (timer !== undefined) clearTimeout(timer);
      if (res.headersSent) return;
      if (!error) return respond(req, res, origin, allowed, next);
      varyOn(res, 'Origin');
      next(error);
    };
    try {
      isAllowed(origin, settle);
    } catch (error) {
      settle(error);
    }
    if (settled) return;
    timer = setTimeout(() => settle(new Error('timeout')), TIMEOUT);
    timer.unref();
  });
}

export function byPromise(isAllowed) {
  return byCallback((origin, callback) => {
    isAllowed(origin).then((allowed) => callback(null, allowed), callback);
  });
}

/** A delegate can return different options for each request. */
export function byDelegate(delegate) {
  return (req, res, next) => {
    const { origin } = req.headers;
    let timer;
    let settled = false;
    const settle = (error, options) => {
      if (settled) return;
      settled = true;
      if (timer !== undefined) clearTimeout(timer);
      if (res.headersSent) return;
      removeCorsHeaders(res);
      if (error) {
        varyOn(res, 'Origin');
        next(error);
        return;
      }
      const isMatch = (entry) => (typeof entry === 'string' ? entry === origin : entry.test(origin));
      const allowed = origin !== undefined && origin.length <= LONGEST_ORIGIN && options.origin.some(isMatch);
      if (allowed) {
        res.setHeader('Access-Control-Allow-Origin', origin);
        if (options.credentials) res.setHeader('Access-Control-Allow-Credentials', 'true');
      }
      varyOn(res, 'Origin');
      finish(req, res, origin, allowed, next);
    };
    try {
      delegate(req, settle);
    } catch (error) {
      settle(error);
    }
    if (settled) return;
    timer = setTimeout(() => settle(new Error('timeout')), TIMEOUT);
    timer.unref();
  };
}
