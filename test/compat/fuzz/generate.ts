import type { Random } from './random.ts';
import type { FunctionSpec, MembersSpec, RequestSpec, SessionSpec, Spec, Style } from './spec.ts';

const REQUESTS_PER_SESSION = 5;

const value = (of: unknown): Spec => ({ kind: 'value', value: of });
const list = (...items: readonly Spec[]): Spec => ({ kind: 'list', items });

const ORIGINS: readonly [string, ...string[]] = [
  'https://a.example',
  'https://b.example',
  'https://sub.a.example',
  'http://localhost:3000',
  'null',
];

// enough entries that compat first looks for an origin at its last position
const LONG: readonly Spec[] = Array.from({ length: 16 }, (_, index) => value(`https://h${index}.example`));

/** A configuration and some requests, most of them reasonable, some of them very odd. */
export function generateSession(random: Random): SessionSpec {
  const argument = generateArgument(random);
  const requests = Array.from({ length: REQUESTS_PER_SESSION }, () => generateRequest(random));
  return { argument, requests, change: generateChange(random, argument) };
}

function generateArgument(random: Random): Spec {
  const dice = random.below(100);
  if (dice < 4) return value(random.pick([undefined, null, 'https://a.example', '*', 42, true]));
  if (dice < 6) return random.pick<Spec>([list(value('https://a.example')), { kind: 'oddity', name: 'set' }]);
  if (dice < 20) return generateDelegate(random);
  return generateMembers(random);
}

/** A delegate is called with requests, so it has no origin to return. */
function generateDelegate(random: Random): Spec {
  const delegate = generateFunction(random, random.chance(0.9) ? generateMembers(random) : generateOdd(random));
  return delegate.style === 'picks' ? { ...delegate, style: 'calls-back' } : delegate;
}

function generateOdd(random: Random): Spec {
  return value(random.pick<unknown>([undefined, null, 'https://a.example', '*', 7, false]));
}

function generateMembers(random: Random): MembersSpec {
  const members: Record<string, Spec> = {};
  const add = (name: string, probability: number, generate: (random: Random) => Spec) => {
    if (random.chance(probability)) members[name] = generate(random);
  };
  add('origin', 0.85, generateOrigin);
  add('methods', 0.4, generateMethods);
  add('allowedHeaders', 0.4, generateNames);
  add('headers', 0.1, generateNames);
  add('exposedHeaders', 0.4, generateNames);
  add('credentials', 0.5, (from) => value(from.pick<unknown>([true, true, false, 1, 'true', undefined, null])));
  add('maxAge', 0.4, generateMaxAge);
  add('preflightContinue', 0.25, (from) => value(from.pick<unknown>([true, false, 1, 0, undefined, 'yes'])));
  add('optionsSuccessStatus', 0.25, generateStatus);
  add('origins', 0.05, () => list(value('https://a.example')));
  const shapes = ['plain', 'plain', 'plain', 'plain', 'null-prototype', 'frozen', 'instance'] as const;
  return { kind: 'members', members, shape: random.chance(0.01) ? 'inheriting' : random.pick(shapes) };
}

function generateOrigin(random: Random): Spec {
  if (random.chance(0.25)) return generateFunction(random, generateAnswer(random));
  const origin = generateStatic(random);
  // an ordinary value here
  return origin.kind === 'oddity' && origin.name === 'function' ? value(true) : origin;
}

function generateAnswer(random: Random): Spec {
  return random.chance(0.15) ? { kind: 'echo' } : generateStatic(random);
}

function generateStatic(random: Random): Spec {
  const dice = random.below(100);
  if (dice < 15) return value(random.pick(ORIGINS));
  if (dice < 25) return value('*');
  if (dice < 40) return value(true);
  if (dice < 45) return value(random.pick<unknown>([false, false, undefined, null, '', 0, Number.NaN]));
  if (dice < 55) return generateRegExp(random);
  if (dice < 58) return { kind: 'string-object', value: random.pick(['*', '', ...ORIGINS]) };
  if (dice < 60) return value(random.pick(['https://*.example', 'https://a, https://b', 'https://a.example\n', '☃']));
  if (dice < 62) return random.chance(0.5) ? value(1) : generateOddity(random);
  const entries = random.some([0, 1, 2], 4).map(() => generateEntry(random));
  return list(...(random.chance(0.2) ? LONG : []), ...entries);
}

function generateEntry(random: Random): Spec {
  const dice = random.below(100);
  if (dice < 60) return value(random.pick(ORIGINS));
  if (dice < 75) return generateRegExp(random);
  if (dice < 80)
    return value(random.pick(['*', '', 'https://A.example', 'https://a.example/', 'https://x, https://a.example']));
  if (dice < 85) return { kind: 'string-object', value: random.pick(ORIGINS) };
  if (dice < 90) return value(random.pick<unknown>([true, false, undefined, null, 0]));
  if (dice < 98) return list(value(random.pick(ORIGINS)), generateRegExp(random));
  return generateOddity(random);
}

function generateOddity(random: Random): Spec {
  return { kind: 'oddity', name: random.pick(['set', 'promise', 'object', 'function', 'boolean-object']) };
}

function generateRegExp(random: Random): Spec {
  const source = random.pick(['example$', '^https:\\/\\/a\\.example$', '.', 'undef', '^$', 'NULL', 'sub']);
  return { kind: 'regexp', source, flags: random.pick(['', '', '', 'i', 'g', 'y', 'gi']) };
}

const STYLES: readonly [Style, ...Style[]] = [
  ...(['calls-back', 'calls-back', 'calls-back', 'picks', 'picks', 'picks', 'calls-back-later', 'returns'] as const),
  ...(['fails', 'throws', 'resolves', 'rejects', 'answers-twice', 'resolves-beside', 'returns-with-callback'] as const),
];

function generateFunction(random: Random, answer: Spec): FunctionSpec {
  const error = random.pick<unknown>([new Error('not allowed'), 'not allowed', null, 0]);
  return { kind: 'function', style: random.pick(STYLES), answer, error };
}

function generateMethods(random: Random): Spec {
  const odd: readonly [unknown, ...unknown[]] = [undefined, null, '', 5, 0, true, 'put', '*'];
  if (random.chance(0.3)) return value(random.pick(odd));
  if (random.chance(0.3)) return value('GET,PUT');
  return list(...random.some(['GET', 'PUT', 'patch', 'DELETE'], 3).map(value));
}

function generateNames(random: Random): Spec {
  const odd: readonly [unknown, ...unknown[]] = [undefined, null, '', '*', 5, true, false, 'X-A\n'];
  if (random.chance(0.3)) return value(random.pick(odd));
  if (random.chance(0.3)) return value('X-A, x-b');
  return list(...random.some(['X-A', 'Authorization', 'x-b', ''], 3).map(value));
}

function generateMaxAge(random: Random): Spec {
  const odd: readonly [unknown, ...unknown[]] = ['600', 1.5, -1, Number.NaN, Infinity, true, '', ' ', null, undefined];
  if (random.chance(0.3)) return value(random.pick(odd));
  return random.chance(0.05) ? list(value(5)) : value(random.pick([0, 1, 600, 86400, 100000]));
}

function generateStatus(random: Random): Spec {
  const odd: readonly [unknown, ...unknown[]] = ['200', 404, 999, 0, undefined, 'abc', 42, null, 1000];
  return value(random.chance(0.3) ? random.pick(odd) : random.pick([200, 204]));
}

function generateRequest(random: Random): RequestSpec {
  const headers: Record<string, string> = {};
  const add = (name: string, probability: number, ...from: readonly [string, ...string[]]) => {
    if (random.chance(probability)) headers[name] = random.pick(from);
  };
  const odd = [
    '',
    'https://evil.example',
    'https://x, https://a.example',
    'https://a.example x',
    'undefined',
    '*',
  ] as const;
  add('origin', 0.85, ...ORIGINS, ...ORIGINS, ...odd);
  add('access-control-request-method', 0.7, 'PUT', 'GET', 'put', '');
  add('access-control-request-headers', 0.6, 'x-a', 'x-a,authorization', 'x-a, x-b', '', ',,x y,<script>', ',x-a');
  const before: Record<string, string | readonly string[]> = {};
  if (random.chance(0.2))
    before['vary'] = random.pick<string | readonly string[]>([
      'Origin',
      '*',
      'Accept',
      'accept, origin',
      ['Accept', 'A'],
      '',
    ]);
  if (random.chance(0.1)) before['access-control-allow-origin'] = '*';
  if (random.chance(0.05)) before['access-control-allow-credentials'] = 'true';
  const method = random.pick(['OPTIONS', 'OPTIONS', 'OPTIONS', 'options', 'GET', 'GET', 'POST', 'PUT', undefined]);
  return { method, headers, before };
}

/** Options are live: a reasonable change is made to them between requests. */
function generateChange(random: Random, argument: Spec): SessionSpec['change'] {
  if (argument.kind !== 'members' || argument.shape !== 'plain' || !random.chance(0.3)) return undefined;
  const after = random.below(REQUESTS_PER_SESSION - 1);
  const change = (name: string, to: Spec) => ({ after, name, to });
  if (argument.members['origin']?.kind === 'list' && random.chance(0.5))
    return change('push', value(random.pick(ORIGINS)));
  return random.pick([
    change('credentials', value(true)),
    change('origin', value('https://b.example')),
    change('origin', list(value('https://a.example'))),
    change('maxAge', value(5)),
    change('methods', list(value('PUT'))),
    change('allowedHeaders', value('X-C')),
  ]);
}
