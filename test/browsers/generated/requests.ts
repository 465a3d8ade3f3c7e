import fc from 'fast-check';
import type { Body, HeaderLine, Step } from '../scenario.ts';

const METHODS = ['GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'put', 'patch'];

/** Each name once: Firefox requests a duplicate name twice. The scenarios have the client hints. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/json', 'a'.repeat(128), 'a'.repeat(129), 'text/html;q="1"'],
  'Accept-Language': ['de', 'de-CH, en;q=0.5', 'de_CH', 'd'.repeat(129)],
  'Content-Language': ['en', 'en@x'],
  'Content-Type': [
    'application/json',
    'text/plain',
    'TEXT/PLAIN;x=y',
    'multipart/form-data',
    'text',
    'text/plain;a="b"',
  ],
  Range: ['bytes=0-3', 'bytes=3-', 'bytes=-3', 'bytes=0-1,3-4', 'lines=1-2'],
  Authorization: ['Bearer x'],
  'X-One': ['1', ''],
  'x-two': ['2'],
  Cookie: ['a=1'],
  'Sec-Purpose': ['x'],
  'X-HTTP-Method-Override': ['TRACE', 'PUT'],
};

const headers: fc.Arbitrary<readonly HeaderLine[]> = fc
  .subarray(Object.keys(HEADERS), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.constantFrom(...(HEADERS[name] ?? [])).map((value) => [name, value] as const))),
  );

const body: fc.Arbitrary<Body | undefined> = fc.option(
  fc.oneof(
    fc.constantFrom('string', 'URLSearchParams', 'FormData', 'ArrayBuffer').map((kind) => ({ kind }) as const),
    fc.constantFrom('', 'text/plain', 'application/json').map((type) => ({ kind: 'Blob', type }) as const),
  ),
  { nil: undefined },
);

/** A page's request, without the `path` of the scenario. */
export const step: fc.Arbitrary<Step> = fc
  .record({
    do: fc.constantFrom('fetch', 'fetch', 'fetch', 'xhr'),
    method: fc.constantFrom(...METHODS),
    headers: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: headers }),
    body,
    credentials: fc.constantFrom('omit', 'same-origin', 'include'),
    mode: fc.constantFrom('cors', 'cors', 'cors', 'cors', 'cors', 'cors', 'cors', 'no-cors', 'same-origin'),
    uploadListener: fc.boolean(),
    path: fc.constantFrom('json', 'json', 'status/404', 'status/500'),
    isSandboxed: fc.integer({ min: 0, max: 14 }).map((number) => number === 0),
  } as const)
  .map(({ isSandboxed, ...each }): Step => {
    const { body: content, uploadListener, mode, ...rest } = each;
    const takesBody = each.method !== 'GET' && each.method !== 'HEAD' && content !== undefined;
    return {
      ...rest,
      ...(takesBody ? { body: content } : {}),
      // Without a body nothing is uploaded, but the listener alone causes a preflight.
      ...(each.do === 'xhr' ? { uploadListener } : { mode }),
      ...(isSandboxed ? { in: 'sandbox' } : {}),
    };
  });
