import type { Diagnosis } from './diagnosis.ts';
import { type FailureContext, lacksCors, valueIn } from './failure-context.ts';
import { isLoginPage } from './login.ts';
import { isHtml, responseMessage } from './response-message.ts';

/** Something between the page and the application that sent the response itself. */
interface Responder {
  readonly sent: (failure: FailureContext) => boolean;
  readonly diagnosis: (failure: FailureContext) => Diagnosis;
}

/** Who sent a response without CORS headers, if that shows in it. */
export function responderCause(failure: FailureContext): Diagnosis | undefined {
  if (!lacksCors(failure)) return undefined;
  return RESPONDERS.find(({ sent }) => sent(failure))?.diagnosis(failure);
}

const OWN_SERVER = 'Send the request from your own server, which browsers do not restrict';

const RESPONDERS: readonly Responder[] = [
  {
    sent: (failure) => failure.response.status === 403 && /"cross-site-request-refused"/.test(failure.body),
    diagnosis: ({ origin }) => ({
      code: 'guard-refused',
      message: `corsmith's enforce option refused this cross-site request from ${origin}`,
      fix: 'Run the server with NODE_DEBUG=corsmith: it logs why. Only origins that the policy allows pass enforce',
    }),
  },
  {
    sent: ({ response, body }) =>
      response.status === 400 && /No required SSL certificate|SSL certificate error/i.test(body),
    diagnosis: () => ({
      code: 'client-certificate',
      message: 'The server requires a client certificate, which browsers never send with a preflight',
      fix: 'Do not require the certificate for OPTIONS',
    }),
  },
  {
    sent: ({ response, url, body }) =>
      response.status === 400 &&
      url.startsWith('http:') &&
      /\bHTTP\b[^<]{0,40}\bHTTPS\b|SSL-enabled server/i.test(body),
    diagnosis: ({ url }) => ({
      code: 'expects-tls',
      message: 'The server uses TLS on this port, and the request was plain HTTP',
      page: `Request ${url.replace('http:', 'https:')}`,
      fix: 'The server is fine: the scheme of the URL is wrong',
    }),
  },
  {
    sent: ({ response }) => response.status === 426,
    diagnosis: (failure) => ({
      code: 'websocket-endpoint',
      message: `This endpoint accepts only ${valueIn(failure, 'Upgrade') || 'another protocol'} connections (426)`,
      page: 'If it is a WebSocket, open it with new WebSocket()',
      fix: 'Serve HTTP requests at another path',
    }),
  },
  {
    sent: isBotChallenge,
    diagnosis: () => ({
      code: 'bot-challenge',
      message:
        'A firewall or bot protection in front of the server sent this response. The application never saw the request',
      page: 'If it is not your server, use the API under the address and with the key that its operator documents',
      fix: 'Exempt this path and OPTIONS requests from the bot protection',
    }),
  },
  {
    sent: isTunnelPage,
    diagnosis: ({ url }) => ({
      code: 'interstitial-page',
      message: 'Browsers get a warning page of the tunnel instead of the response of the application',
      page: `Send the header that skips the page: ${skipHeader(url)}`,
      fix: 'Use a tunnel without a warning page, and make sure that the application allows the header',
    }),
  },
  {
    sent: ({ evidence: { asProgram }, response }) =>
      isHtml(response) && asProgram?.headers.some(([name]) => /^access-control-allow-origin$/i.test(name)) === true,
    diagnosis: () => ({
      code: 'interstitial-page',
      message:
        'The server sends browsers an HTML page without CORS headers, and other programs the real response. A tunnel, a proxy or a bot check inserts that page',
      page: "If a tunnel inserts it, send the tunnel's header that skips it, for example ngrok-skip-browser-warning: 1",
      fix: 'Turn off the page for this path: it depends on the User-Agent header of the request',
    }),
  },
  {
    sent: isBucket,
    diagnosis: (failure) => ({
      code: 'bucket-cors',
      message: `The response comes from a storage bucket (${valueIn(failure, 'Server') || 'its headers show it'}), which has CORS settings of its own`,
      page: 'If the bucket is not yours, show the file with <img> or <a> instead of fetching it, or fetch it on your own server',
      fix: `Add the page's origin and the method ${requestedMethod(failure)} to the CORS rules of the bucket. A CDN in front of it must forward Origin`,
    }),
  },
  {
    sent: isGateway,
    diagnosis: (failure) => ({
      code: 'gateway-cors',
      message: 'The response comes from an API gateway, which has CORS settings of its own',
      page: OWN_SERVER,
      fix: `Turn on CORS in the gateway for this path and ${requestedMethod(failure)}, also for its error responses. With an AWS Lambda proxy integration, the function returns the CORS headers`,
    }),
  },
  {
    sent: ({ response }) => response.status < 500 && isLoginPage(response),
    diagnosis: ({ page }) => ({
      code: 'login-page',
      message: 'The response is a sign-in page, not data',
      page: `Sign in first: open ${page.url} in a tab, and send the request with credentials: 'include'`,
      fix: 'Mount CORS before authentication, and send 401 instead of a page to scripts',
    }),
  },
];

function isBotChallenge(failure: FailureContext): boolean {
  const { response } = failure;
  if (['CF-Mitigated', 'X-Amzn-WAF-Action', 'X-Vercel-Mitigated'].some((name) => valueIn(failure, name) !== ''))
    return true;
  if (response.status >= 400 && valueIn(failure, 'X-DataDome') !== '') return true;
  return isHtml(response) && CHALLENGE_TITLE.test(responseMessage(response));
}

const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|access denied|pardon our interruption|are you (?:a robot|human))\b|incapsula|captcha|vercel security checkpoint/i;

function isTunnelPage({ response, url }: FailureContext): boolean {
  const isMarked = response.headers.some(([name]) => /^(?:ngrok-error-code|x-localtunnel)/i.test(name));
  return isMarked || (isHtml(response) && TUNNELS.some(([host]) => host.test(new URL(url).hostname)));
}

const TUNNELS: readonly (readonly [host: RegExp, header: string])[] = [
  [/(?:^|\.)ngrok(?:-free)?\.(?:app|dev|io)$/, 'ngrok-skip-browser-warning: 1'],
  [/(?:^|\.)(?:loca\.lt|localtunnel\.me)$/, 'bypass-tunnel-reminder: 1'],
  [/(?:^|\.)(?:devtunnels\.ms|app\.github\.dev)$/, 'X-Tunnel-Skip-AntiPhishing-Page: true'],
];

function skipHeader(url: string): string {
  const [, header] = TUNNELS.find(([host]) => host.test(new URL(url).hostname)) ?? [];
  return header ?? 'ngrok-skip-browser-warning: 1';
}

function isBucket(failure: FailureContext): boolean {
  const { headers } = failure.response;
  const server = valueIn(failure, 'Server');
  return (
    /^(?:AmazonS3|UploadServer|Windows-Azure-(?:Blob|File|Table|Queue)|MinIO|AliyunOSS|tencent-cos)/i.test(server) ||
    headers.some(([name]) =>
      /^(?:x-amz-id-2|x-goog-(?:generation|stored-)|x-guploader-uploadid|x-oss-request-id)/i.test(name),
    ) ||
    /CORS is not enabled for this bucket|^CORSResponse:|CORS not enabled or no matching rule/i.test(
      responseMessage(failure.response),
    )
  );
}

function isGateway({ response }: FailureContext): boolean {
  return response.headers.some(([name]) =>
    /^(?:x-amz-apigw-id|apigw-requestid|x-amzn-errortype|x-kong-|ocp-apim-)/i.test(name),
  );
}

function requestedMethod({ page: { method = 'GET' } }: FailureContext): string {
  return method.toUpperCase();
}
