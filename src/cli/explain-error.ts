import type { ConnectionError } from './connection-error.ts';
import { requestsCertificate, usesTls } from './probe.ts';
import { targetOf } from './target.ts';
import { clientCertificate, explainTlsError } from './tls-error.ts';

/** What is known of an attempt, apart from its error. */
export interface Attempt {
  readonly url: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Why a request got no HTTP response: from the error, and where that is ambiguous from a second connection. */
export async function explainFailure(error: unknown, attempt: Attempt): Promise<ConnectionError> {
  const found = explainError(error, attempt);
  const url = new URL(attempt.url);
  if (found.code === 'closed' && url.protocol === 'http:' && (await usesTls(targetOf(url), attempt.timeout))) {
    return { code: 'expects-tls', message: `${url.host} uses TLS: use https:// in the URL` };
  }
  if (found.code === 'tls-handshake' && (await requestsCertificate(targetOf(url), attempt.timeout)))
    return clientCertificate(url.host);
  return found;
}

/** Describes an error of Node's client. */
export function explainError(error: unknown, { url, timeout }: Attempt): ConnectionError {
  const { code, message, received } = readError(error);
  const { host, hostname } = new URL(url);
  const seconds = `${timeout / 1000} s`;
  switch (code) {
    case 'ERR_NO_RESPONSE':
      return { code: 'timeout', message: `${host} accepted the connection but sent no response within ${seconds}` };
    case 'ERR_NO_CONNECTION':
      return {
        code: 'unreachable',
        message: `no connection to ${host} within ${seconds}: the host is down, or a firewall drops the packets`,
      };
    case 'ETIMEDOUT':
      return {
        code: 'unreachable',
        message: `${host} did not accept the connection: it is down, or a firewall drops the packets`,
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return { code: 'unreachable', message: `there is no network route to ${host}` };
    case 'ECONNREFUSED':
      return { code: 'refused', message: `connection refused: nothing is listening on ${host}` };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { code: 'unknown-host', message: `DNS has no address for ${hostname}` };
    case 'ERR_SWITCHING_PROTOCOLS':
      return {
        code: 'switched-protocols',
        message: `${host} responded with 101 and ${message}. fetch() cannot read such a response`,
      };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_HTTP2_STREAM_ERROR':
    case 'ERR_HTTP2_SESSION_ERROR':
      return { code: 'closed', message: `${host} closed the connection ${closedWhen(message)}` };
    case 'HPE_HEADER_OVERFLOW':
      return {
        code: 'headers-too-long',
        message: `the response headers from ${host} are longer than browsers accept (256 kB)`,
      };
    default:
      return explainProtocol(code, message, received, host);
  }
}

function closedWhen(message: string): string {
  return message.includes('before secure TLS connection') ? 'during the TLS handshake' : 'without a response';
}

function explainProtocol(code: string, message: string, received: string, host: string): ConnectionError {
  const tls = explainTlsError(code, message, host);
  if (tls !== undefined) return tls;
  if (!code.startsWith('HPE_')) return { code: 'failed', message: `the request to ${host} failed: ${message}` };
  if (isHttp2(received)) {
    return {
      code: 'http2-only',
      message: `${host} accepts only HTTP/2 without TLS, as gRPC servers do. Browsers use HTTP/2 only over TLS`,
    };
  }
  const [line = ''] = received.split(/[\r\n]/, 1);
  if (/^HTTP\/\d/.test(line)) return { code: 'no-http', message: `${host} sent a malformed HTTP response: ${message}` };
  const sent = line === '' ? '' : `. It sent ${JSON.stringify(line.slice(0, 60))}`;
  return { code: 'no-http', message: `${host} does not use HTTP${sent}` };
}

/** A SETTINGS frame: https://www.rfc-editor.org/rfc/rfc9113#name-http-2-connection-preface */
function isHttp2(received: string): boolean {
  return received.startsWith('\0\0') && received.charAt(3) === '\x04';
}

function readError(error: unknown): { readonly code: string; readonly message: string; readonly received: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error), received: '' };
  // one error for each address of the name: the first is enough
  const [first = error]: readonly Error[] = error instanceof AggregateError ? error.errors : [];
  const received = 'rawPacket' in first && first.rawPacket instanceof Uint8Array ? first.rawPacket : new Uint8Array();
  return {
    code: 'code' in first ? String(first.code) : '',
    message: first.message,
    received: Buffer.from(received).toString('latin1'),
  };
}
