import fc from 'fast-check';
import { authorHeader, pageMethod, pageOrigin, TARGET } from '../support/arbitraries.ts';
import { type HeaderLine, needsPreflight, type PageRequest, type RawResponse } from '../support/browser/index.ts';

/** A page's request and the two responses it may get, most of them nearly right. */
export interface Pair {
  readonly request: PageRequest;
  readonly preflight: RawResponse;
  readonly actual: RawResponse;
}

const methods = fc.oneof(
  { weight: 12, arbitrary: pageMethod },
  { weight: 1, arbitrary: fc.constantFrom('TRACE', 'connect', 'BAD METHOD', '', 'GÉT') },
);

const headers = fc.oneof(
  { weight: 12, arbitrary: fc.array(authorHeader, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constant<HeaderLine>(['Accept', 'a'.repeat(128)]), { minLength: 7, maxLength: 10 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<HeaderLine[]>([['x a', '1']], [['X-A', 'a\nb']], [['X-A', 'Ā']], [['Accept', ' a\t']]),
  },
);

const body: fc.Arbitrary<PageRequest['body']> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('string' as const, 'URLSearchParams' as const, 'FormData' as const, 'ArrayBuffer' as const)
      .map((kind) => ({ kind })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('', 'text/plain', 'application/json', 'image/png')
      .map((type) => ({ kind: 'Blob' as const, type })),
  },
);

export const pageRequest: fc.Arbitrary<PageRequest> = fc
  .record({
    origin: fc.oneof({ weight: 12, arbitrary: pageOrigin }, { weight: 1, arbitrary: fc.constant(TARGET) }),
    url: fc.oneof(
      { weight: 20, arbitrary: fc.constant(`${TARGET}/items?page=1`) },
      { weight: 1, arbitrary: fc.constantFrom('https://user:secret@api.target.test/', 'ftp://api.target.test/') },
    ),
    method: methods,
    headers,
    body,
    credentials: fc.constantFrom('omit' as const, 'same-origin' as const, 'include' as const),
    mode: fc.oneof(
      { weight: 14, arbitrary: fc.constant('cors' as const) },
      { weight: 1, arbitrary: fc.constantFrom('no-cors' as const, 'same-origin' as const) },
    ),
    uploadListener: rarely(),
    streamBody: rarely(),
  })
  // repeated names are judged together in mode no-cors, but one by one in the independent model
  .filter(({ mode, headers: written }) => mode !== 'no-cors' || areDistinct(written))
  // a stream replaces the body, and XMLHttpRequest cannot send one
  .map(({ body: other, streamBody, ...request }) => {
    if (streamBody) return { ...request, uploadListener: false, streamBody };
    // with GET and HEAD, XMLHttpRequest drops the body, but the independent model only has fetch, which throws
    const leftOut = request.uploadListener && /^(?:get|head)$/i.test(request.method);
    return other === undefined || leftOut ? request : { ...request, body: other };
  });

export const pair: fc.Arbitrary<Pair> = pageRequest.chain((request) =>
  fc.record({ request: fc.constant(request), preflight: response(request), actual: response(request) }),
);

/** Mostly what the request needs, with a fault here and there. */
function response(request: PageRequest): fc.Arbitrary<RawResponse> {
  const { method, headers: names } = isPlain(request) ? needsPreflight(request) : { method: 'PUT', headers: ['x-a'] };
  return fc
    .record({
      status: mostly(fc.constantFrom<number[]>(200, 204), [199, 206, 299, 300, 302, 308, 304, 401, 403, 404, 500]),
      allowOrigin: mostly(
        fc.constantFrom<string[][]>([request.origin], [request.origin], ['*']),
        wrongOrigins(request.origin),
      ),
      allowCredentials: mostly(fc.constant<string[]>(['true']), [
        [],
        ['True'],
        ['true', 'true'],
        [' true '],
        ['false'],
        [''],
      ]),
      allowMethods: list(method),
      allowHeaders: list(names.join(',')),
      exposeHeaders: fc.constantFrom([], ['*'], ['X-Own'], ['x-own, ETag'], ['Set-Cookie', '*'], ['x own'], ['']),
    })
    .map((answer) => ({
      status: answer.status,
      headers: [
        ...named('Access-Control-Allow-Origin', answer.allowOrigin),
        ...named('access-control-allow-credentials', answer.allowCredentials),
        ...named('Access-Control-Allow-Methods', answer.allowMethods),
        ...named('Access-Control-Allow-Headers', answer.allowHeaders),
        ...named('Access-Control-Expose-Headers', answer.exposeHeaders),
        ...OWN,
      ],
    }));
}

function mostly<Value>(usual: fc.Arbitrary<Value>, faults: readonly NoInfer<Value>[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...faults) });
}

function wrongOrigins(origin: string): readonly string[][] {
  return [
    [],
    [''],
    ['null'],
    ['*', '*'],
    [origin, origin],
    [`${origin}/`],
    [`${origin}, https://b.test`],
    [origin.toUpperCase()],
    [` ${origin}\t`],
    ['https://b.test'],
    ['b.test'],
  ];
}

function list(fitting: string): fc.Arbitrary<string[]> {
  return mostly(fc.constantFrom<string[][]>([fitting], [fitting], ['*']), [
    [],
    [''],
    ['GET', fitting],
    [`${fitting},`, '\tX-A , '],
    ['*', 'authorization'],
    [`${fitting} X`],
    [fitting.toUpperCase()],
    ['GET, HEAD, POST, x-a, x-b'],
  ]);
}

const OWN: readonly HeaderLine[] = [
  ['Content-Type', 'text/plain'],
  ['ETag', '"1"'],
  ['X-Own', '1'],
  ['Set-Cookie', 'a=1'],
];

function isPlain({ url, headers: written }: PageRequest): boolean {
  return url.startsWith('https:') && written.every(([name]) => /^[\w!*.-]+$/.test(name));
}

function areDistinct(headers: readonly HeaderLine[]): boolean {
  return new Set(headers.map(([name]) => name.toLowerCase())).size === headers.length;
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: 8 }).map((drawn) => drawn === 1);
}

function named(name: string, values: readonly string[]): readonly HeaderLine[] {
  return values.map((value) => [name, value]);
}
