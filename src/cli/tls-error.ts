import type { ConnectionError } from './connection-error.ts';

type Describe = (host: string) => ConnectionError;

const versions: Describe = (host) => ({
  code: 'tls-version',
  message: `${host} supports none of the TLS versions that browsers use (1.2 and 1.3)`,
});
const noTls: Describe = (host) => ({
  code: 'no-tls',
  message: `${host} does not use TLS. If it is a plain HTTP server, use http:// in the URL`,
});

/** The alerts that have a cause of their own: https://www.rfc-editor.org/rfc/rfc8446#name-error-alerts */
const ALERTS: Readonly<Record<string, Describe>> = {
  'protocol version': versions,
  'unrecognized name': (host) => ({
    code: 'tls-name',
    message: `the TLS server at ${host} does not know this host name`,
  }),
  'handshake failure': (host) => ({
    code: 'tls-handshake',
    message: `${host} found no cipher in common with browsers, or has no certificate for this host name`,
  }),
  'no application protocol': (host) => ({
    code: 'no-http',
    message: `${host} offers neither HTTP/2 nor HTTP/1.1 in the TLS handshake`,
  }),
};

/** What OpenSSL finds itself. */
const REASONS: Readonly<Record<string, Describe>> = {
  'unsupported protocol': versions,
  'wrong version number': noTls,
  'packet length too long': noTls,
  'http request': noTls,
};

const CERTIFICATES: readonly (readonly [code: RegExp, problem: string])[] = [
  [/EXPIRED/, 'has expired'],
  [/ALTNAME/, 'is for a different host name'],
  [/CERT|UNABLE_TO_|SELF_SIGNED/, 'is not trusted'],
];

/** Describes an error of OpenSSL; nothing for any other error. */
export function explainTlsError(code: string, message: string, host: string): ConnectionError | undefined {
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return explainHandshake(message, host);
  const [, problem] = CERTIFICATES.find(([each]) => each.test(code)) ?? [];
  if (problem === undefined) return undefined;
  return {
    code: 'certificate',
    message: `the certificate of ${host} ${problem} (${code}): browsers reject it. Use --insecure to accept it here`,
  };
}

export function clientCertificate(host: string): ConnectionError {
  return {
    code: 'client-certificate',
    message: `${host} requires a client certificate, which browsers may omit from preflights`,
  };
}

function explainHandshake(message: string, host: string): ConnectionError {
  // library, function, reason
  const [, reason = message] = /:SSL routines:[^:]*:([^:]*):/.exec(message) ?? [];
  const [, alert] = /^(?:sslv3|tlsv1|tlsv13|ssl\/tls) (?:alert )?(.*)$/.exec(reason) ?? [];
  const failed: Describe = () => ({ code: 'tls-handshake', message: `the TLS handshake with ${host} failed` });
  if (alert === undefined) {
    const known = REASONS[reason]?.(host);
    return known ?? { ...failed(host), message: `${failed(host).message}: ${reason}` };
  }
  // the alert is about a certificate, but none was sent
  const other = /^(?:certificate \w+|(?:bad|no|unsupported) certificate|unknown ca|access denied)$/.test(alert)
    ? clientCertificate
    : failed;
  const { code, message: what } = (ALERTS[alert] ?? other)(host);
  return { code, message: `${what} (TLS alert ${alert.replaceAll(' ', '_')})` };
}
