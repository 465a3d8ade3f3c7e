import type { Before, Diagnosis } from './diagnosis.ts';
import { type FailureContext, valueIn } from './failure-context.ts';
import { variesByOrigin } from './refusals.ts';

/** What the status of a preflight's answer tells, where it bears no fields or is no success. */
export function preflightStatusCause(failure: FailureContext): Diagnosis | undefined {
  const { step, response } = failure;
  const isUnanswered = step.problem === 'allow-origin-missing' || step.problem === 'preflight-status';
  if (step.stage !== 'preflight' || !isUnanswered) return undefined;
  const { status } = response;
  const isRefusal = status === 403 && variesByOrigin(response) && step.problem === 'allow-origin-missing';
  if (isRefusal) return undefined;
  if (isUpstreamStatus(status)) return upstreamDown(status);
  if (status === 401 || status === 407 || status === 403) {
    return {
      code: 'authentication-first',
      message: `OPTIONS is answered with ${status}: authentication, a firewall or a CSRF guard comes before CORS, and preflights never bear credentials`,
      fix: 'Mount CORS before authentication, and let OPTIONS through wherever a proxy authenticates',
    };
  }
  if (status === 405 || status === 501) {
    return {
      code: 'options-refused',
      message: `OPTIONS is refused with ${status}: the server, or a proxy before it, takes no OPTIONS at this URL`,
      fix: 'Mount CORS before the routes, and let the proxy hand OPTIONS on',
    };
  }
  if (status === 404) {
    return {
      code: 'options-not-found',
      message: 'OPTIONS is answered with 404: CORS is not mounted at this path, or only on a route of another method',
      fix: 'Mount CORS by app.use() before the routes, and check the path',
    };
  }
  if (status === 429) return tooMany();
  if (status >= 400 || step.problem === 'preflight-status') {
    return {
      code: 'options-failed',
      message: `The server fails on OPTIONS (${status}): an error in an origin function, or a handler that takes OPTIONS for another method`,
      fix: "Look into the server's log, and mount CORS before the handler",
    };
  }
  if (valueIn(failure, 'Allow') !== '') {
    return {
      code: 'express-options',
      message: `The framework answers OPTIONS by itself (Allow: ${valueIn(failure, 'Allow')}): CORS is mounted after the route, or only on one method of it`,
      fix: 'Write app.use(cors(...)) before the routes; on a single route also app.options(path, cors(...))',
    };
  }
  return undefined;
}

/** What the status of an answer without fields tells. */
export function answerStatusCause(failure: FailureContext, { preflightPassed }: Before): Diagnosis | undefined {
  const { step, response } = failure;
  if (step.stage !== 'actual' || step.problem !== 'allow-origin-missing') return undefined;
  const { status } = response;
  if (isUpstreamStatus(status)) return upstreamDown(status);
  if (status === 429) return tooMany();
  if (status === 413) {
    return {
      code: 'body-too-large',
      message: 'A proxy or a body parser before CORS refuses the body for its size (413)',
      fix: 'Raise the limit (client_max_body_size in nginx), and mount CORS before the body parser',
    };
  }
  if (status === 401) {
    return {
      code: 'authentication-first',
      message: 'The 401 bears no CORS fields: authentication comes before CORS',
      fix: 'Mount CORS before authentication, so that the page can read the 401',
    };
  }
  if (status >= 400) {
    const nginx = /nginx/i.test(valueIn(failure, 'Server')) ? '; in nginx write add_header ... always' : '';
    return {
      code: 'error-without-headers',
      message: `The error page (${status}) bears no CORS fields, so the page cannot read what went wrong`,
      fix: `Mount CORS before whatever fails, and set its fields on errors too${nginx}`,
    };
  }
  if (preflightPassed) {
    return {
      code: 'headers-on-preflight-only',
      message: 'The preflight is answered well, but the answer itself bears no CORS fields',
      fix: 'Set the fields on every answer: app.use(cors(...)) instead of app.options(...) alone',
    };
  }
  return undefined;
}

function isUpstreamStatus(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

function upstreamDown(status: number): Diagnosis {
  return {
    code: 'upstream-down',
    message: `A proxy answers ${status}: the application behind it is down or too slow, and the proxy's page bears no CORS fields`,
    fix: 'Get the application to answer; CORS is not the trouble',
  };
}

function tooMany(): Diagnosis {
  return {
    code: 'too-many-requests',
    message: 'A rate limit comes before CORS (429)',
    fix: 'Mount CORS before the rate limit, and do not count OPTIONS',
  };
}
