// What pages ask of the demo's API, and whether a browser lets them read the answer.
const json = { 'Content-Type': 'application/json' };

export function demoRequests(page) {
  return [
    { says: 'anyone may read what is public', origin: 'https://blog.example', path: '/public', readable: true },
    {
      says: 'with any header',
      origin: 'https://blog.example',
      path: '/public',
      headers: { Authorization: 'Bearer anvil' },
      readable: true,
    },
    {
      says: 'but not with cookies',
      origin: 'https://blog.example',
      path: '/public',
      credentials: 'include',
      readable: false,
    },
    {
      says: 'our page may, with cookies, on its own path',
      origin: page,
      path: '/account',
      credentials: 'include',
      readable: true,
    },
    {
      says: 'another page may not',
      origin: 'https://evil.example',
      path: '/account',
      credentials: 'include',
      readable: false,
    },
    { says: 'JSON asks first', origin: page, path: '/orders', method: 'PUT', headers: json, readable: true },
    { says: 'a pattern admits subdomains', origin: 'https://eu.shop.example', path: '/orders', readable: true },
    { says: 'and not the domain itself', origin: 'https://shop.example', path: '/orders', readable: false },
    { says: 'a method that is not listed', origin: page, path: '/orders', method: 'DELETE', readable: false },
    {
      says: 'a header that is not listed',
      origin: page,
      path: '/orders',
      headers: { 'X-Trace': '1' },
      readable: false,
    },
    { says: 'any port of localhost', origin: 'http://localhost:3000', path: '/local', method: 'PUT', readable: true },
    {
      says: 'localhost over https is another origin',
      origin: 'https://localhost:3000',
      path: '/local',
      readable: false,
    },
    { says: 'a list without us', origin: page, path: '/elsewhere', readable: false },
    {
      says: 'a function that knows its partners',
      origin: 'https://partner.example',
      path: '/partners',
      readable: true,
    },
    { says: 'and nobody else', origin: page, path: '/partners', readable: false },
    { says: 'the guard lets our page write', origin: page, path: '/guarded', method: 'POST', readable: true },
    {
      says: 'and stops a foreign form',
      origin: 'https://evil.example',
      path: '/guarded',
      method: 'POST',
      readable: false,
    },
    { says: 'CORS switched off', origin: page, path: '/closed', readable: false },
  ];
}
