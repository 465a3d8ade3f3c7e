/** Why there was no HTTP response. */
export interface ConnectionError {
  readonly code: ConnectionErrorCode;
  readonly message: string;
}

export type ConnectionErrorCode =
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'unknown-host'
  | 'closed'
  | 'certificate'
  | 'client-certificate'
  | 'tls-version'
  | 'tls-name'
  | 'tls-handshake'
  | 'no-tls'
  | 'expects-tls'
  | 'no-http'
  | 'http2-only'
  | 'headers-too-long'
  | 'switched-protocols'
  | 'failed';
