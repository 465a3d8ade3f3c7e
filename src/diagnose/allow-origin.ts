import { headerValue } from '../standard/header-lines.ts';
import { varyNames } from '../standard/vary.ts';
import type { Cause } from './diagnosis.ts';
import { type FailureContext, linesIn, valueIn, variesByOrigin } from './failure-context.ts';
import { describeDifference } from './origin-difference.ts';
import { withoutCredentials } from './without-credentials.ts';

/** Problems with the value of Access-Control-Allow-Origin. */
export function allowOriginCause(failure: FailureContext): Cause | undefined {
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

/** The values in a list, without quotes. */
export function originsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(/[\s,;|"'`<>]+/)).filter((value) => value !== '');
}

function wildcardCause({ page }: FailureContext): Cause {
  return {
    code: 'wildcard-with-credentials',
    message: 'Browsers do not accept "*" for a request with credentials',
    page: withoutCredentials(page),
    fix: "Allow the page's origin by name, and allow credentials",
  };
}

/** A policy allowed the origin, and code after it set another value. */
function overwrittenCause(failure: FailureContext): Cause | undefined {
  const { seen, preflight, response, origin, page } = failure;
  const isPolicy = valueIn(failure, 'Access-Control-Allow-Credentials') === 'true' && variesByOrigin(response);
  const isRightBefore =
    preflight !== undefined && headerValue(preflight.headers, 'Access-Control-Allow-Origin') === origin;
  if (!isRightBefore && !(seen === '*' && isPolicy)) return undefined;
  const sign = isRightBefore
    ? 'The preflight response has the right value'
    : 'Access-Control-Allow-Credentials and Vary: Origin show that CORS code ran earlier';
  return {
    code: 'overwritten-origin',
    message: `A proxy, or code that runs after the CORS middleware, sets Access-Control-Allow-Origin to ${JSON.stringify(seen)}. ${sign}`,
    page: withoutCredentials(page),
    fix: 'Remove Access-Control-Allow-Origin from the handler, library or proxy that sets it',
  };
}

function severalCause(failure: FailureContext): Cause {
  const lines = linesIn(failure, 'Access-Control-Allow-Origin');
  const values = originsIn(lines);
  const isOneLayer = lines.length === 1 && new Set(values).size === values.length && !values.includes('*');
  return isOneLayer ? valueCause(failure) : duplicated('Access-Control-Allow-Origin');
}

export function duplicated(name: string): Cause {
  return {
    code: 'duplicate-headers',
    message: `Two layers set ${name}: a proxy and the application, or two middlewares`,
    fix: `Remove one of the headers. In nginx, proxy_hide_header ${name} drops the application's header`,
  };
}

/** Browsers send `null` after a redirect from one other origin to another, and for pages without an origin. */
export function nullCause({ origin, step, page }: FailureContext): Cause | undefined {
  if (origin !== 'null' || step.stage === 'page') return undefined;
  if (page.origin !== 'null') {
    return {
      code: 'null-origin',
      message: 'After a redirect to another origin, browsers send Origin: null, which the server does not allow',
      page: 'Request the final URL directly',
      fix: 'Do not allow null, which any page can send. Respond directly instead of redirecting',
    };
  }
  return {
    code: 'null-origin',
    message: 'The page is a sandboxed frame, file or data: URL, so its origin is null',
    page: 'Serve the page over http or https, or add allow-same-origin to its sandbox attribute',
    fix: 'Do not allow null, which any page can send',
  };
}

/** A response that was stored for another page. */
export function cachedCause(failure: FailureContext): Cause | undefined {
  if (failure.step.stage !== 'actual') return undefined;
  const isHit = ['X-Cache', 'CF-Cache-Status', 'X-Cache-Status'].some((name) => /hit/i.test(valueIn(failure, name)));
  const isStored = isHit || Number(valueIn(failure, 'Age')) > 0;
  const varies = varyNames(linesIn(failure, 'Vary'));
  if (!isStored || varies.has('origin') || varies.has('*')) return undefined;
  return {
    code: 'cached-without-vary',
    message: 'The response has no Vary: Origin, so a cache that stored it for another page reuses it here',
    page: 'Add a query parameter to the URL',
    fix: 'Send Vary: Origin with every response from this URL, and clear the cache',
  };
}

function valueCause({ seen, origin }: FailureContext): Cause {
  const [code, text] = describeDifference(seen, origin);
  return { code, message: text, fix: FIXES[code] };
}

const FIXES = {
  'fixed-origin':
    "Also allow the page's origin. With a list of origins, the middleware sends the one that matches the request",
  'origin-list': 'List the origins in the options: the middleware sends the one that matches the request',
  'origin-pattern': "Send exactly the page's origin: browsers compare every byte",
  'origin-spelling': "Send exactly the page's origin: browsers compare every byte",
} as const;
