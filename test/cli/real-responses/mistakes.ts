import type { RealResponse } from './real-response.ts';

export const mistakes: readonly RealResponse[] = [
  ...[
    'Access_Control_Allow_Origin',
    'AccessControlAllowOrigin',
    'Control-Allow-Origin',
    'X-Access-Control-Allow-Origin',
    'Acess-Control-Allow-Origin',
    'Allow-Control-Allow-Origin',
    'Access-Control-Allow-Orgin',
    'Access-Control-Origin',
  ].map(
    (name): RealResponse => [
      `the name ${name}`,
      200,
      { [name]: '*' },
      '',
      'get',
      'misspelled-header',
      'Rename the header to Access-Control-Allow-Origin',
    ],
  ),
  ...['Access-Control-Allow-Method', 'Access-Control-Allowed-Methods', 'Access-Control-Request-Methods'].map(
    (name): RealResponse => [
      `the name ${name}`,
      204,
      { 'Access-Control-Allow-Origin': '*', [name]: 'PUT' },
      '',
      'preflight',
      'misspelled-header',
      'Rename the header to Access-Control-Allow-Methods',
    ],
  ),
  ...(
    [
      ['"*"', 'origin-spelling', 'in quotes or brackets'],
      ["'*'", 'origin-spelling', 'in quotes or brackets'],
      ['"http://app.example"', 'origin-spelling', "origin: ['http://app.example']"],
      ['[http://app.example]', 'origin-spelling', 'in quotes or brackets'],
      [
        '["http://app.example","http://b.example"]',
        'origin-list',
        "origin: ['http://app.example', 'http://b.example']",
      ],
      ['http://app.example;http://b.example', 'origin-list', "origin: ['http://app.example', 'http://b.example']"],
      ['http://app.example|http://b.example', 'origin-list', 'List the origins in the options'],
      ['app.example, b.example', 'origin-list', "origin: ['http://app.example']"],
      ['*, *', 'duplicate-headers', 'Two layers set Access-Control-Allow-Origin'],
      ['[object Object]', 'origin-spelling', 'the server turned an option into text'],
      ['/\\.example$/', 'origin-spelling', 'the server turned an option into text'],
      ['$http_origin', 'origin-spelling', 'a placeholder'],
      ['%{ORIGIN}e', 'origin-spelling', 'a placeholder'],
      ['all', 'origin-spelling', 'The value has no scheme'],
      ['*.example', 'origin-pattern', 'which browsers do not support'],
    ] as const
  ).map(
    ([value, cause, text]): RealResponse => [
      `the origin ${value}`,
      200,
      { 'Access-Control-Allow-Origin': value },
      '',
      'get',
      cause,
      text,
    ],
  ),
  ...(
    [
      ['GET PUT', 'malformed-list', "methods: ['GET', 'PUT']"],
      ['GET; PUT', 'malformed-list', "methods: ['GET', 'PUT']"],
      ['"GET, PUT"', 'malformed-list', "methods: ['GET', 'PUT']"],
      ['[GET, PUT]', 'malformed-list', "methods: ['GET', 'PUT']"],
      ['Any', 'wildcard-as-name', 'Any is not a wildcard'],
      ['put', 'method-case', 'Write PUT in uppercase in the options'],
    ] as const
  ).map(
    ([value, cause, text]): RealResponse => [
      `the methods ${value}`,
      204,
      { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': value },
      '',
      'preflight',
      cause,
      text,
    ],
  ),
  ...(
    [
      ['True', 'credentials-spelling', 'a single lowercase'],
      ['1', 'credentials-spelling', 'Send Access-Control-Allow-Credentials: true'],
      ['false', 'credentials-off', 'Allow credentials in the options'],
      ['true, true', 'duplicate-headers', 'Two layers set Access-Control-Allow-Credentials'],
    ] as const
  ).map(
    ([value, cause, text]): RealResponse => [
      `the credentials ${value}`,
      200,
      {
        'Access-Control-Allow-Origin': 'http://app.example',
        'Access-Control-Allow-Credentials': value,
        Vary: 'Origin',
      },
      '',
      'cookies',
      cause,
      text,
    ],
  ),
];
