import type { RealResponse } from './real-response.ts';

/** Redirects, by their Location. */
export const redirects: readonly RealResponse[] = (
  [
    ['https://tenant.eu.auth0.com/authorize?client_id=1', {}, 'redirect-login', 'Navigate there instead'],
    ['https://login.microsoftonline.com/common/oauth2/authorize', {}, 'redirect-login', 'Navigate there instead'],
    ['https://team.cloudflareaccess.com/cdn-cgi/access/login/x', {}, 'redirect-login', 'Navigate there instead'],
    ['/users/sign_in', {}, 'redirect-login', 'Mount CORS before authentication'],
    ['/wp-login.php?redirect_to=x', {}, 'redirect-login', 'Mount CORS before authentication'],
    ['/items', { 'Access-Control-Allow-Origin': '*' }, 'redirect-elsewhere', 'Break the loop'],
    ['myapp://callback', { 'Access-Control-Allow-Origin': '*' }, 'redirect-elsewhere', 'Correct the URL in Location'],
    [
      'http://user:secret@localhost:1/',
      { 'Access-Control-Allow-Origin': '*' },
      'redirect-elsewhere',
      'Correct the URL in Location',
    ],
    ['http://', { 'Access-Control-Allow-Origin': '*' }, 'redirect-elsewhere', 'Correct the URL in Location'],
    ['http://www.api.example/items', {}, 'redirect-elsewhere', 'Request http://www.api.example/items instead'],
  ] as const
).map(
  ([to, headers, cause, text]): RealResponse => [`to ${to}`, 302, { ...headers, Location: to }, '', 'get', cause, text],
);
