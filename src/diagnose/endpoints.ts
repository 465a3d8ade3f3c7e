import type { Cause } from './diagnosis.ts';
import { type FailureContext, valueIn } from './failure-context.ts';

/** An endpoint that expects another protocol, a certificate, or only requests of its own pages. */
export function endpointCause(failure: FailureContext): Cause | undefined {
  const { response, body, url, origin } = failure;
  if (response.status === 403 && /"(?:cross-site-request-refused|host-not-allowed)"/.test(body)) {
    return {
      code: 'guard-refused',
      message: `corsmith's enforce option refused this request from ${origin}`,
      fix: 'Run the server with NODE_DEBUG=corsmith to log why. enforce accepts only allowed origins and allowed hosts',
    };
  }
  if (response.status === 400 && /No required SSL certificate|SSL certificate error/i.test(body)) {
    return {
      code: 'client-certificate',
      message: 'The server requires a client certificate, which browsers may omit from preflights',
      fix: 'Do not require the certificate for OPTIONS',
    };
  }
  if (response.status === 400 && url.startsWith('http:') && EXPECTS_TLS.test(body)) {
    return {
      code: 'expects-tls',
      message: 'The server uses TLS on this port, but the request was plain HTTP',
      page: `Request ${url.replace('http:', 'https:')}`,
      fix: 'The server is fine: the scheme of the URL is wrong',
    };
  }
  if (response.status !== 426) return undefined;
  return {
    code: 'websocket-endpoint',
    message: `This endpoint accepts only ${valueIn(failure, 'Upgrade') || 'upgraded'} connections (426)`,
    page: 'If it is a WebSocket, open it with new WebSocket()',
    fix: 'Serve HTTP requests at a different path',
  };
}

const EXPECTS_TLS = /\bHTTP\b[^<]{0,40}\bHTTPS\b|SSL-enabled server/i;
