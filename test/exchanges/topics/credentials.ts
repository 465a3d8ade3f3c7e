import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const READER = { origin: A, credentials: 'true' } as const;
const ECHOED = 'Origin, Access-Control-Request-Headers';
const NAMES_4096 = Array.from({ length: 64 }, (_, index) => `x-${String(index).padStart(2, '0')}-${'a'.repeat(58)}`);
const LONGEST = `${NAMES_4096.join(',')}a`;

/** With credentials, browsers do not treat `*` as a wildcard: the response has the origin and the requested headers. */
export const CREDENTIALS: readonly ExchangeRow[] = [
  ...rows('credentials', { origin: A, credentials: true }, [
    ['allowed', get(A), callsNext(READER, 'Origin')],
    ['allowed with cookies', get(A, { cookie: 'a=1' }), callsNext(READER, 'Origin')],
    ['POST', send('POST', A), callsNext(READER, 'Origin')],
    ['refused', get(B), callsNext({}, 'Origin')],
    ['no Origin', get(), callsNext({}, 'Origin')],
    ['a refused preflight', preflight(B, 'PUT', 'x-a'), responds(403, {}, 'Origin')],
  ]),
  ...rows('credentials false', { origin: A, credentials: false }, [
    ['allowed', get(A), callsNext({ origin: A }, 'Origin')],
    ['a preflight', preflight(A, 'PUT', 'x-a'), responds(204, { origin: A, ...DEFAULTS }, 'Origin')],
  ]),
  ...rows('credentials, headers echoed', { origin: A, credentials: true, methods: 'PUT' }, [
    ...echo('x-a'),
    ...echo('x-a,x-b'),
    ...echo('x-a, X-B ,\tauthorization'),
    ...echo('*'),
    ...echo(',x-a,,x-b,'),
    ...echo(LONGEST, '4096 bytes'),
    ...noEcho(`${LONGEST}a`, '4097 bytes'),
    ...noEcho('', 'an empty list'),
    ...noEcho(',', 'only a comma'),
    ...noEcho('x-a x-b', 'a name with a space'),
    ...noEcho('x-a;b', 'no token'),
    ...noEcho('<script>', 'markup'),
    ['nothing asked', preflight(A), responds(204, { ...READER, methods: 'PUT' }, ECHOED)],
    [
      'two lines',
      send('OPTIONS', A, { 'access-control-request-method': 'PUT', 'access-control-request-headers': ['x-a', 'x-b'] }),
      responds(204, { ...READER, methods: 'PUT', headers: 'x-a, x-b' }, ECHOED),
    ],
  ]),
  ...rows("credentials, allowedHeaders '*'", { origin: A, credentials: true, allowedHeaders: '*', methods: 'PUT' }, [
    ...echo('x-a'),
  ]),
  ...rows('credentials, headers listed', { origin: A, credentials: true, allowedHeaders: 'x-a', methods: 'PUT' }, [
    ['a preflight', preflight(A, 'PUT', 'x-b'), responds(204, { ...READER, methods: 'PUT', headers: 'x-a' }, 'Origin')],
  ]),
  ...rows('credentials, no headers', { origin: A, credentials: true, allowedHeaders: [], methods: 'PUT' }, [
    ['a preflight', preflight(A, 'PUT', 'x-b'), responds(204, { ...READER, methods: 'PUT' }, 'Origin')],
  ]),
];

function echo(headers: string, name: string = headers) {
  const fields = { ...READER, methods: 'PUT', headers };
  return [[`echoes ${name}`, preflight(A, 'PUT', headers), responds(204, fields, ECHOED)] as const];
}

function noEcho(headers: string, name: string) {
  const fields = { ...READER, methods: 'PUT' };
  return [[`does not echo ${name}`, preflight(A, 'PUT', headers), responds(204, fields, ECHOED)] as const];
}
