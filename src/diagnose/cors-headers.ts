import type { ProblemDetails } from '../browser/problems.ts';
import { duplicated } from './allow-origin.ts';
import type { Cause } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';
import { namesAsWritten, namesToAllow } from './page-header-names.ts';
import { responseHeaderDiagnosis } from './response-headers.ts';
import { withoutHeader } from './sdk-headers.ts';
import { withoutCredentials } from './without-credentials.ts';

/** Problems with headers other than Access-Control-Allow-Origin, and before any response. */
export function corsHeaderCause(failure: FailureContext): Cause | undefined {
  const { step, page } = failure;
  switch (step.problem) {
    case 'mixed-content':
      return {
        code: 'mixed-content',
        message: `The page ${page.origin} was loaded over https, and browsers block its requests over http`,
        page: 'Use an https URL if the server has one',
        fix: 'Serve the API over https',
      };
    case 'invalid-request':
    case 'same-origin-mode':
    case 'url-scheme':
      return {
        code: 'not-sent',
        message: step.message,
        page: 'Change the call: the browser does not send it',
        fix: 'Nothing to do: no request reaches the server',
      };
    case 'allow-credentials-missing':
      return credentialsOff(failure);
    case 'allow-credentials-not-true':
      return credentialsCause(failure);
    case 'allow-methods-syntax':
    case 'allow-headers-syntax':
      return malformed();
    case 'method-not-allowed':
      return methodCause(failure, step.detail);
    case 'header-not-allowed':
      return headerCause(failure, step.detail);
    case 'authorization-wildcard':
      return {
        code: 'authorization-wildcard',
        message:
          'In the standard, "*" does not cover Authorization. Current browsers still accept it, but Firefox warns that it will stop',
        page: 'Nothing to do yet: current browsers send the request',
        fix: 'List Authorization alongside "*"',
      };
    default:
      return undefined;
  }
}

function credentialsOff({ page }: FailureContext): Cause {
  return {
    code: 'credentials-off',
    message: 'The request includes credentials, but the server does not allow them',
    page: withoutCredentials(page),
    fix: 'Allow credentials in the options',
  };
}

function credentialsCause(failure: FailureContext): Cause {
  const { seen, page } = failure;
  if (/^false$/i.test(seen)) return credentialsOff(failure);
  if (/^true\s*,\s*true$/i.test(seen)) return duplicated('Access-Control-Allow-Credentials');
  return {
    code: 'credentials-spelling',
    message: 'Browsers accept only a single lowercase "true"',
    page: withoutCredentials(page),
    fix: 'Send Access-Control-Allow-Credentials: true',
  };
}

function malformed(): Cause {
  return {
    code: 'malformed-list',
    message: 'The list is not valid, so the preflight fails',
    fix: 'Separate the names with commas only',
  };
}

function methodCause(failure: FailureContext, { method, allowed }: ProblemDetails['method-not-allowed']): Cause {
  if (allowed.includes('*')) return wildcardAsName(failure, 'methods');
  const word = allowed.find((each) => /^(?:all|any)$/i.test(each));
  if (word !== undefined) {
    return {
      code: 'wildcard-as-name',
      message: `${word} is not a wildcard, but the name of a method`,
      fix: 'List the methods',
    };
  }
  const upper = method.toUpperCase();
  const page =
    method === upper ? undefined : `Write ${upper} in uppercase: browsers do not change the case of ${method}`;
  const twin = allowed.find((each) => each.toUpperCase() === upper);
  if (twin !== undefined) {
    return {
      code: 'method-case',
      message: `The page sends ${method}, but the server allows ${twin}: methods are case-sensitive`,
      ...(page === undefined ? {} : { page }),
      fix: twin === upper ? `Nothing to do: ${upper} is correct` : `Write ${upper} in uppercase in the options`,
    };
  }
  return {
    code: 'method-missing',
    message: `The server does not allow the ${method} method`,
    page:
      page ?? `Use a method that the server allows: ${[...new Set(['GET', 'HEAD', 'POST', ...allowed])].join(', ')}`,
    fix: `Add ${upper} to the allowed methods`,
  };
}

function headerCause(failure: FailureContext, { headers, allowed }: ProblemDetails['header-not-allowed']): Cause {
  const written = namesToAllow(failure);
  if (written.length === 0) return responseHeaderDiagnosis(namesAsWritten(failure));
  if (allowed.includes('*')) return wildcardAsName(failure, 'headers');
  const json = headers.includes('content-type') ? '. Only the types that a form can send are always allowed' : '';
  return {
    code: 'header-missing',
    message: `The server does not allow ${written.join(', ')} in requests${json}`,
    page: withoutHeader(written),
    fix: `Add ${written.join(', ')} to the allowed headers`,
  };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function wildcardAsName({ page }: FailureContext, what: 'methods' | 'headers'): Cause {
  return {
    code: 'wildcard-as-name',
    message: 'For a request with credentials, "*" is not a wildcard',
    page: withoutCredentials(page),
    fix: `List the ${what}`,
  };
}
