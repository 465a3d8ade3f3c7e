import { isRedirectStatus } from '../standard/statuses.ts';
import type { Cause } from './diagnosis.ts';
import { type FailureContext, hasCorsPolicy, lacksCors, valueIn } from './failure-context.ts';
import { isLoginPage, isLoginUrl } from './login.ts';

// a redirect with other CORS headers, right or wrong, is not the cause
const BLAMED = /redirect|allow-origin-missing/;

/** A redirect that browsers do not follow, or that leads to a server without CORS headers. */
export function redirectCause(failure: FailureContext): Cause | undefined {
  return isRedirectStatus(failure.response.status) ? redirectItself(failure) : redirectTarget(failure);
}

function redirectItself(failure: FailureContext): Cause | undefined {
  const { response, url, step } = failure;
  if (!BLAMED.test(step.problem)) return undefined;
  const location = valueIn(failure, 'Location');
  if (location === '') return elsewhere(failure, 'an unknown URL (no Location)');
  if (!URL.canParse(location, url)) return elsewhere(failure, JSON.stringify(location));
  if (step.problem.startsWith('redirect-')) return elsewhere(failure, new URL(location, url).href);
  const from = new URL(url);
  const to = new URL(location, url);
  if (isLoginUrl(to) && (from.origin !== to.origin || !isLoginUrl(from))) return login(failure, url, to);
  const page = `Request ${to.href} instead`;
  const fix = fixFor(failure);
  if (from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname) {
    return { code: 'redirect-https', message: 'The server redirects http to https', page, fix };
  }
  if (from.origin === to.origin && withoutSlash(from.pathname) === withoutSlash(to.pathname)) {
    const slash = to.pathname.endsWith('/') ? 'with' : 'without';
    return {
      code: 'redirect-slash',
      message: `The server redirects to the same path ${slash} a trailing slash`,
      page,
      fix,
    };
  }
  if (step.stage === 'actual' && from.origin === to.origin) {
    return {
      code: 'redirect-without-headers',
      message: `The redirect (${response.status}) has no CORS headers, which browsers check before they follow it`,
      page,
      fix,
    };
  }
  return { ...elsewhere(failure, to.href), page };
}

/** The response after a redirect to another origin, which has no CORS headers at all. */
function redirectTarget(failure: FailureContext): Cause | undefined {
  const { redirectedFrom, url, response, page } = failure;
  if (redirectedFrom === undefined || !lacksCors(failure) || hasCorsPolicy(failure)) return undefined;
  const to = new URL(url);
  if (to.origin === new URL(page.url).origin) return undefined;
  if (isLoginUrl(to) || isLoginPage(response)) return login(failure, redirectedFrom, to);
  const from = new URL(redirectedFrom).origin === page.origin ? "The page's own server" : redirectedFrom;
  return {
    code: 'redirect-elsewhere',
    message: `${from} redirects to ${to.origin}, whose response has no CORS headers`,
    page: 'If this URL is for people to visit, navigate to it instead of fetching it',
    fix: `Set up CORS on ${to.origin}, or have your own server fetch the URL`,
  };
}

function login({ page }: FailureContext, from: string, to: URL): Cause {
  return {
    code: 'redirect-login',
    message: `${from} redirects to a sign-in page at ${to.origin}${to.pathname}, which is not meant for fetch()`,
    page: `Navigate there instead: location.href = ${JSON.stringify(page.url)}`,
    fix: 'If the user is not signed in, respond to fetch() with a 401 and CORS headers, not a redirect. Mount CORS before authentication',
  };
}

function elsewhere(failure: FailureContext, to: string): Cause {
  const { step, response } = failure;
  const message =
    step.problem === 'redirect-limit'
      ? `There are too many redirects: the last one leads to ${to}`
      : `The response is a redirect (${response.status}) to ${to}`;
  return { code: 'redirect-elsewhere', message, fix: fixFor(failure) };
}

function fixFor({ step }: FailureContext): string {
  switch (step.problem) {
    case 'preflight-redirect':
      return 'Do not redirect OPTIONS requests: mount CORS before the code that redirects';
    case 'redirect-limit':
      return 'Break the loop. Common causes are a cookie that is not sent, or http behind an https proxy';
    case 'allow-origin-missing':
      return 'Send CORS headers with the redirect: mount CORS before the code that redirects';
    default:
      return 'Correct the URL in Location, or respond without a redirect';
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
