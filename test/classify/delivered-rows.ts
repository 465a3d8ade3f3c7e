import type { CorsRequest } from '../../src/index.ts';

type Headers = CorsRequest['headers'];

const CHROMIUM: Headers = {
  host: 'api.example',
  connection: 'keep-alive',
  'sec-ch-ua-platform': '"Linux"',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'sec-ch-ua': '"Google Chrome";v="141", "Not?A_Brand";v="8", "Chromium";v="141"',
  'sec-ch-ua-mobile': '?0',
  accept: '*/*',
  origin: 'https://app.example',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  'sec-fetch-storage-access': 'active',
  referer: 'https://app.example/',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7',
  priority: 'u=1, i',
};

/** A request of `fetch` as each browser sends it, all headers of its own included. */
export const BROWSERS: Readonly<Record<string, Headers>> = {
  Chromium: CHROMIUM,
  'Chromium with client hints, a cache and DevTools': {
    ...CHROMIUM,
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    'if-none-match': 'W/"1a-2b"',
    'if-modified-since': 'Tue, 25 Nov 2025 10:00:00 GMT',
    'available-dictionary': ':pZGm1Av0IEBKARczz7exkNYsZb8LzaMrV7J32a2fFG4=:',
    'device-memory': '8',
    dpr: '1.5',
    'viewport-width': '1200',
    downlink: '10',
    ect: '4g',
    rtt: '50',
    'save-data': 'on',
    dnt: '1',
    cookie: 'session=1',
  },
  'Chromium, an event stream that reconnects': { ...CHROMIUM, accept: 'text/event-stream', 'last-event-id': '7' },
  'Android WebView': { ...CHROMIUM, 'x-requested-with': 'com.example.app' },
  Firefox: {
    host: 'api.example',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
    accept: 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
    'accept-language': 'en-US,en;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
    origin: 'https://app.example',
    dnt: '1',
    'sec-gpc': '1',
    connection: 'keep-alive',
    referer: 'https://app.example/',
    'alt-used': 'api.example',
    'sec-fetch-dest': 'image',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'cross-site',
    priority: 'u=4, i',
    te: 'trailers',
  },
  WebKit: {
    host: 'api.example',
    accept: '*/*',
    origin: 'https://app.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
    'accept-language': 'en-GB,en;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent':
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0',
    referer: 'https://app.example/',
    priority: 'u=3, i',
    'x-purpose': 'preview',
  },
};

/** What each adds to a request on its way to the server. */
export const PROXIES: Readonly<Record<string, Headers>> = {
  nginx: {
    connection: 'close',
    'x-real-ip': '203.0.113.7',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'api.example',
    'x-original-uri': '/items',
  },
  'a Kubernetes ingress': {
    'x-request-id': 'f6c7d0a1b2c3d4e5f60718293a4b5c6d',
    'x-real-ip': '203.0.113.7',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-host': 'api.example',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    'x-forwarded-scheme': 'https',
    'x-scheme': 'https',
    'x-original-forwarded-for': '198.51.100.1',
    'ssl-client-verify': 'NONE',
  },
  Heroku: {
    connection: 'close',
    'x-request-id': '5d5cb5a5-1b8c-4f9e-9b4e-6d4c8f7a2b10',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    via: '1.1 vegur',
    'connect-time': '0',
    'x-request-start': '1764066000000',
    'total-route-time': '0',
  },
  Envoy: {
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-envoy-external-address': '203.0.113.7',
    'x-envoy-attempt-count': '1',
    'x-envoy-expected-rq-timeout-ms': '15000',
    'x-request-id': '5d5cb5a5-1b8c-4f9e-9b4e-6d4c8f7a2b10',
    'x-forwarded-client-cert': 'By=spiffe://cluster.local',
    'x-b3-traceid': '463ac35c9f6413ad48485a3953bb6124',
    'x-b3-spanid': 'a2fb4a1d1a96d312',
    'x-b3-sampled': '0',
    'x-ot-span-context': '1',
  },
  CloudFront: {
    'x-amz-cf-id': 'k1UcUpLmDcAmhHMdvZqzWyBbtyK7Aqj7',
    via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
    'x-forwarded-for': '203.0.113.7',
    'cloudfront-forwarded-proto': 'https',
    'cloudfront-viewer-country': 'DE',
    'cloudfront-is-mobile-viewer': 'false',
    'cloudfront-viewer-asn': '64500',
  },
  'AWS load balancers': {
    'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678',
    'x-amzn-oidc-identity': 'user',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-port': '443',
  },
  OpenTelemetry: {
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    tracestate: 'rojo=00f067aa0ba902b7',
    baggage: 'userId=alice',
    b3: '80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-1',
  },
  Cloudflare: {
    'cdn-loop': 'cloudflare; loops=1',
    'cf-connecting-ip': '203.0.113.7',
    'cf-ipcountry': 'DE',
    'cf-ray': '8f0b1c2d3e4f5a6b-FRA',
    'cf-visitor': '{"scheme":"https"}',
    'true-client-ip': '203.0.113.7',
    'x-forwarded-proto': 'https',
  },
  'Google Cloud': {
    'x-cloud-trace-context': '105445aa7843bc8bf206b12000100000/1;o=1',
    forwarded: 'for="203.0.113.7";proto=https',
    'x-goog-iap-jwt-assertion': 'eyJ',
  },
  'Azure App Service': {
    'max-forwards': '10',
    'client-ip': '203.0.113.7:1',
    'x-arr-log-id': '1',
    'x-arr-ssl': '2048|256|CN=x',
    'disguised-host': 'api.example',
    'was-default-hostname': 'x.azurewebsites.net',
    'x-original-url': '/items',
    'x-appservice-proto': 'https',
    'x-waws-unencoded-url': '/items',
    'x-ms-client-principal': 'eyJ',
  },
  'Vercel, Netlify, Fly, Fastly and Akamai': {
    'x-vercel-id': 'fra1::1',
    'x-nf-request-id': '1',
    'fly-client-ip': '203.0.113.7',
    'fastly-client-ip': '203.0.113.7',
    'x-varnish': '1',
    'x-akamai-edgescape': 'country_code=DE',
  },
  'an authenticating proxy': { 'x-auth-request-user': 'alice', 'x-forwarded-user': 'alice', 'x-remote-user': 'alice' },
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names of headers that browsers, proxies and hosts add, some of them by their first letters. */
export const ADDED_HEADERS: readonly string[] = words(`
  alt-used attribution-reporting-eligible attribution-reporting-support available-dictionary cache-control
  device-memory dictionary-id downlink dpr ect http2-settings if-modified-since if-none-match last-event-id ping-from
  ping-to pragma priority purpose rtt save-data service-worker upgrade-insecure-requests user-agent viewport-width width
  x-client-data x-purpose
  cdn-loop client-ip forwarded max-forwards true-client-ip x-client-ip x-cluster-client-ip x-forwarded
  x-original-method x-original-uri x-original-url x-real-ip x-rewrite-url x-scheme x-remote-user x-ssl-cipher
  x-ssl-protocol x-varnish connect-time total-route-time x-queue-start x-request-id x-request-start disguised-host
  function-execution-id was-default-hostname x-cloud-trace-context rndr-id
  b3 baggage traceparent tracestate uber-trace-id
  akamai-x cf-x cloudfront-x fastly-x fly-x ssl-client-x x-akamai-x x-amz-cf-x x-amzn-x x-appengine-x x-appgw-x
  x-appservice-x x-arr-x x-auth-request-x x-azure-x x-b3-x x-datadog-x x-envoy-x x-fd-x x-forwarded-x
  x-goog-authenticated-x x-goog-iap-x x-kong-x x-ms-client-x x-nf-x x-original-forwarded-x x-ot-x x-pomerium-x
  x-railway-x x-vercel-x x-waws-x
`);
