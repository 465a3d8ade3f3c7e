const APP = 'https://app.example.com';
const READ = { 'access-control-allow-origin': APP, 'access-control-allow-credentials': 'true' };
const ACTUAL = { ...READ, 'access-control-expose-headers': 'X-Total', vary: 'Origin' };

/** What every example answers under its policy, whatever framework carries it. */
export interface FrameworkRow {
  readonly name: string;
  readonly path: string;
  readonly init: RequestInit;
  readonly status: number;
  /** The fields of CORS, `Vary` included; what is not named has to be absent. */
  readonly fields: Readonly<Record<string, string>>;
  readonly body?: string;
}

function preflight(origin: string): RequestInit {
  const asked = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' };
  return { method: 'OPTIONS', headers: { origin, ...asked } };
}

const from = (origin: string): RequestInit => ({ headers: { origin } });
const EVIL = 'https://evil.example';

export const ROWS: readonly FrameworkRow[] = [
  { name: 'allowed', path: '/items', init: from(APP), status: 200, fields: ACTUAL },
  { name: 'refused', path: '/items', init: from(EVIL), status: 200, fields: { vary: 'Origin' } },
  { name: 'no Origin', path: '/items', init: {}, status: 200, fields: { vary: 'Origin' } },
  {
    name: 'an allowed preflight',
    path: '/items',
    init: preflight(APP),
    status: 204,
    fields: {
      ...READ,
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      'access-control-allow-headers': 'x-a',
      vary: 'Origin, Access-Control-Request-Headers',
    },
    body: '',
  },
  { name: 'a refused preflight', path: '/items', init: preflight(EVIL), status: 403, fields: { vary: 'Origin' } },
];

/** Pages that the framework makes itself have to be readable, too. */
export const NOT_FOUND: FrameworkRow = {
  name: 'not found',
  path: '/items/none',
  init: from(APP),
  status: 404,
  fields: ACTUAL,
};
export const BROKEN: FrameworkRow = {
  name: 'an error page',
  path: '/broken',
  init: from(APP),
  status: 500,
  fields: ACTUAL,
};
