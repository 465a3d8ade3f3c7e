// The state in the fragment of the URL: only what differs from the default, and no secrets.
import { redact } from '../../../src/cli/redact.ts';
import { headerLines } from './request.js';
import { stateOf } from './situations.js';

const FIELDS = ['origin', 'url', 'method', 'headers', 'credentials', 'body'];

export function toFragment(state) {
  const { policy, request, response } = withoutSecrets(state);
  const defaults = stateOf({}).request;
  const params = new URLSearchParams({ policy });
  for (const name of FIELDS) if (request[name] !== defaults[name]) params.set(name, request[name]);
  if (response !== '') params.set('response', response);
  return `#${params}`;
}

/** The state, or undefined for a fragment of another kind. */
export function fromFragment(fragment) {
  const params = new URLSearchParams(fragment.slice(1, 20_000));
  const policy = params.get('policy');
  if (policy === null) return undefined;
  const request = {};
  for (const name of FIELDS) if (params.has(name)) request[name] = params.get(name);
  return stateOf({ policy, request, response: params.get('response') ?? '' });
}

/** Cookies, tokens and API keys are replaced, wherever they are written. */
export function withoutSecrets({ policy, request, response }) {
  const headers = headerLines(request.headers);
  const clean = redact({ url: request.url, policy, headers, response });
  const isHarmless = clean.headers.every(
    ([, value], index) => value === headers[index][1] || isPlaceholder(headers[index][1]),
  );
  return {
    policy: clean.policy,
    request: {
      ...request,
      url: clean.url,
      headers: isHarmless ? request.headers : clean.headers.map((pair) => pair.join(': ')).join('\n'),
    },
    response: clean.response,
  };
}

function isPlaceholder(value) {
  return /^(?:\w+ )?(?:\.\.\.|REDACTED)$/.test(value);
}
