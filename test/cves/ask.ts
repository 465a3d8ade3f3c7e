import { type CorsArgument, type CorsDecision, type CorsOptions, cors, createPolicy } from '../../src/index.ts';
import { normalize } from '../../src/policy/policy.ts';
import { type FakeResponse, run } from '../support/fakes.ts';

export const A = 'https://example.com';
export const EVIL = 'https://evil.example';

type Headers = Readonly<Record<string, string>>;

/** The decision of a policy about one request; no options here have an origin function. */
export function decisionOf(options: CorsOptions | string, method: string, headers: Headers): CorsDecision {
  const decision = createPolicy(options).evaluate({ method, headers });
  if ('then' in decision) throw new Error('an origin function was called');
  return decision;
}

/** The headers of a decision by lower-case name, including `vary`. */
export function fieldsOf(
  options: CorsArgument,
  method: string,
  headers: Headers,
  response?: FakeResponse,
): Readonly<Record<string, string>> {
  return run(cors(options), { method, headers }, response).fields;
}

/** Whether a page with this origin may read the response to a simple request and to a preflighted one. */
export function mayRead(options: CorsOptions | string, origin: string): boolean {
  const answers = ['GET', 'OPTIONS'].map((method) => {
    const { set } = decisionOf(options, method, { origin, 'access-control-request-method': 'PUT' });
    return set.some(([name, value]) => name === 'Access-Control-Allow-Origin' && ['*', origin].includes(value));
  });
  if (answers[0] !== answers[1]) throw new Error(`the preflight and the request of ${origin} get different responses`);
  return answers[0] === true;
}

/** The codes of the errors that options throw; empty if they are accepted. */
export function refusalsOf(options: unknown): readonly string[] {
  const { policy, issues } = normalize(options);
  return policy === undefined ? issues.filter(({ severity }) => severity === 'error').map(({ code }) => code) : [];
}
