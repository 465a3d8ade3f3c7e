import cors from 'corsmith';

declare const text: string;

cors({
  origin: '*', //! "Browsers block '*' with credentials: list the origins that may send cookies"
  credentials: true,
});
cors({
  origin: true, //! "Every site could read your users' data: list the origins, or set dangerouslyAllow
  credentials: true,
});
cors([
  'https://a.example',
  'b.example', //! "'b.example' has no scheme: use 'https://b.example'"
]);
cors({
  origin: 'https://a.example/', //! 'https://a.example/' ends with a path, which origins do not have: use 'https://a.example'
});
cors({
  origin: (origin) => void origin.length, //! must always return true, false or a list, or take a callback
  maxAge: 600,
});
cors({
  orgin: 'https://a.example', //! 'orgin' does not exist in type
});
cors({
  origin: text,
  maxage: 600, //! There is no option 'maxage'
});

// an error in one option is reported there and nowhere else, also with callbacks next to it
cors({
  origin: (origin) => origin === text,
  maxAge: '600', //! Type 'string' is not assignable to type 'number'
  enforce: { onRefused: (_request, response) => response.end() },
});
cors({
  origin: (origin) => origin === text,
  maxAge: 600,
  enforce: {
    publicHost: (request) => request.method === text, //! is not assignable to type
    onRefused: (_request, response) => response.end(),
  },
});
cors({
  origin: (origin) => origin === text,
  enforce: {
    publicHost: (request) => request.url,
    onRefused: (request, response) => response.send(request.method), //! Property 'send' does not exist on type 'CorsResponse'
  },
});
cors({
  origin: ['https://a.example'],
  enforce: {
    methods: 'some', //! Type '"some"' is not assignable to type
    onRefused: (_request, response) => response.end(),
  },
});
cors({
  origin: ['https://a.example'],
  enforce: {
    reportonly: true, //! 'reportonly'
    methods: 'all',
  },
});
cors({
  origin: 'a.example', //! 'a.example' has no scheme
  enforce: { publicHost: (request) => request.url, onRefused: (_request, response) => response.end() },
});
