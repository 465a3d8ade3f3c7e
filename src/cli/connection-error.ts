/** Why there was no answer. */
export interface ConnectionError {
  readonly code:
    | 'timeout'
    | 'unreachable'
    | 'refused'
    | 'unknown-host'
    | 'closed'
    | 'certificate'
    | 'no-tls'
    | 'no-http'
    | 'failed';
  readonly message: string;
}

/** What an error of node's means to whoever waited. */
export function explainError(error: unknown, url: string): ConnectionError {
  const { code, message } = readError(error);
  const { host, hostname } = new URL(url);
  switch (code) {
    case 'ERR_NO_ANSWER':
      return { code: 'timeout', message: `${host} was reached but did not answer in time` };
    case 'ERR_NO_CONNECTION':
    case 'ETIMEDOUT':
      return {
        code: 'unreachable',
        message: `${host} could not be reached in time: a firewall, or a host that is down`,
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return { code: 'unreachable', message: `There is no way to ${host}` };
    case 'ECONNREFUSED':
      return { code: 'refused', message: `Nobody listens at ${host}` };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { code: 'unknown-host', message: `There is no host ${hostname}` };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_HTTP2_STREAM_ERROR':
    case 'ERR_HTTP2_SESSION_ERROR':
      return { code: 'closed', message: `${host} closed the connection without an answer` };
    default:
      return explainProtocol(code, message, host);
  }
}

function explainProtocol(code: string, message: string, host: string): ConnectionError {
  if (code.startsWith('HPE_')) return { code: 'no-http', message: `${host} does not answer in HTTP` };
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return { code: 'no-tls', message: `${host} does not speak TLS: is it http:// ?` };
  if (/CERT|UNABLE_TO_|SELF_SIGNED/.test(code))
    return { code: 'certificate', message: `The certificate of ${host} is not trusted (${code}): --insecure takes it` };
  return { code: 'failed', message: `${host} could not be asked: ${message}` };
}

function readError(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  // several addresses were tried: the first tells
  const [first = error] = error instanceof AggregateError ? error.errors : [];
  return { code: 'code' in first ? String(first.code) : '', message: first.message };
}
