import type { Scenario } from '../scenario.ts';
import { any, ELSEWHERE, fetching, GET, NOTHING, PUT, page, scenarios, withHeader } from './rows.ts';

const DELETE = fetching({ method: 'DELETE' });
const PUT_SEEN = 'preflight PUT -> 204, PUT';

/** Allowed methods. */
export const methods: readonly Scenario[] = scenarios([
  [
    'methods-list',
    'methods as a list',
    any({ methods: ['PUT', 'DELETE'] }),
    DELETE,
    'preflight DELETE -> 204, DELETE',
    '200',
  ],
  [
    'methods-text',
    'methods as a string',
    any({ methods: 'PUT, DELETE' }),
    DELETE,
    'preflight DELETE -> 204, DELETE',
    '200',
  ],
  ['methods-lower', 'methods in lower case', any({ methods: ['put'] }), PUT, PUT_SEEN, '200'],
  ['methods-star', 'methods: *', any({ methods: '*' }), PUT, PUT_SEEN, '200'],
  ['methods-star-unusual', 'methods: * and PROPFIND', any({ methods: '*' }), propfind(), propfindSeen(), '200'],
  ['methods-unusual', 'PROPFIND by name', any({ methods: ['PROPFIND'] }), propfind(), propfindSeen(), '200'],
  [
    'methods-missing',
    'a method that is not listed',
    page({ methods: 'PUT' }),
    DELETE,
    'preflight DELETE -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'methods-none',
    'no method listed',
    page({ methods: [] }),
    PUT,
    'preflight PUT -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'methods-safelisted',
    'POST is allowed without being listed',
    page({ methods: 'PUT' }),
    postOne(),
    'preflight POST x-one -> 204, POST',
    '200',
  ],
  [
    'patch-lower-case',
    'patch in lower case',
    page(),
    fetching({ method: 'patch' }),
    'preflight patch -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'query-lower-case',
    'query in lower case',
    page({ methods: 'QUERY' }),
    fetching({ method: 'query' }),
    'preflight query -> 204',
    'blocked',
  ],
  [
    'methods-refused',
    'PUT from an origin that is not allowed',
    ELSEWHERE,
    PUT,
    'preflight PUT -> 403',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  [
    'methods-silent',
    'PUT to a server without CORS',
    NOTHING,
    PUT,
    'preflight PUT -> 200',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  ['simple-not-judged', 'GET, although no method is listed', page({ methods: [] }), GET, 'GET', '200'],
]);

function propfind(): ReturnType<typeof fetching> {
  return fetching({ method: 'PROPFIND' });
}

function propfindSeen(): string {
  return 'preflight PROPFIND -> 204, PROPFIND';
}

function postOne(): ReturnType<typeof fetching> {
  return withHeader('X-One', '1', { method: 'POST' });
}
