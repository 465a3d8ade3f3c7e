// The state in the fragment of the URL: only what differs from the default, and no secrets.
import { redact } from '../../../src/cli/redact.ts';
import { BODY_KINDS, headerLines } from './request.js';
import { stateOf } from './situations.js';

const FIELDS = ['origin', 'url', 'method', 'headers', 'credentials', 'body'];
/** The values that the menus offer; any other value in a link is ignored. */
const CHOICES = { credentials: ['same-origin', 'include', 'omit'], body: BODY_KINDS };
const MOST_CHARACTERS = 20_000;

export function toFragment(state) {
  const { policy, request, response } = withoutSecrets(state);
  const defaults = stateOf({}).request;
  const params = new URLSearchParams({ policy });
  for (const name of FIELDS) if (request[name] !== defaults[name]) params.set(name, request[name]);
  if (response !== '') params.set('response', response);
  // shorter, and easier to read
  return `#${String(params).replaceAll(/%(?:2C|2F|3A)/g, decodeURIComponent)}`;
}

export function isTooLong(fragment) {
  return fragment.length > MOST_CHARACTERS;
}

/** The state, or undefined for a fragment of another kind. */
export function fromFragment(fragment) {
  const params = new URLSearchParams(fragment.slice(1));
  const policy = params.get('policy');
  if (policy === null || isTooLong(fragment)) return undefined;
  const request = {};
  for (const name of FIELDS) {
    const value = params.get(name);
    if (value !== null && (CHOICES[name]?.includes(value) ?? true)) request[name] = value;
  }
  return stateOf({ policy, request, response: params.get('response') ?? '' });
}

/** Replaces cookies, tokens and API keys, wherever they appear. */
export function withoutSecrets({ policy, request, response }) {
  const clean = redact({
    policy,
    request: { ...request, headers: headerLines(request.headers) },
    response: { headers: headerLines(response) },
  });
  return {
    policy: clean.policy,
    request: { ...clean.request, headers: written(request.headers, clean.request.headers) },
    response: written(response, clean.response.headers),
  };
}

/** Header lines as they were written, except for those with a secret. A line without a colon is not a header. */
function written(text, clean) {
  const before = headerLines(text);
  return clean
    .map(([name, value], index) => `${name}: ${isPlaceholder(before[index][1]) ? before[index][1] : value}`)
    .join('\n');
}

function isPlaceholder(value) {
  return /^(?:\w+ )?(?:\.\.\.|REDACTED)$/.test(value);
}
