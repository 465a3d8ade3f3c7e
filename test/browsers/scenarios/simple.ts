import type { Scenario } from '../scenario.ts';
import { ANY, fetching, GET, page, scenarios, withHeader } from './rows.ts';

const BYTES_128 = 'a'.repeat(128);

/** Requests that a browser sends without a preflight. */
export const simple: readonly Scenario[] = scenarios([
  ['get', 'GET', ANY, GET, 'GET', '200'],
  ['get-listed', 'GET, listed', page(), GET, 'GET', '200'],
  ['get-lower-case', 'get in lower case', ANY, fetching({ method: 'get' }), 'GET', '200'],
  ['head', 'HEAD', ANY, fetching({ method: 'HEAD' }), 'HEAD', '200'],
  ['post-empty', 'POST without a body', ANY, fetching({ method: 'POST' }), 'POST', '200'],
  ['post-lower-case', 'post in lower case', ANY, fetching({ method: 'post' }), 'POST', '200'],
  ['post-text', 'POST of text', ANY, fetching({ method: 'POST', body: { kind: 'string' } }), 'POST', '200'],
  ['post-form', 'POST of a form', ANY, fetching({ method: 'POST', body: { kind: 'URLSearchParams' } }), 'POST', '200'],
  ['post-multipart', 'POST of form data', ANY, fetching({ method: 'POST', body: { kind: 'FormData' } }), 'POST', '200'],
  [
    'post-bytes',
    'POST of an ArrayBuffer',
    ANY,
    fetching({ method: 'POST', body: { kind: 'ArrayBuffer' } }),
    'POST',
    '200',
  ],
  ['post-blob-untyped', 'POST of a Blob without a type', ANY, blob(''), 'POST', '200'],
  ['post-blob-text', 'POST of a Blob of text/plain', ANY, blob('text/plain'), 'POST', '200'],
  ['type-text', 'Content-Type: text/plain', ANY, typed('text/plain'), 'POST', '200'],
  ['type-text-charset', 'Content-Type with a charset', ANY, typed('text/plain;charset=utf-8'), 'POST', '200'],
  ['type-text-upper-case', 'Content-Type: TEXT/PLAIN', ANY, typed('TEXT/PLAIN'), 'POST', '200'],
  ['type-form', 'Content-Type of forms', ANY, typed('application/x-www-form-urlencoded'), 'POST', '200'],
  ['type-multipart', 'Content-Type of uploads', ANY, typed('multipart/form-data; boundary=x'), 'POST', '200'],
  ['type-128', 'Content-Type of 128 bytes', ANY, typed(`text/plain;${'a'.repeat(117)}`), 'POST', '200'],
  ['accept', 'Accept', ANY, withHeader('Accept', 'application/json'), 'GET', '200'],
  ['accept-128', 'Accept of 128 bytes', ANY, withHeader('Accept', BYTES_128), 'GET', '200'],
  ['accept-language', 'Accept-Language', ANY, withHeader('Accept-Language', 'de-CH, de;q=0.9'), 'GET', '200'],
  ['accept-language-128', 'Accept-Language of 128 bytes', ANY, withHeader('Accept-Language', BYTES_128), 'GET', '200'],
  ['content-language', 'Content-Language', ANY, withHeader('Content-Language', 'en'), 'GET', '200'],
  ['range', 'Range: bytes=0-3', ANY, withHeader('Range', 'bytes=0-3'), 'GET', '200'],
  ['range-open', 'Range: bytes=3-', ANY, withHeader('Range', 'bytes=3-'), 'GET', '200'],
  ['cache-no-store', 'cache: no-store', ANY, fetching({ cache: 'no-store' }), 'GET', '200'],
  ['cache-reload', 'cache: reload', ANY, fetching({ cache: 'reload' }), 'GET', '200'],
  ['forbidden-cookie', 'a Cookie header set by script', ANY, withHeader('Cookie', 'a=1'), 'GET', '200'],
  ['forbidden-origin', 'an Origin header set by script', ANY, withHeader('Origin', 'https://x.example'), 'GET', '200'],
  ['forbidden-sec', 'a Sec- header set by script', ANY, withHeader('Sec-Purpose', 'x'), 'GET', '200'],
  ['forbidden-proxy', 'a Proxy- header set by script', ANY, withHeader('Proxy-Authorization', 'x'), 'GET', '200'],
  ['forbidden-host', 'a Host header set by script', ANY, withHeader('Host', 'x.example'), 'GET', '200'],
  ['forbidden-method-override', 'X-HTTP-Method: TRACE', ANY, withHeader('X-HTTP-Method', 'TRACE'), 'GET', '200'],
]);

function typed(type: string): ReturnType<typeof withHeader> {
  return withHeader('Content-Type', type, { method: 'POST', body: { kind: 'string' } });
}

function blob(type: string): ReturnType<typeof fetching> {
  return fetching({ method: 'POST', body: { kind: 'Blob', type } });
}
