import { createServer, type Server } from 'node:net';

/** Self-signed, for localhost, and for these tests alone. Valid from 2000 to 2125, whatever the date of the machine is. */
export const KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJ/eTQWunZEJozpoZ875cC4Y7+Tjri8Jze+/g332YdFEoAoGCCqGSM49
AwEHoUQDQgAEqyDMwi2XShTkb5tx9YgFmv3llA7lD08KIrEksAQP2dVK0xIZC1am
Dqne0rW8SZ4F5GehF+uj5qNmzWZeyAJ5Kw==
-----END EC PRIVATE KEY-----
`;

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMDAwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKsgzMItl0oU5G+b
cfWIBZr95ZQO5Q9PCiKxJLAED9nVStMSGQtWpg6p3tK1vEmeBeRnoRfro+ajZs1m
XsgCeSujTjBMMB0GA1UdDgQWBBTJICic52MfntB3PUi3OaPVo5XR0jAPBgNVHRMB
Af8EBTADAQH/MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQD
AgNIADBFAiEA4iSi5a2I4j+kLoK81/YSpaRBU4vKAw4ldK5EX4h+MTsCIBdiVE/n
rBFL2tHHrPX3zPy9j1T9ltznU4N9GOXwG6qq
-----END CERTIFICATE-----
`;

/** A server that responds to every TLS handshake with this alert: https://www.rfc-editor.org/rfc/rfc8446#section-6 */
export function alert(code: number): Server {
  return createServer((socket) => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, code]))));
}
