import { expect, test } from 'vitest';
import { alert } from './certificate.ts';
import { start } from './setup.ts';
import { corsmith } from './terminal.ts';

// https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-6
const rows: readonly (readonly [number: number, name: string, code: string])[] = [
  [10, 'unexpected_message', 'tls-handshake'],
  [20, 'bad_record_mac', 'tls-handshake'],
  [22, 'record_overflow', 'tls-handshake'],
  [30, 'decompression_failure', 'tls-handshake'],
  [40, 'handshake_failure', 'tls-handshake'],
  [42, 'bad_certificate', 'client-certificate'],
  [43, 'unsupported_certificate', 'client-certificate'],
  [44, 'certificate_revoked', 'client-certificate'],
  [45, 'certificate_expired', 'client-certificate'],
  [46, 'certificate_unknown', 'client-certificate'],
  [47, 'illegal_parameter', 'tls-handshake'],
  [48, 'unknown_ca', 'client-certificate'],
  [49, 'access_denied', 'client-certificate'],
  [50, 'decode_error', 'tls-handshake'],
  [51, 'decrypt_error', 'tls-handshake'],
  [70, 'protocol_version', 'tls-version'],
  [71, 'insufficient_security', 'tls-handshake'],
  [80, 'internal_error', 'tls-handshake'],
  [86, 'inappropriate_fallback', 'tls-handshake'],
  [109, 'missing_extension', 'tls-handshake'],
  [110, 'unsupported_extension', 'tls-handshake'],
  [112, 'unrecognized_name', 'tls-name'],
  [115, 'unknown_psk_identity', 'tls-handshake'],
  [116, 'certificate_required', 'client-certificate'],
  [120, 'no_application_protocol', 'no-http'],
];

test.each(rows)('alert %i is %s: %s', async (number, name, code) => {
  const server = await start({ servers: [() => alert(number)] });
  const url = server.url.replace('http:', 'https:');
  const text = await corsmith('explain', url);
  const data = await corsmith('explain', url, '--json');
  server.close();
  expect([text.code, text.out, data.code]).toEqual([3, '', 3]);
  expect(text.err).toMatch(
    new RegExp(`^No response to GET https://localhost:.* \\(TLS alert ${name}\\) \\[${code}\\]\n$`),
  );
  expect(JSON.parse(data.out).connectionError.code).toBe(code);
});
