import type { PreflightTrigger, ScriptedRequest } from '../../src/classify/preflight-triggers.ts';

const JSON_TYPE: PreflightTrigger = {
  code: 'header',
  name: 'Content-Type',
  value: 'application/json',
  why: 'content-type',
};

export const CAUSE_ROWS: readonly (readonly [string, ScriptedRequest, readonly PreflightTrigger[]])[] = [
  ['nothing written', {}, []],
  ['undefined is absent', { method: undefined, headers: undefined, uploadListener: undefined }, []],
  ['a form', { method: 'POST', headers: [['Content-Type', 'text/plain;charset=UTF-8']] }, []],
  ['a method in lower case', { method: 'post' }, []],
  ['PUT', { method: 'put' }, [{ code: 'method', method: 'PUT' }]],
  ['patch keeps its case', { method: 'patch' }, [{ code: 'method', method: 'patch' }]],
  ['JSON', { method: 'POST', headers: [['Content-Type', 'application/json']] }, [JSON_TYPE]],
  [
    'everything at once, in order',
    {
      method: 'DELETE',
      headers: [
        ['Authorization', 'Bearer x'],
        ['Content-Type', 'application/json'],
        ['Range', 'bytes=-1'],
        ['Accept', '"'],
        ['Accept-Language', 'a'.repeat(129)],
      ],
      uploadListener: true,
      streamBody: true,
    },
    [
      { code: 'method', method: 'DELETE' },
      { code: 'header', name: 'Authorization', value: 'Bearer x', why: 'not-safelisted' },
      JSON_TYPE,
      { code: 'header', name: 'Range', value: 'bytes=-1', why: 'range' },
      { code: 'header', name: 'Accept', value: '"', why: 'unsafe-byte' },
      { code: 'header', name: 'Accept-Language', value: 'a'.repeat(129), why: 'too-long' },
      { code: 'upload-listener' },
      { code: 'stream-body' },
    ],
  ],
  [
    'headers that no page can set are dropped',
    {
      headers: [
        ['Cookie', 'a=1'],
        ['Sec-X', '1'],
        ['X-HTTP-Method-Override', 'TRACE'],
      ],
    },
    [],
  ],
  ['values are trimmed first', { headers: [['Accept', `\r\n ${'a'.repeat(128)}\t`]] }, []],
  ['TRACE throws', { method: 'trace', headers: [['X-A', '1']] }, [{ code: 'forbidden', method: 'trace' }]],
  ['so does no token', { method: 'GET ' }, [{ code: 'forbidden', method: 'GET ' }]],
  [
    'and a malformed header',
    {
      method: 'CONNECT',
      headers: [
        ['X A', '1'],
        ['X-A', 'a\nb'],
        ['X-B', '\u0100'],
        ['X-C', '\u00ff'],
      ],
    },
    [
      { code: 'forbidden', method: 'CONNECT' },
      { code: 'forbidden', name: 'X A', value: '1' },
      { code: 'forbidden', name: 'X-A', value: 'a\nb' },
      { code: 'forbidden', name: 'X-B', value: '\u0100' },
    ],
  ],
  [
    'fetch judges entries one by one',
    {
      headers: [
        ['Range', 'bytes=0-1'],
        ['range', 'bytes=2-3'],
      ],
    },
    [],
  ],
  [
    'XMLHttpRequest joins them',
    {
      uploadListener: true,
      headers: [
        ['Range', 'bytes=0-1'],
        ['range', 'bytes=2-3'],
      ],
    },
    [{ code: 'header', name: 'Range', value: 'bytes=0-1, bytes=2-3', why: 'range' }, { code: 'upload-listener' }],
  ],
];
