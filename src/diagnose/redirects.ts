import { isRedirectStatus } from '../standard/statuses.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type FailureContext, valueIn } from './failure-context.ts';

const LOGIN = /log-?in|sign-?in|auth|sso|session|oauth|saml/i;

// where the redirect bears the right fields, or wrong ones, it is not to blame
const BLAMED = /redirect|allow-origin-missing/;

/** A redirect where browsers follow none, or one that bears no fields. */
export function redirectCause(failure: FailureContext): Diagnosis | undefined {
  const { response, url, step } = failure;
  if (!isRedirectStatus(response.status) || !BLAMED.test(step.problem)) return undefined;
  const location = valueIn(failure, 'Location');
  if (!URL.canParse(location, url)) return elsewhere(response.status, 'nowhere');
  const from = new URL(url);
  const to = new URL(location, url);
  if (LOGIN.test(to.pathname) && !LOGIN.test(from.pathname)) {
    return {
      code: 'redirect-login',
      message: `The server sends whoever is not logged in to ${to.href}`,
      fix: 'Put CORS before authentication, and answer requests of scripts with 401 instead of a redirect',
    };
  }
  if (from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname) {
    return {
      code: 'redirect-https',
      message: 'The server redirects http to https',
      fix: `Ask for ${to.href} in the page`,
    };
  }
  if (from.origin === to.origin && withoutSlash(from.pathname) === withoutSlash(to.pathname)) {
    return {
      code: 'redirect-slash',
      message: `The server redirects to the same path ${to.pathname.endsWith('/') ? 'with' : 'without'} a slash at its end`,
      fix: `Ask for ${to.href} in the page`,
    };
  }
  if (step.stage === 'actual' && from.origin === to.origin) {
    return {
      code: 'redirect-without-headers',
      message: `The redirect itself (${response.status}) bears no CORS fields, and browsers check it before they follow`,
      fix: 'Set the fields before the redirect: mount CORS ahead of whatever redirects',
    };
  }
  return elsewhere(response.status, to.href);
}

function elsewhere(status: number, to: string): Diagnosis {
  return {
    code: 'redirect-elsewhere',
    message: `The server answers with a redirect (${status}) to ${to}`,
    fix: 'Ask for the final URL in the page, or mount CORS ahead of whatever redirects',
  };
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
