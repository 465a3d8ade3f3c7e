import { normalizeMethod } from '../standard/methods.ts';
import type { Cause, DiagnosisCode } from './diagnosis.ts';
import { type FailureContext, lacksCors, valueIn, variesByOrigin } from './failure-context.ts';

/** What the status shows if a preflight response has no CORS headers or is an error. */
export function preflightStatusCause(failure: FailureContext): Cause | undefined {
  const { step, response } = failure;
  if (step.stage !== 'preflight' || !lacksCors(failure)) return undefined;
  const { status } = response;
  // a policy that refuses preflights
  if (status === 403 && variesByOrigin(response) && step.problem === 'allow-origin-missing') return undefined;
  if (isUpstreamStatus(status)) return upstreamDown(status);
  if (refusesMethod(failure)) return methodRefused(failure, 'options-refused', 'OPTIONS');
  if (status === 401 || status === 407 || status === 403) {
    return {
      code: 'authentication-first',
      message: `The response to OPTIONS is ${status}: authentication, a firewall or a CSRF check runs before CORS, and preflights never include credentials`,
      fix: 'Mount CORS before authentication. A proxy that authenticates must let OPTIONS through',
    };
  }
  if (status === 404) {
    return {
      code: 'options-not-found',
      message:
        'The response to OPTIONS is 404: CORS is not mounted at this path, or is mounted only on a route for another method',
      fix: 'Mount the CORS middleware with app.use() before the routes, and check its path',
    };
  }
  if (status === 429) return tooMany();
  if (status >= 400 || step.problem === 'preflight-status') {
    return {
      code: 'options-failed',
      message: `The server fails on OPTIONS (${status}): an origin function threw, or a handler for another method ran`,
      fix: 'Check the server logs, and mount CORS before the handler',
    };
  }
  if (valueIn(failure, 'Allow') !== '') {
    return {
      code: 'express-options',
      message: `The framework itself responds to OPTIONS (Allow: ${valueIn(failure, 'Allow')}): CORS is mounted after the route, or only on one of its methods`,
      fix: 'In Express, call app.use(cors(...)) before the routes; for a single route, also app.options(path, cors(...))',
    };
  }
  if (nginx(failure)) {
    return {
      code: 'options-at-proxy',
      message: `nginx itself responds to OPTIONS with a ${status} and no CORS headers. The application never sees the preflight`,
      fix: 'Pass OPTIONS to the application with proxy_pass, or set the CORS headers where nginx returns the response',
    };
  }
  return undefined;
}

/** What the status of a response without CORS headers shows. */
export function responseStatusCause(failure: FailureContext): Cause | undefined {
  const { step, response, preflight, page } = failure;
  if (step.stage !== 'actual' || step.problem !== 'allow-origin-missing') return undefined;
  const { status } = response;
  if (isUpstreamStatus(status)) return upstreamDown(status);
  if (status === 429) return tooMany();
  if (status === 413) {
    return {
      code: 'body-too-large',
      message: `${nginx(failure) ? 'nginx' : 'A proxy, or a body parser that runs before CORS,'} rejects the body as too large (413)`,
      page: 'Send a smaller body, or split it up',
      fix: 'Raise the limit (client_max_body_size in nginx), and mount CORS before the body parser',
    };
  }
  if (status === 401) {
    return {
      code: 'authentication-first',
      message: 'The response is 401 without CORS headers: authentication runs before CORS',
      page: "Send what the server requires: an Authorization header, or credentials: 'include'",
      fix: 'Mount CORS before authentication so that the page can read the 401',
    };
  }
  if (refusesMethod(failure))
    return {
      ...methodRefused(failure, 'method-refused', normalizeMethod(page.method ?? 'GET')),
      page: 'Check the URL and the method: the server might serve only static files',
    };
  if (status >= 400) {
    const always = nginx(failure) ? '; in nginx, use add_header ... always' : '';
    return {
      code: 'error-without-headers',
      message: `The error response (${status}) has no CORS headers, so the page cannot read the error`,
      page: `The request fails (${status}): see the response in the browser's network panel`,
      fix: `Mount CORS before the code that fails, and add CORS headers to error responses${always}`,
    };
  }
  if (preflight !== undefined) {
    return {
      code: 'headers-on-preflight-only',
      message: 'The preflight passes, but the actual response has no CORS headers',
      fix: 'Send the headers with every response: app.use(cors(...)) instead of app.options(...) alone; in nginx, use add_header outside the OPTIONS block',
    };
  }
  return undefined;
}

function methodRefused(failure: FailureContext, code: DiagnosisCode, method: string): Cause {
  const who = nginx(failure) ? 'nginx' : 'The server, or a proxy in front of it,';
  return {
    code,
    message: `${who} returned ${failure.response.status}: it does not accept ${method} at this URL`,
    fix: `Mount CORS before the routes, and have the proxy forward ${method}`,
  };
}

/** Some CDNs refuse a method with 403. */
function refusesMethod({ response: { status }, body }: FailureContext): boolean {
  return (
    status === 405 || status === 501 || (status === 403 && /not configured to allow the HTTP request method/.test(body))
  );
}

function nginx(failure: FailureContext): boolean {
  return /nginx|openresty/i.test(valueIn(failure, 'Server'));
}

/** Whether a proxy responded because the application did not. 520 to 530 are Cloudflare's. */
export function isUpstreamStatus(status: number): boolean {
  return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}

export function upstreamDown(status: number): Cause {
  return {
    code: 'upstream-down',
    message: `A proxy returned ${status}: the application behind it is down, failing or too slow. The error page has no CORS headers`,
    page: 'Try again later: CORS is not the problem',
    fix: 'CORS is not the problem: check the logs of the application and the proxy',
  };
}

export function tooMany(): Cause {
  return {
    code: 'too-many-requests',
    message: 'A rate limiter that runs before CORS responded with 429',
    page: 'Send fewer requests, or try again later',
    fix: 'Mount CORS before the rate limiter, and exempt OPTIONS',
  };
}
