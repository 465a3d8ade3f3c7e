import { headerValue } from '../standard/header-lines.ts';
import { varyNames } from '../standard/vary.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type FailureContext, linesIn, valueIn, variesByOrigin } from './failure-context.ts';
import { describeDifference } from './origin-difference.ts';

/** Problems of the value of Access-Control-Allow-Origin. */
export function allowOriginCause(failure: FailureContext): Diagnosis | undefined {
  switch (failure.step.problem) {
    case 'allow-origin-wildcard':
      return overwrittenCause(failure) ?? wildcardCause(failure);
    case 'allow-origin-multiple':
      return severalCause(failure);
    case 'allow-origin-invalid':
    case 'allow-origin-mismatch':
      return nullCause(failure) ?? cachedCause(failure) ?? overwrittenCause(failure) ?? valueCause(failure);
    default:
      return undefined;
  }
}

function wildcardCause({ page: { method = 'GET' } }: FailureContext): Diagnosis {
  const beacon =
    method === 'POST' ? '. navigator.sendBeacon() always includes them: use fetch() with keepalive: true' : '';
  return {
    code: 'wildcard-with-credentials',
    message: 'Browsers do not accept "*" for a request with credentials',
    page: `Send the request without credentials, if it needs no cookies${beacon}`,
    fix: "Allow the page's origin by name, and allow credentials",
  };
}

/** A policy allowed the origin, and code after it set another value. */
function overwrittenCause(failure: FailureContext): Diagnosis | undefined {
  const { seen, preflight, response, origin } = failure;
  const isPolicy = valueIn(failure, 'Access-Control-Allow-Credentials') === 'true' && variesByOrigin(response);
  const isRightBefore =
    preflight !== undefined && headerValue(preflight.headers, 'Access-Control-Allow-Origin') === origin;
  if (!isRightBefore && !(seen === '*' && isPolicy)) return undefined;
  const sign = isRightBefore
    ? 'The preflight response has the right value'
    : 'Access-Control-Allow-Credentials and Vary: Origin show that a policy with a list of origins ran before';
  return {
    code: 'overwritten-origin',
    message: `Code after the CORS middleware, or a proxy, sets Access-Control-Allow-Origin to ${JSON.stringify(seen)}. ${sign}`,
    page: 'Send the request without credentials, if it needs no cookies',
    fix: 'Remove the code that sets Access-Control-Allow-Origin in the handler, in a library or in the proxy. The options are not the cause',
  };
}

function severalCause(failure: FailureContext): Diagnosis {
  const lines = linesIn(failure, 'Access-Control-Allow-Origin');
  const values = lines.flatMap((line) => line.split(/[ ,]+/)).filter((value) => value !== '');
  const isOneLayer = lines.length === 1 && new Set(values).size === values.length && !values.includes('*');
  if (isOneLayer) {
    return {
      code: 'origin-list',
      message: 'The server sends a list of origins, and browsers accept only one',
      fix: 'Write the origins as a list in the options: the middleware then sends the one that matches the request',
    };
  }
  return {
    code: 'duplicate-headers',
    message: 'Two layers set Access-Control-Allow-Origin: a proxy and the application, or two middlewares',
    fix: 'Remove one of them. In nginx, proxy_hide_header Access-Control-Allow-Origin drops the header of the application',
  };
}

/** Browsers send `null` after a redirect from one other origin to another, and for pages without an origin. */
export function nullCause({ origin, step, page }: FailureContext): Diagnosis | undefined {
  if (origin !== 'null' || step.stage === 'page') return undefined;
  if (page.origin !== 'null') {
    return {
      code: 'null-origin',
      message: 'After a redirect to another origin, browsers send Origin: null, which the server does not allow',
      page: 'Request the final URL in the page',
      fix: 'Do not allow null, which any page can send. Respond without a redirect to another origin',
    };
  }
  return {
    code: 'null-origin',
    message: 'The page has the origin null: it is a sandboxed frame, a file, or a data: URL',
    page: 'Serve the page over http(s), or give its frame allow-same-origin',
    fix: 'Do not allow null, which any page can send',
  };
}

/** A response that was stored for another page. */
export function cachedCause(failure: FailureContext): Diagnosis | undefined {
  if (failure.step.stage !== 'actual') return undefined;
  const isHit = ['X-Cache', 'CF-Cache-Status', 'X-Cache-Status'].some((name) => /hit/i.test(valueIn(failure, name)));
  const isStored = isHit || Number(valueIn(failure, 'Age')) > 0;
  const varies = varyNames(linesIn(failure, 'Vary'));
  if (!isStored || varies.has('origin') || varies.has('*')) return undefined;
  return {
    code: 'cached-without-vary',
    message: 'The response comes from a cache that stored it for another page: it has no Vary: Origin',
    page: 'Add a query parameter of your own to the URL, so that the cache does not know it',
    fix: 'Send Vary: Origin with every response of this URL, and empty the cache',
  };
}

function valueCause({ seen, origin }: FailureContext): Diagnosis {
  const difference = describeDifference(seen, origin);
  if (difference === undefined) {
    return {
      code: 'fixed-origin',
      message: `The server allows ${seen} only, whatever the origin of the request`,
      page: 'If the server is not yours, send the request from your own server, which browsers do not restrict',
      fix: "Allow the page's origin, too. With a list of origins, the middleware sends the one that matches the request",
    };
  }
  return {
    code: seen.includes('*') ? 'origin-pattern' : 'origin-spelling',
    message: `${difference}. Browsers compare byte by byte`,
    fix: "Send the page's origin exactly",
  };
}
