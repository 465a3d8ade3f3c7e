import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const ANY = { origin: '*' } as const;
const { methods: METHODS, headers: ANY_HEADER } = DEFAULTS;

/** The whole list is sent for every request; the browser compares. */
const METHOD_ROWS: readonly ExchangeRow[] = [
  ...rows('methods', { methods: ['PUT', 'delete', 'PURGE'] }, [
    ['one of them', preflight(A, 'PUT'), responds(204, methods('PUT,DELETE,PURGE'), null)],
    ['a method or header that is not listed', preflight(A, 'PATCH'), responds(204, methods('PUT,DELETE,PURGE'), null)],
    ['not on another request', send('PUT', A), callsNext(ANY, null)],
  ]),
  ...rows('methods in a string', { methods: ' put , DELETE ' }, [
    ['a preflight', preflight(A), responds(204, methods('PUT,DELETE'), null)],
  ]),
  ...rows('methods keep their case', { methods: 'PuRgE' }, [
    ['a preflight', preflight(A), responds(204, methods('PuRgE'), null)],
  ]),
  ...rows('any method', { methods: '*' }, [['a preflight', preflight(A), responds(204, methods('*'), null)]]),
  ...rows('no methods', { methods: [] }, [
    ['a preflight', preflight(A), responds(204, methods('GET,HEAD,POST'), null)],
  ]),
  ...rows('methods undefined', { methods: undefined }, [
    ['a preflight', preflight(A), responds(204, methods(METHODS), null)],
  ]),
  ...rows('duplicate methods', { methods: 'PUT,put' }, [
    ['a preflight', preflight(A), responds(204, methods('PUT'), null)],
  ]),
];

const HEADER_ROWS: readonly ExchangeRow[] = [
  ...rows('allowed headers', { allowedHeaders: ['X-A', 'content-type'] }, [
    ['one of them', preflight(A, 'PUT', 'x-a'), responds(204, headers('X-A,content-type'), null)],
    [
      'a method or header that is not listed',
      preflight(A, 'PUT', 'x-c'),
      responds(204, headers('X-A,content-type'), null),
    ],
    ['nothing asked', preflight(A), responds(204, headers('X-A,content-type'), null)],
    ['not on another request', get(A), callsNext(ANY, null)],
  ]),
  ...rows('allowed headers in a string', { allowedHeaders: ' X-A , x-b' }, [
    ['a preflight', preflight(A), responds(204, headers('X-A,x-b'), null)],
  ]),
  ...rows("allowed headers '*'", { allowedHeaders: '*' }, [
    ['a preflight', preflight(A), responds(204, headers(ANY_HEADER), null)],
  ]),
  ...rows("allowed headers '*' and authorization", { allowedHeaders: ['*', 'Authorization'] }, [
    ['a preflight', preflight(A), responds(204, headers(ANY_HEADER), null)],
  ]),
  ...rows('no headers', { allowedHeaders: [] }, [
    ['a preflight', preflight(A, 'PUT', 'x-a'), responds(204, headers(undefined), null)],
  ]),
  ...rows('allowed headers of one origin', { origin: A, allowedHeaders: 'x-a' }, [
    ['a preflight', preflight(A), responds(204, { origin: A, methods: METHODS, headers: 'x-a' }, 'Origin')],
    ['a refused preflight', preflight(B), responds(403, {}, 'Origin')],
  ]),
];

const EXPOSED_ROWS: readonly ExchangeRow[] = [
  ...rows('exposed headers', { exposedHeaders: ['X-Total', 'etag'] }, [
    ['an Origin', get(A), callsNext({ ...ANY, exposed: 'X-Total,etag' }, null)],
    ['no Origin', get(), callsNext({ ...ANY, exposed: 'X-Total,etag' }, null)],
    ['not on a preflight', preflight(A), responds(204, { ...ANY, ...DEFAULTS }, null)],
  ]),
  ...rows('exposed headers in a string', { exposedHeaders: 'X-Total, etag' }, [
    ['an Origin', get(A), callsNext({ ...ANY, exposed: 'X-Total,etag' }, null)],
  ]),
  ...rows('all exposed', { exposedHeaders: '*' }, [['an Origin', get(A), callsNext({ ...ANY, exposed: '*' }, null)]]),
  ...rows('none exposed', { exposedHeaders: [] }, [['an Origin', get(A), callsNext(ANY, null)]]),
  ...rows('exposed to one origin', { origin: A, credentials: true, exposedHeaders: 'X-Total' }, [
    ['allowed', get(A), callsNext({ origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin')],
    ['plain OPTIONS', send('OPTIONS', A), callsNext({ origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin')],
    ['refused', get(B), callsNext({}, 'Origin')],
    ['no Origin', get(), callsNext({}, 'Origin')],
  ]),
];

export const LISTS: readonly ExchangeRow[] = [...METHOD_ROWS, ...HEADER_ROWS, ...EXPOSED_ROWS];

function methods(list: string) {
  return { ...ANY, methods: list, headers: ANY_HEADER };
}

function headers(list: string | undefined) {
  return { ...ANY, methods: METHODS, ...(list === undefined ? {} : { headers: list }) };
}
