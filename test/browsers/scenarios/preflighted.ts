import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, fetching, PUT, scenarios, withHeader } from './rows.ts';

const ONCE = 'preflight POST content-type -> 204, POST';
const HINT = 'preflight GET save-data -> 204, GET';
const STREAM = { method: 'POST', body: { kind: 'stream' } } as const;

/** Requests that need a preflight, because of a header or a body. */
export const preflightedHeaders: readonly Scenario[] = scenarios([
  ['type-json', 'POST of JSON', ANY, typed('application/json'), ONCE, '200'],
  ['type-json-blob', 'POST of a Blob of JSON', ANY, blob('application/json'), ONCE, '200'],
  ['type-xml', 'POST of XML', ANY, typed('text/xml'), ONCE, '200'],
  ['type-invalid', 'Content-Type that is not a media type', ANY, typed('text'), ONCE, '200'],
  ['type-quoted', 'Content-Type with an unsafe byte', ANY, typed('text/plain;charset="utf-8"'), ONCE, '200'],
  ['type-129', 'Content-Type of 129 bytes', ANY, typed(`text/plain;${'a'.repeat(118)}`), ONCE, '200'],
  ['accept-129', 'Accept of 129 bytes', ANY, withHeader('Accept', 'a'.repeat(129)), asked('accept'), '200'],
  ['accept-unsafe', 'Accept with an unsafe byte', ANY, withHeader('Accept', 'a(b)'), asked('accept'), '200'],
  ['language-129', 'Accept-Language of 129 bytes', ANY, language('a'.repeat(129)), asked('accept-language'), '200'],
  ['language-unsafe', 'Accept-Language with an unsafe byte', ANY, language('de_CH'), asked('accept-language'), '200'],
  ['range-suffix', 'Range: bytes=-3', ANY, withHeader('Range', 'bytes=-3'), asked('range'), '200'],
  ['range-several', 'Range with several ranges', ANY, withHeader('Range', 'bytes=0-1,3-4'), asked('range'), '200'],
  ['custom-header', 'a custom header', ANY, withHeader('X-One', '1'), asked('x-one'), '200'],
  ['custom-header-empty', 'an empty header', ANY, withHeader('X-One', ''), asked('x-one'), '200'],
  ['custom-headers', 'several headers, requested in order', ANY, several(), asked('x-a,x-one,x-two'), '200'],
  [
    'header-twice',
    'the same header twice',
    ANY,
    twice(),
    asked('x-one'),
    '200',
    { differs: { firefox: differs(asked('x-one,x-one'), '200', 'the name is requested twice') } },
  ],
  ['authorization', 'Authorization', ANY, withHeader('Authorization', 'Bearer x'), token(), '200'],
  ['requested-with', 'X-Requested-With', ANY, withHeader('X-Requested-With', 'x'), asked('x-requested-with'), '200'],
  [
    'if-none-match',
    'If-None-Match set by script',
    ANY,
    withHeader('If-None-Match', '"1"'),
    asked('if-none-match'),
    '200',
  ],
  [
    'cache-control',
    'Cache-Control set by script',
    ANY,
    withHeader('Cache-Control', 'no-cache'),
    asked('cache-control'),
    '200',
  ],
  [
    'last-event-id',
    'Last-Event-ID set by script',
    ANY,
    withHeader('Last-Event-ID', '1'),
    asked('last-event-id'),
    '200',
  ],
  ['method-override', 'X-HTTP-Method: PUT', ANY, withHeader('X-HTTP-Method', 'PUT'), asked('x-http-method'), '200'],
  [
    'save-data',
    'Save-Data set by script',
    ANY,
    withHeader('Save-Data', 'on'),
    HINT,
    '200',
    { differs: { chromium: differs('GET', '200', 'client hints count as safelisted') } },
  ],
  ['upload-listener', 'XMLHttpRequest with an upload listener', ANY, upload(), 'preflight POST -> 204, POST', '200'],
  [
    'upload-listener-empty',
    'an upload listener without a body',
    ANY,
    { do: 'xhr', method: 'POST', uploadListener: true },
    'preflight POST -> 204, POST',
    '200',
    { differs: { chromium: differs('POST', '200', 'a listener counts only if there is a body') } },
  ],
  [
    'stream',
    'a ReadableStream as the body',
    ANY,
    fetching(STREAM),
    'preflight POST -> 204, POST',
    '200',
    {
      differs: {
        chromium: differs('preflight POST -> 204', 'blocked', 'streams are sent only over HTTP/2'),
        firefox: differs('POST', '200', 'streams are not supported: the text "[object ReadableStream]" is sent'),
        webkit: differs('', 'blocked', 'streams are not supported'),
      },
    },
  ],
]);

const methodRows = ['PUT', 'DELETE', 'PATCH'].map((method) => allowed(method, method));

/** By method. */
export const preflightedMethods: readonly Scenario[] = scenarios([
  ...methodRows,
  allowed('put', 'PUT'),
  allowed('delete', 'DELETE'),
  ['trace', 'TRACE, which scripts may not send', ANY, fetching({ method: 'TRACE' }), '', 'blocked'],
  ['connect', 'CONNECT, which scripts may not send', ANY, fetching({ method: 'CONNECT' }), '', 'blocked'],
  ['track', 'TRACK, which scripts may not send', ANY, fetching({ method: 'TRACK' }), '', 'blocked'],
  ['put-json', 'PUT of JSON', ANY, typed('application/json', 'PUT'), 'preflight PUT content-type -> 204, PUT', '200'],
  ['put-text', 'PUT of text', ANY, typed('text/plain', 'PUT'), 'preflight PUT -> 204, PUT', '200'],
  [
    'put-header',
    'PUT with a header',
    ANY,
    { ...PUT, headers: [['X-One', '1']] },
    'preflight PUT x-one -> 204, PUT',
    '200',
  ],
]);

function allowed(method: string, sent: string): readonly [string, string, typeof ANY, Step, string, string] {
  return [`method-${method}`, method, ANY, fetching({ method }), `preflight ${sent} -> 204, ${sent}`, '200'];
}

function asked(headers: string): string {
  return `preflight GET ${headers} -> 204, GET`;
}

function token(): string {
  return 'preflight GET authorization -> 204, GET +authorization';
}

function typed(type: string, method = 'POST'): Step {
  return withHeader('Content-Type', type, { method, body: { kind: 'string' } });
}

function blob(type: string): Step {
  return fetching({ method: 'POST', body: { kind: 'Blob', type } });
}

function language(value: string): Step {
  return withHeader('Accept-Language', value);
}

function several(): Step {
  const headers = [
    ['X-Two', '1'],
    ['X-A', '1'],
    ['x-one', '1'],
  ] as const;
  return fetching({ headers: [...headers, ['Accept', 'text/plain']] });
}

function twice(): Step {
  return fetching({
    headers: [
      ['X-One', '1'],
      ['x-one', '2'],
    ],
  });
}

function upload(): Step {
  return { do: 'xhr', method: 'POST', body: { kind: 'string' }, uploadListener: true };
}
