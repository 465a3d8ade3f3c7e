import { A, answers, B, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows, send } from '../row.ts';

const ANY = { origin: '*' } as const;
const { methods: METHODS, headers: ANY_HEADER } = DEFAULTS;

/** The whole list is told, whatever is asked: the browser is the judge. */
const METHOD_ROWS: readonly ExchangeRow[] = [
  ...rows('methods', { methods: ['PUT', 'delete', 'PURGE'] }, [
    ['one of them', preflight(A, 'PUT'), answers(204, methods('PUT,DELETE,PURGE'), null)],
    ['none of them', preflight(A, 'PATCH'), answers(204, methods('PUT,DELETE,PURGE'), null)],
    ['not on another request', send('PUT', A), handsOn(ANY, null)],
  ]),
  ...rows('methods in a string', { methods: ' put , DELETE ' }, [
    ['a preflight', preflight(A), answers(204, methods('PUT,DELETE'), null)],
  ]),
  ...rows('methods keep their case', { methods: 'PuRgE' }, [
    ['a preflight', preflight(A), answers(204, methods('PuRgE'), null)],
  ]),
  ...rows('any method', { methods: '*' }, [['a preflight', preflight(A), answers(204, methods('*'), null)]]),
  ...rows('no methods', { methods: [] }, [['a preflight', preflight(A), answers(204, methods('GET,HEAD,POST'), null)]]),
  ...rows('methods undefined', { methods: undefined }, [
    ['a preflight', preflight(A), answers(204, methods(METHODS), null)],
  ]),
  ...rows('duplicate methods', { methods: 'PUT,put' }, [
    ['a preflight', preflight(A), answers(204, methods('PUT'), null)],
  ]),
];

const HEADER_ROWS: readonly ExchangeRow[] = [
  ...rows('allowed headers', { allowedHeaders: ['X-A', 'content-type'] }, [
    ['one of them', preflight(A, 'PUT', 'x-a'), answers(204, headers('X-A,content-type'), null)],
    ['none of them', preflight(A, 'PUT', 'x-c'), answers(204, headers('X-A,content-type'), null)],
    ['nothing asked', preflight(A), answers(204, headers('X-A,content-type'), null)],
    ['not on another request', get(A), handsOn(ANY, null)],
  ]),
  ...rows('allowed headers in a string', { allowedHeaders: ' X-A , x-b' }, [
    ['a preflight', preflight(A), answers(204, headers('X-A,x-b'), null)],
  ]),
  ...rows("allowed headers '*'", { allowedHeaders: '*' }, [
    ['a preflight', preflight(A), answers(204, headers(ANY_HEADER), null)],
  ]),
  ...rows("allowed headers '*' and authorization", { allowedHeaders: ['*', 'Authorization'] }, [
    ['a preflight', preflight(A), answers(204, headers(ANY_HEADER), null)],
  ]),
  ...rows('no headers', { allowedHeaders: [] }, [
    ['a preflight', preflight(A, 'PUT', 'x-a'), answers(204, headers(undefined), null)],
  ]),
  ...rows('allowed headers of one origin', { origin: A, allowedHeaders: 'x-a' }, [
    ['a preflight', preflight(A), answers(204, { origin: A, methods: METHODS, headers: 'x-a' }, 'Origin')],
    ['a refused preflight', preflight(B), answers(403, {}, 'Origin')],
  ]),
];

const EXPOSED_ROWS: readonly ExchangeRow[] = [
  ...rows('exposed headers', { exposedHeaders: ['X-Total', 'etag'] }, [
    ['an Origin', get(A), handsOn({ ...ANY, exposed: 'X-Total,etag' }, null)],
    ['no Origin', get(), handsOn({ ...ANY, exposed: 'X-Total,etag' }, null)],
    ['not on a preflight', preflight(A), answers(204, { ...ANY, ...DEFAULTS }, null)],
  ]),
  ...rows('exposed headers in a string', { exposedHeaders: 'X-Total, etag' }, [
    ['an Origin', get(A), handsOn({ ...ANY, exposed: 'X-Total,etag' }, null)],
  ]),
  ...rows('all exposed', { exposedHeaders: '*' }, [['an Origin', get(A), handsOn({ ...ANY, exposed: '*' }, null)]]),
  ...rows('none exposed', { exposedHeaders: [] }, [['an Origin', get(A), handsOn(ANY, null)]]),
  ...rows('exposed to one origin', { origin: A, credentials: true, exposedHeaders: 'X-Total' }, [
    ['allowed', get(A), handsOn({ origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin')],
    ['plain OPTIONS', send('OPTIONS', A), handsOn({ origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin')],
    ['refused', get(B), handsOn({}, 'Origin')],
    ['no Origin', get(), handsOn({}, 'Origin')],
  ]),
];

export const LISTS: readonly ExchangeRow[] = [...METHOD_ROWS, ...HEADER_ROWS, ...EXPOSED_ROWS];

function methods(list: string) {
  return { ...ANY, methods: list, headers: ANY_HEADER };
}

function headers(list: string | undefined) {
  return { ...ANY, methods: METHODS, ...(list === undefined ? {} : { headers: list }) };
}
