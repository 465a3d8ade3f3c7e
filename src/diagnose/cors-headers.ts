import type { PageRequest } from '../browser/page-request.ts';
import type { ProblemDetails } from '../browser/problems.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';
import { namesAsWritten } from './page-header-names.ts';
import { withoutHeader } from './sdk-headers.ts';

/** Problems of other headers than Access-Control-Allow-Origin, and those before any response. */
export function corsHeaderCause(failure: FailureContext): Diagnosis | undefined {
  const { step, page } = failure;
  switch (step.problem) {
    case 'mixed-content':
      return {
        code: 'mixed-content',
        message: `The page ${page.origin} was loaded over https, and browsers block its requests over http`,
        page: 'Use an https URL, if the server has one',
        fix: 'Serve the API over https',
      };
    case 'allow-credentials-missing':
      return credentialsOff(page);
    case 'allow-credentials-not-true':
      return {
        code: 'credentials-spelling',
        message: 'Browsers accept only "true", in lower case and once',
        fix: 'Send Access-Control-Allow-Credentials: true',
      };
    case 'allow-methods-syntax':
    case 'allow-headers-syntax':
      return malformed();
    case 'method-not-allowed':
      return methodCause(step.detail);
    case 'header-not-allowed':
      return headerCause(failure, step.detail);
    case 'authorization-wildcard':
      return {
        code: 'authorization-wildcard',
        message:
          'By the standard, "*" does not cover Authorization. Current browsers still accept it, and Firefox announces that it will not',
        fix: 'List Authorization next to the "*"',
      };
    default:
      return undefined;
  }
}

function credentialsOff({ method = 'GET' }: PageRequest): Diagnosis {
  const beacon =
    method === 'POST' ? '. navigator.sendBeacon() always includes them: use fetch() with keepalive: true' : '';
  return {
    code: 'credentials-off',
    message: 'The request includes credentials, and the server does not allow them',
    page: `Leave credentials: 'include' out, if the request needs no cookies${beacon}`,
    fix: 'Allow credentials in the options',
  };
}

function malformed(): Diagnosis {
  return {
    code: 'malformed-list',
    message: 'The list is not valid, so browsers ignore all of it',
    fix: 'Separate the names with commas',
  };
}

function methodCause({ method, allowed }: ProblemDetails['method-not-allowed']): Diagnosis {
  if (allowed.includes('*')) return wildcardAsName('methods');
  const upper = method.toUpperCase();
  const page = method === upper ? undefined : `Write ${upper}: browsers do not change the case of ${method}`;
  const twin = allowed.find((each) => each.toUpperCase() === upper);
  if (twin !== undefined) {
    return {
      code: 'method-case',
      message: `The page sends ${method}, and the server allows ${twin}: methods are case-sensitive`,
      ...(page === undefined ? {} : { page }),
      fix: twin === upper ? `Nothing: ${upper} is right` : `Write ${upper} in the options`,
    };
  }
  return {
    code: 'method-missing',
    message: `The server does not allow the method ${method}`,
    page: page ?? `Use a method that it allows: ${[...new Set(['GET', 'HEAD', 'POST', ...allowed])].join(', ')}`,
    fix: `Add ${upper} to the allowed methods`,
  };
}

function headerCause(failure: FailureContext, { headers, allowed }: ProblemDetails['header-not-allowed']): Diagnosis {
  if (allowed.includes('*')) return wildcardAsName('headers');
  const written = namesAsWritten(failure);
  const json = headers.includes('content-type') ? '. Only the types of forms are always allowed in Content-Type' : '';
  return {
    code: 'header-missing',
    message: `The server does not allow the header ${written.join(', ')}${json}`,
    page: withoutHeader(written),
    fix: `Add ${written.join(', ')} to the allowed headers`,
  };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function wildcardAsName(what: 'methods' | 'headers'): Diagnosis {
  return {
    code: 'wildcard-as-name',
    message: 'For a request with credentials, "*" is not a wildcard',
    page: 'Send the request without credentials, if it needs no cookies',
    fix: `List the ${what}`,
  };
}
