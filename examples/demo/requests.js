// Requests of pages to the demo's API, and whether a browser lets the page read the response.
const json = { 'Content-Type': 'application/json' };

export function demoRequests(page) {
  return [
    { says: 'any page can read what is public', origin: 'https://blog.example', path: '/public', readable: true },
    {
      says: 'with any request header',
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
      says: 'our page can read its account, with cookies',
      origin: page,
      path: '/account',
      credentials: 'include',
      readable: true,
    },
    {
      says: 'another page cannot',
      origin: 'https://evil.example',
      path: '/account',
      credentials: 'include',
      readable: false,
    },
    {
      says: 'a PUT with JSON has a preflight',
      origin: page,
      path: '/orders',
      method: 'PUT',
      headers: json,
      readable: true,
    },
    { says: 'a pattern allows subdomains', origin: 'https://eu.shop.example', path: '/orders', readable: true },
    { says: 'but not the domain itself', origin: 'https://shop.example', path: '/orders', readable: false },
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
    { says: 'our page is not in the list', origin: page, path: '/elsewhere', readable: false },
    {
      says: 'a function allows partners',
      origin: 'https://partner.example',
      path: '/partners',
      readable: true,
    },
    { says: 'and no other page', origin: page, path: '/partners', readable: false },
    { says: 'the guard accepts a POST of our page', origin: page, path: '/guarded', method: 'POST', readable: true },
    {
      says: 'and refuses one of a foreign page',
      origin: 'https://evil.example',
      path: '/guarded',
      method: 'POST',
      readable: false,
    },
    { says: 'CORS is off', origin: page, path: '/closed', readable: false },
  ];
}
