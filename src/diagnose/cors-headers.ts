import type { Problem } from '../browser/steps.ts';
import { headerTokens } from '../standard/header-lines.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';
import { namesAsWritten } from './page-header-names.ts';

/** What is wrong with all fields but Access-Control-Allow-Origin, and what is wrong before any is looked at. */
export function fieldCause(failure: FailureContext): Diagnosis | undefined {
  return CAUSES[failure.step.problem]?.(failure);
}

const CAUSES: Readonly<Partial<Record<Problem, (failure: FailureContext) => Diagnosis>>> = {
  'mixed-content': ({ page }) => ({
    code: 'mixed-content',
    message: `The page at ${page.origin} came by https, and browsers let it ask nothing over http`,
    fix: 'Serve the API by https',
  }),
  'allow-credentials-missing': () => ({
    code: 'credentials-off',
    message: 'The request is made with credentials, and the server does not allow them',
    fix: 'Allow credentials in the options, or leave credentials: "include" out in the page',
  }),
  'allow-credentials-not-true': () => ({
    code: 'credentials-spelling',
    message: 'Only "true" counts: in lower case, and once',
    fix: 'Send Access-Control-Allow-Credentials: true',
  }),
  'allow-methods-syntax': malformed,
  'allow-headers-syntax': malformed,
  'method-not-allowed': methodCause,
  'header-not-allowed': headerCause,
  'authorization-wildcard': () => ({
    code: 'authorization-wildcard',
    message:
      '"*" does not cover Authorization: today\'s engines still let it through, and Firefox says that it will not',
    fix: 'Name Authorization beside the "*"',
  }),
};

function malformed(): Diagnosis {
  return {
    code: 'malformed-list',
    message: 'The list does not parse, and so none of it counts',
    fix: 'Separate the names by commas',
  };
}

function methodCause({ names, response }: FailureContext): Diagnosis {
  const allowed = tokens(response.headers, 'Access-Control-Allow-Methods');
  if (allowed.includes('*')) return wildcardAsName('methods');
  const method = names.join();
  const twin = allowed.find((each) => each.toUpperCase() === method.toUpperCase());
  if (twin !== undefined) {
    return {
      code: 'method-case',
      message: `The page sends ${method} and the server allows ${twin}: browsers compare by case`,
      fix: `Write ${method.toUpperCase()} in the page and in the options`,
    };
  }
  return {
    code: 'method-missing',
    message: `The server does not allow the method ${method}`,
    fix: `Add ${method} to the allowed methods`,
  };
}

function headerCause(failure: FailureContext): Diagnosis {
  const { names, response } = failure;
  if (tokens(response.headers, 'Access-Control-Allow-Headers').includes('*')) return wildcardAsName('headers');
  const written = namesAsWritten(failure).join(', ');
  const json = names.includes('content-type') ? ': only the types of forms need no permission' : '';
  return {
    code: 'header-missing',
    message: `The server does not allow the header ${written}${json}`,
    fix: `Add ${written} to the allowed headers`,
  };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function wildcardAsName(what: 'methods' | 'headers'): Diagnosis {
  return {
    code: 'wildcard-as-name',
    message: 'With credentials, "*" is only a name',
    fix: `List the ${what}, or make the request without credentials`,
  };
}

/** Only where the list was parsed before. */
function tokens(headers: FailureContext['response']['headers'], name: string): readonly string[] {
  return [headerTokens(headers, name) ?? []].flat();
}
