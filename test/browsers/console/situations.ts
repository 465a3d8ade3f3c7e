import type { EngineName } from '../engines/engine.ts';

/** Something in a page that is blocked, but not by a CORS header, and the section of docs/troubleshooting.md about it. */
export interface Situation {
  readonly what: string;
  /** Headers of the page. */
  readonly page?: Readonly<Record<string, string>>;
  /** Headers of the API. */
  readonly api?: Readonly<Record<string, string>>;
  /** Evaluated in the page, with URL, SITE_URL (on another site) and WS_URL. */
  readonly script: string;
  readonly section: string;
  /** The engines that print a line about it. */
  readonly engines: readonly EngineName[];
}

const ALL: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const FETCH = 'fetch(URL).catch(() => {})';
const XHR = `new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open('GET', URL);
  request.onloadend = resolve;
  request.send();
})`;
const COOKIE = `fetch(SITE_URL, { credentials: 'include' })`;
const IMAGE = `new Promise((resolve) => Object.assign(new Image(), { onload: resolve, onerror: resolve, src: URL }))`;
const SCRIPT = `new Promise((resolve) => {
  const element = Object.assign(document.createElement('script'), { onload: resolve, onerror: resolve, src: URL });
  document.body.append(element);
})`;
const FRAME = `new Promise((resolve) => {
  const source = '<script>fetch(URL).catch(() => {}).then(() => parent.postMessage("", "*"))<\\/script>';
  onmessage = resolve;
  document.body.append(Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts', srcdoc: source }));
})`;
const CANVAS = `new Promise((resolve) => {
  const image = new Image();
  image.onload = () => {
    const context = document.createElement('canvas').getContext('2d');
    context.drawImage(image, 0, 0);
    try { context.getImageData(0, 0, 1, 1); } catch { resolve(); }
  };
  image.src = URL;
})`;
const SOCKET = 'new Promise((resolve) => Object.assign(new WebSocket(WS_URL), { onerror: () => resolve() }))';

const CSP = 'Not CORS: Content Security Policy';
const RESOURCE = 'Not CORS: a blocked script, image or file';
const BLOCKED_COOKIE = 'Not CORS: a blocked cookie';
const NOT_HTTP = 'The URL is not http or https';
const NOSNIFF = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' };
const cookie = (value: string) => ({ 'Set-Cookie': value, 'Access-Control-Allow-Credentials': 'true' });

export const SITUATIONS: readonly Situation[] = [
  {
    what: 'connect-src',
    page: { 'Content-Security-Policy': "connect-src 'self'" },
    script: FETCH,
    section: CSP,
    engines: ALL,
  },
  {
    what: 'default-src',
    page: { 'Content-Security-Policy': "default-src 'self' 'unsafe-inline' 'unsafe-eval'" },
    script: FETCH,
    section: CSP,
    engines: ALL,
  },
  {
    what: 'connect-src with XMLHttpRequest',
    page: { 'Content-Security-Policy': "connect-src 'self'" },
    script: XHR,
    section: CSP,
    engines: ALL,
  },
  {
    what: 'a URL without a scheme',
    script: `fetch('localhost:8080/').catch(() => {})`,
    section: NOT_HTTP,
    engines: ALL,
  },
  { what: 'a file', script: `fetch('file:///etc/hostname').catch(() => {})`, section: NOT_HTTP, engines: ALL },
  { what: 'JSON as an image', api: NOSNIFF, script: IMAGE, section: RESOURCE, engines: ['firefox'] },
  { what: 'JSON as a script', api: NOSNIFF, script: SCRIPT, section: RESOURCE, engines: ['firefox', 'webkit'] },
  {
    what: 'Cross-Origin-Resource-Policy',
    api: { 'Cross-Origin-Resource-Policy': 'same-origin' },
    script: IMAGE,
    section: RESOURCE,
    engines: ALL,
  },
  {
    what: 'Cross-Origin-Embedder-Policy',
    page: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
    script: IMAGE,
    section: RESOURCE,
    engines: ALL,
  },
  {
    what: 'SameSite=Lax',
    api: cookie('sid=1; SameSite=Lax'),
    script: COOKIE,
    section: BLOCKED_COOKIE,
    engines: ['firefox'],
  },
  {
    what: 'SameSite=None without Secure',
    api: cookie('sid=1; SameSite=None'),
    script: COOKIE,
    section: BLOCKED_COOKIE,
    engines: ['firefox'],
  },
  {
    what: 'a foreign Domain',
    api: cookie('sid=1; Domain=example.com'),
    script: COOKIE,
    section: BLOCKED_COOKIE,
    engines: ['firefox'],
  },
  { what: 'a sandboxed frame', script: FRAME, section: 'The origin is null', engines: ['webkit'] },
  {
    what: 'an image on a canvas',
    api: { 'Content-Type': 'image/svg+xml' },
    script: CANVAS,
    section: 'A canvas that cannot be read',
    engines: ['webkit'],
  },
  { what: 'a refused upgrade', script: SOCKET, section: 'Not CORS: a WebSocket', engines: ALL },
];
