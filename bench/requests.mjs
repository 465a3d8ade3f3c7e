// The origins and requests of the cases.
export const list = (count) => Array.from({ length: count }, (_, index) => `https://app-${index}.example.com`);
export const hosts = (count) => Array.from({ length: count }, (_, index) => `tenant-${index}.example.com`);
export const patterns = (count) => hosts(count).map((host) => `https://*.${host}`);
export const regexps = (count) =>
  hosts(count).map((host) => new RegExp(`^https://(?:[a-z0-9-]+\\.)+${host.replaceAll('.', '\\.')}$`));

export const FIRST = 'https://app-0.example.com';
export const FOREIGN = 'https://evil.example.org';
export const LONG = `https://${'a.'.repeat(4000)}example.com`;
export const last = (count) => `https://app-${count - 1}.example.com`;
export const below = (count) => `https://www.tenant-${count - 1}.example.com`;

export const get = (origin, more = {}) => ({
  method: 'GET',
  headers: origin === undefined ? more : { origin, ...more },
});

export const preflight = (origin, more = {}) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,content-type',
    ...more,
  },
});

const FORTY = Array.from({ length: 40 }, (_, index) => `x-header-${index}`);
export const FORTY_NAMES = FORTY.join(',');
export const FORTY_LINES = Object.fromEntries(FORTY.map((name) => [name, 'value']));
export const MANY_NAMES = Array.from({ length: 8000 }, () => 'a').join(',');

/** The headers that helmet sets before the middleware runs. */
export const ELEVEN_HEADERS = Object.entries({
  'Content-Security-Policy': "default-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-XSS-Protection': '0',
});
