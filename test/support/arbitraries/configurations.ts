import fc from 'fast-check';
import { normalizeMethod, type PageRequest } from '../browser/index.ts';
import { type Asked, type Configuration, isAnyOrigin } from '../configuration.ts';
import { malformedOrigin, originEntry, pageOriginAround } from './origins.ts';
import { customHeaderName, pageRequestFrom } from './requests.ts';

type OriginPart = Pick<Configuration, 'origin' | 'asked' | 'dangerouslyAllow'>;

const CREDENTIALED: Configuration = { credentials: true };

const entries = fc.array(originEntry, { minLength: 1, maxLength: 5 });

/** Rules that work with and without credentials. */
const listedOrigin: fc.Arbitrary<OriginPart> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ origin: false }) },
  { weight: 3, arbitrary: originEntry.map((origin) => ({ origin })) },
  { weight: 6, arbitrary: entries.map((origin) => ({ origin })) },
  {
    weight: 2,
    arbitrary: entries.map((listed) => ({ origin: [...listed, 'null'], dangerouslyAllow: ['null-origin'] as const })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(entries, fc.constantFrom<Asked>('boolean', 'promise', 'callback'))
      .map(([origin, asked]) => ({ origin, asked })),
  },
);
const anyOrigin: fc.Arbitrary<OriginPart> = fc.constantFrom<OriginPart>({}, { origin: '*' }, { origin: true });
const reflected: fc.Arbitrary<OriginPart> = fc.constant({
  origin: true,
  dangerouslyAllow: ['credentialed-any-origin'] as const,
});

const methodNames = fc.uniqueArray(
  fc.constantFrom('GET', 'head', 'POST', 'PUT', 'put', 'PATCH', 'delete', 'OPTIONS', 'PURGE', 'purge', 'QUERY', 'X!'),
  { maxLength: 5, selector: normalizeMethod },
);
const requestHeaderNames = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('Authorization', 'Content-Type', 'content-type', 'Range', 'Accept', 'X-A', 'X-B'),
    customHeaderName.filter((name) => name !== '*'),
  ),
  { maxLength: 6, selector: (name) => name.toLowerCase() },
);
const responseHeaderNames = fc.uniqueArray(fc.constantFrom('X-Total', 'ETag', 'Link', 'x-a', 'Content-Range'), {
  maxLength: 3,
});

const anyHeader = fc.constantFrom<string | readonly string[]>('*', ['*'], ['*', 'Authorization']);

/** Options that do not depend on credentials; each is left out half of the time. */
const common = fc.record(
  {
    methods: listOrString(methodNames),
    allowedHeaders: fc.oneof({ weight: 2, arbitrary: listOrString(requestHeaderNames) }, anyHeader),
    exposedHeaders: listOrString(responseHeaderNames),
    maxAge: fc.constantFrom(0, 5, 600, 86_400),
    preflightContinue: fc.boolean(),
    optionsSuccessStatus: fc.constantFrom(200, 204, 299),
    vary: fc.constant(['Accept-Language'] as const),
  },
  { requiredKeys: [] },
);

const withoutCredentials: fc.Arbitrary<Configuration> = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: anyOrigin }, { weight: 3, arbitrary: listedOrigin }),
    common,
    fc.record(
      { methods: fc.constant('*'), exposedHeaders: fc.constantFrom('*', ['*']), credentials: fc.constant(false) },
      { requiredKeys: [] },
    ),
    fc.boolean(),
  )
  .map(([origin, rest, wildcards, open]) => ({ ...origin, ...rest, ...(open ? wildcards : {}) }));

const withCredentials: fc.Arbitrary<Configuration> = fc
  .tuple(fc.oneof({ weight: 1, arbitrary: reflected }, { weight: 8, arbitrary: listedOrigin }), common)
  .map(([origin, rest]) => ({ ...origin, ...rest, ...CREDENTIALED }));

/** A configuration that the strict entry accepts. */
export const configuration: fc.Arbitrary<Configuration> = fc.oneof(withoutCredentials, withCredentials);

/** A configuration, and requests of pages that it allows or nearly allows. */
export function configurationAndRequests(
  count: number,
): fc.Arbitrary<readonly [Configuration, readonly PageRequest[]]> {
  return configuration.chain((chosen) => {
    const request = pageRequestFrom(pageOriginAround(entriesOf(chosen)));
    return fc.tuple(fc.constant(chosen), fc.array(request, { minLength: count, maxLength: count }));
  });
}

/** A configuration, and an Origin near its entries that no browser sends. */
export const configurationAndMalformedOrigin: fc.Arbitrary<readonly [Configuration, string]> = configuration.chain(
  (chosen) => fc.tuple(fc.constant(chosen), malformedOrigin(entriesOf(chosen))),
);

function entriesOf(chosen: Configuration): readonly (string | RegExp)[] {
  const { origin } = chosen;
  if (isAnyOrigin(chosen) || origin === undefined || typeof origin === 'boolean') return [];
  return typeof origin === 'string' || origin instanceof RegExp ? [origin] : origin;
}

function listOrString(names: fc.Arbitrary<string[]>): fc.Arbitrary<string | readonly string[]> {
  return fc.tuple(names, fc.boolean()).map(([list, joined]) => (joined && list.length > 0 ? list.join(', ') : list));
}
