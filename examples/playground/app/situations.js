// Common situations: a policy, a request, and a lesson.
const ITEMS = 'https://api.example.com/items';
const APP = 'https://app.example.com';
const JSON_TYPE = 'Content-Type: application/json';

export const SITUATIONS = [
  {
    id: 'postman',
    title: 'It works in Postman, but not in the browser',
    lesson: 'Only browsers check CORS. curl, Postman and servers read every response.',
    policy: "{ origin: 'https://www.example.com' }",
    request: { origin: APP, url: ITEMS },
  },
  {
    id: 'localhost',
    title: 'From localhost:3000 to localhost:8080',
    lesson: 'A different port is a different origin. A pattern allows every port of localhost.',
    policy: "{\n  origin: ['https://app.example.com', 'http://localhost:5173'],\n}",
    request: { origin: 'http://localhost:3000', url: 'http://localhost:8080/items' },
  },
  {
    id: 'slash',
    title: 'My origin is listed and still blocked',
    lesson: 'An origin has no path, so an entry that ends in a slash never matches. Apply the fix.',
    policy: "{\n  origin: ['https://app.example.com/'],\n  maxAge: 600,\n}",
    request: { origin: APP, url: ITEMS },
  },
  {
    id: 'cookie',
    title: 'My cookie is not sent',
    lesson: "Both sides must agree: credentials: 'include' in the page, credentials: true in the policy.",
    policy: "{ origin: 'https://app.example.com' }",
    request: { origin: APP, url: ITEMS, credentials: 'include' },
  },
  {
    id: 'wildcard-cookie',
    title: 'Cookies with Access-Control-Allow-Origin: *',
    lesson: 'Browsers reject * for requests with credentials. List the origins instead.',
    policy: "{\n  origin: '*',\n  credentials: true,\n}",
    request: { origin: APP, url: ITEMS, credentials: 'include' },
  },
  {
    id: 'put',
    title: 'GET works, but PUT fails',
    lesson: 'GET needs no preflight. PUT does, and the response to the preflight must allow it.',
    policy: "{\n  origin: 'https://app.example.com',\n  methods: ['GET', 'POST'],\n}",
    request: { origin: APP, url: ITEMS, method: 'PUT', headers: JSON_TYPE, body: 'string' },
  },
  {
    id: 'preflight',
    title: 'Only the preflight fails',
    lesson: 'Authorization must be in allowedHeaders, or the browser does not send the request.',
    policy: "{\n  origin: 'https://app.example.com',\n  allowedHeaders: ['Content-Type'],\n}",
    request: { origin: APP, url: ITEMS, headers: 'Authorization: Bearer ...' },
  },
  {
    id: 'subdomains',
    title: 'All subdomains of my site',
    lesson: 'This RegExp also matches https://evilexample.com. The fix replaces it with a pattern.',
    policy: '{\n  origin: /example\\.com$/,\n  credentials: true,\n}',
    request: { origin: APP, url: ITEMS, credentials: 'include' },
  },
  {
    id: 'headers',
    title: 'A response header is missing in JavaScript',
    lesson: 'Scripts can read only a few headers unless exposedHeaders lists more.',
    policy: "{\n  origin: 'https://app.example.com',\n  exposedHeaders: ['X-Total'],\n}",
    request: { origin: APP, url: ITEMS },
    response: 'X-Total: 2\nX-Request-Id: 7',
  },
  {
    id: 'cdn',
    title: 'A CDN serves a response for another origin',
    lesson: 'With a list of origins, the response depends on the Origin header. Vary: Origin tells caches about this.',
    policy: "{\n  origin: ['https://app.example.com', 'https://admin.example.com'],\n}",
    request: { origin: 'https://admin.example.com', url: ITEMS },
  },
  {
    id: 'null',
    title: 'The origin is null',
    lesson: 'Origin: null comes from files, sandboxed frames and redirects to a third origin. Any page can send it.',
    policy: "{ origin: 'https://app.example.com' }",
    request: { origin: 'null', url: ITEMS },
  },
  {
    id: 'patch',
    title: 'PATCH in lowercase',
    lesson: 'Browsers do not change patch to PATCH, and methods are case-sensitive.',
    policy: "{ origin: 'https://app.example.com' }",
    request: { origin: APP, url: ITEMS, method: 'patch', headers: JSON_TYPE, body: 'string' },
  },
];

const REQUEST = { origin: APP, url: ITEMS, method: 'GET', headers: '', credentials: 'same-origin', body: 'none' };

/** A complete state from what differs from the default. */
export function stateOf({ policy = '', request = {}, response = '' }) {
  return { policy, request: { ...REQUEST, ...request }, response };
}
