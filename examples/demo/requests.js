// Requests from pages to the demo's API, and whether a browser lets the page read the response.
const json = { 'Content-Type': 'application/json' };

export function demoRequests(page) {
  return [
    { says: 'Any page can read public data', origin: 'https://blog.example', path: '/public', readable: true },
    {
      says: 'Any page can send any request header',
      origin: 'https://blog.example',
      path: '/public',
      headers: { Authorization: 'Bearer anvil' },
      readable: true,
    },
    {
      says: 'A policy for any origin does not work with cookies',
      origin: 'https://blog.example',
      path: '/public',
      credentials: 'include',
      readable: false,
    },
    {
      says: 'Our page can read its account, with cookies',
      origin: page,
      path: '/account',
      credentials: 'include',
      readable: true,
    },
    {
      says: 'Another page cannot read the account',
      origin: 'https://evil.example',
      path: '/account',
      credentials: 'include',
      readable: false,
    },
    {
      says: 'A browser sends a preflight before a PUT with JSON',
      origin: page,
      path: '/orders',
      method: 'PUT',
      headers: json,
      readable: true,
    },
    { says: 'A pattern allows subdomains', origin: 'https://eu.shop.example', path: '/orders', readable: true },
    {
      says: 'The pattern does not allow the domain itself',
      origin: 'https://shop.example',
      path: '/orders',
      readable: false,
    },
    {
      says: 'A method that is not listed is blocked',
      origin: page,
      path: '/orders',
      method: 'DELETE',
      readable: false,
    },
    {
      says: 'A header that is not listed is blocked',
      origin: page,
      path: '/orders',
      headers: { 'X-Trace': '1' },
      readable: false,
    },
    {
      says: 'A pattern allows any port of localhost',
      origin: 'http://localhost:3000',
      path: '/local',
      method: 'PUT',
      readable: true,
    },
    {
      says: 'localhost over https is a different origin',
      origin: 'https://localhost:3000',
      path: '/local',
      readable: false,
    },
    { says: 'Our page is not in the list', origin: page, path: '/elsewhere', readable: false },
    {
      says: 'A function allows partners',
      origin: 'https://partner.example',
      path: '/partners',
      readable: true,
    },
    { says: 'The function allows no other page', origin: page, path: '/partners', readable: false },
    { says: 'The guard accepts a POST from our page', origin: page, path: '/guarded', method: 'POST', readable: true },
    {
      says: 'The guard refuses a POST from a foreign page',
      origin: 'https://evil.example',
      path: '/guarded',
      method: 'POST',
      readable: false,
    },
    { says: 'CORS is off', origin: page, path: '/closed', readable: false },
  ];
}
