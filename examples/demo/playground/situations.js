// Ready-made situations: a policy, a request, and what there is to learn.
const json = { 'Content-Type': 'application/json' };
const self = location.origin;

export const SITUATIONS = [
  { name: 'Anyone may read', options: { origin: '*' }, request: {} },
  { name: 'This page may read', options: { origin: [self] }, request: {} },
  { name: 'Another origin may, this page not', options: { origin: 'https://app.example.com' }, request: {} },
  {
    name: 'JSON asks first',
    options: { origin: [self] },
    request: { method: 'PUT', headers: json, body: '{"name":"anvil"}' },
  },
  {
    name: 'A method that is not listed',
    options: { origin: [self], methods: ['GET', 'PUT'] },
    request: { method: 'DELETE' },
  },
  {
    name: 'A header that is not listed',
    options: { origin: [self], allowedHeaders: ['Content-Type'] },
    request: { headers: { 'X-Trace': '1' } },
  },
  { name: 'Cookies and the wildcard', options: { origin: '*' }, request: { credentials: 'include' } },
  {
    name: 'Cookies for this page',
    options: { origin: [self], credentials: true },
    request: { credentials: 'include' },
  },
  {
    name: 'Mistake: * with credentials',
    options: { origin: '*', credentials: true },
    request: { credentials: 'include' },
  },
  { name: 'Mistake: a trailing slash', options: { origin: [`${self}/`] }, request: {} },
  { name: 'Mistake: a RegExp that is not bound', options: { origin: { regexp: 'example\\.com$' } }, request: {} },
  { name: 'Mistake: a misspelt option', options: { origins: [self] }, request: {} },
  { name: 'Mistake: patch in lower case', options: { origin: [self] }, request: { method: 'patch' } },
  { name: 'Any port of localhost', options: { origin: ['http://localhost:*'] }, request: { method: 'PUT' } },
  { name: 'A response header for scripts', options: { origin: [self], exposedHeaders: 'X-Total' }, request: {} },
  { name: 'CORS switched off', options: { origin: false }, request: {} },
];
