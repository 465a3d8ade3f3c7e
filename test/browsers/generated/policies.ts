import fc from 'fast-check';
import type { CorsOptions, CorsOrigin, CorsWaiver } from '../../../src/index.ts';
import type { HeaderLine, Place, RawServer } from '../scenario.ts';
import type { Prepared } from '../servers/stage.ts';

/** Data, so that a failing pair can be read; `<page>` stands for the page's origin. */
export interface GeneratedPolicy {
  readonly origin: string;
  readonly credentials: boolean;
  readonly methods?: readonly string[] | '*' | undefined;
  readonly allowedHeaders?: readonly string[] | '*' | undefined;
  readonly exposedHeaders?: readonly string[] | '*' | undefined;
  readonly maxAge?: number | undefined;
  readonly preflightContinue?: boolean | undefined;
  readonly optionsSuccessStatus?: number | undefined;
}

export interface GeneratedFields {
  readonly actual: readonly HeaderLine[];
  readonly preflight: readonly HeaderLine[];
  readonly status: number;
}

export type GeneratedServer =
  | { readonly kind: 'policy'; readonly policy: GeneratedPolicy }
  | { readonly kind: 'fields'; readonly fields: GeneratedFields };

const ORIGINS = ['*', 'true', 'false', 'page', 'list', 'elsewhere', 'ports', 'regexp', 'yes', 'no', 'promise', 'null'];
const METHODS = ['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS', 'PROPFIND'];
const REQUEST_HEADERS = ['X-One', 'x-two', 'Content-Type', 'Authorization', 'Range', 'Accept'];

const policy: fc.Arbitrary<GeneratedPolicy> = fc
  .record({
    origin: fc.constantFrom(...ORIGINS),
    credentials: fc.boolean(),
    methods: fc.option(listOrStar(METHODS), { nil: undefined }),
    allowedHeaders: fc.option(listOrStar(REQUEST_HEADERS), { nil: undefined }),
    exposedHeaders: fc.option(listOrStar(['X-One', 'x-two', 'X-Three']), { nil: undefined }),
    maxAge: fc.constantFrom(undefined, 0, 60),
    preflightContinue: fc.constantFrom(undefined, undefined, false, true),
    optionsSuccessStatus: fc.constantFrom(undefined, 200, 204),
  })
  .map(possible);

const ALLOWED_ORIGINS = ['<page>', '<page>', '*', 'null', 'https://elsewhere.example', '<page>/', '<page>, *', ''];

const fields: fc.Arbitrary<GeneratedFields> = fc.record({
  actual: fieldLines(),
  preflight: fieldLines(),
  status: fc.constantFrom(200, 204, 204, 204, 299, 304, 403, 404, 500),
});

/** Mostly corsmith, sometimes a server that sends arbitrary headers. */
export const server: fc.Arbitrary<GeneratedServer> = fc.oneof(
  { weight: 3, arbitrary: policy.map((each) => ({ kind: 'policy', policy: each }) as const) },
  { weight: 2, arbitrary: fields.map((each) => ({ kind: 'fields', fields: each }) as const) },
);

export function preparedServer(id: string, generated: GeneratedServer, other: GeneratedServer = generated): Prepared {
  return { id, ...serverOf(generated), other: serverOf(other) };
}

function serverOf(generated: GeneratedServer): Pick<Prepared, 'cors' | 'raw'> {
  if (generated.kind === 'fields') return { raw: (place) => rawServer(generated.fields, place) };
  return { cors: (place) => corsArgument(generated.policy, place) };
}

/** Leaves out configurations that corsmith refuses. */
function possible(each: GeneratedPolicy): GeneratedPolicy {
  const { methods, exposedHeaders } = each;
  if (!each.credentials) return each;
  return {
    ...each,
    credentials: each.origin !== '*' && each.origin !== 'false',
    methods: methods === '*' ? undefined : methods,
    exposedHeaders: exposedHeaders === '*' ? undefined : exposedHeaders,
  };
}

function corsArgument({ origin, ...rest }: GeneratedPolicy, place: Place): CorsOptions {
  const rules: Readonly<Record<string, CorsOrigin>> = {
    true: true,
    false: false,
    page: place.page,
    list: ['https://elsewhere.example', place.page],
    elsewhere: 'https://elsewhere.example',
    ports: 'http://127.0.0.1:*',
    regexp: /^http:\/\/127\.0\.0\.1:\d+$/,
    yes: () => true,
    no: () => false,
    promise: async () => true,
    null: [place.page, 'null'],
  };
  const waived: readonly CorsWaiver[] =
    origin === 'null' ? ['null-origin'] : origin === 'true' && rest.credentials ? ['credentialed-any-origin'] : [];
  return { ...rest, origin: rules[origin] ?? '*', dangerouslyAllow: waived };
}

function rawServer({ actual, preflight, status }: GeneratedFields, place: Place): RawServer {
  const here = (lines: readonly HeaderLine[]): readonly HeaderLine[] =>
    lines.map(([name, value]) => [name, value.replaceAll('<page>', place.page)]);
  return { actual: { headers: here(actual) }, preflight: { headers: here(preflight), status } };
}

function fieldLines(): fc.Arbitrary<readonly HeaderLine[]> {
  const lists = (names: readonly string[]): fc.Arbitrary<string> =>
    fc.oneof(
      fc.subarray([...names]).map((some) => some.join(', ')),
      fc.constantFrom('*', ' ,, PUT,x-one ', 'x-one x-two', '"PUT"'),
    );
  return fc
    .record({
      'Access-Control-Allow-Origin': fc.option(fc.constantFrom(...ALLOWED_ORIGINS), { freq: 8, nil: undefined }),
      'Access-Control-Allow-Credentials': fc.constantFrom('true', 'true', 'True', undefined),
      'Access-Control-Allow-Methods': fc.option(lists([...METHODS, 'patch', 'put']), { nil: undefined }),
      'Access-Control-Allow-Headers': fc.option(lists(REQUEST_HEADERS).map(withToken), { nil: undefined }),
      'Access-Control-Expose-Headers': fc.constantFrom(undefined, 'X-One', '*', 'x-one,X-Two', 'x one'),
    })
    .map((lines) =>
      Object.entries(lines).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    );
}

/** Contrary to the standard, a wildcard alone still covers Authorization in every engine. */
function withToken(list: string): string {
  return list === '*' ? '*, Authorization' : list;
}

function listOrStar(names: readonly string[]): fc.Arbitrary<readonly string[] | '*'> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.subarray([...names]) },
    { weight: 1, arbitrary: fc.constant('*' as const) },
  );
}
