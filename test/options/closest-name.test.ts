import { expect, test } from 'vitest';
import { OPTION_NAMES } from '../../src/options/options.ts';
import { normalize } from '../../src/policy/policy.ts';

const MEANT: Readonly<Record<string, readonly string[]>> = {
  origin: [
    `${'x'.repeat(34)}origin`,
    'Origin',
    'orgin',
    'origins',
    'origni',
    'allowedOrigins',
    'allowOrigin',
    'allowed_origins',
    'origin ',
  ],
  methods: ['method', 'Methods', 'mehtods', 'allowedMethods', 'allowMethods', 'METHODS'],
  allowedHeaders: ['allowHeaders', 'allowedHeader', 'allowedheaders', 'allowed_headers', 'headers'],
  exposedHeaders: ['exposeHeaders', 'exposedHeader', 'expose_headers', 'exposed'],
  credentials: ['credential', 'Credentials', 'allowCredentials', 'withCredentials', 'credentails'],
  maxAge: ['maxage', 'max_age', 'max-age', 'maxAgeSeconds', 'maxAges'],
  preflightContinue: ['preflightcontinue', 'preFlightContinue', 'preflight'],
  optionsSuccessStatus: ['optionSuccessStatus', 'successStatus', 'optionsSucessStatus'],
  vary: ['Vary', 'varys'],
  enforce: ['enforced', 'Enforce'],
  originTimeout: ['timeout', 'origintimeout', 'originTimeoutMs'],
  dangerouslyAllow: ['dangerouslyAllowed', 'dangerous'],
};

const NOTHING_LIKE = ['', 'x', 'age', 'q', 'private', 'debug', 'logger', 'a'.repeat(41), `${'x'.repeat(40)}origin`];

const fixOf = (name: string) => normalize({ [name]: 1 }).issues.map(({ code, path, fix }) => [code, path, fix]);

test.each(Object.entries(MEANT).flatMap(([name, misspelled]) => misspelled.map((each) => [each, name] as const)))(
  '%s: did you mean %s?',
  (misspelled, name) => {
    expect(fixOf(misspelled)).toEqual([['unknown-option', misspelled, `Did you mean "${name}"?`]]);
  },
);

test.each(NOTHING_LIKE)('%j has no close match', (name) => {
  expect(fixOf(name)).toEqual([['unknown-option', name, `The options are ${OPTION_NAMES.join(', ')}`]]);
});
