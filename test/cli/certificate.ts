import { createServer, type Server } from 'node:net';

/** Self-signed, for localhost, and for these tests alone. */
export const KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJ/eTQWunZEJozpoZ875cC4Y7+Tjri8Jze+/g332YdFEoAoGCCqGSM49
AwEHoUQDQgAEqyDMwi2XShTkb5tx9YgFmv3llA7lD08KIrEksAQP2dVK0xIZC1am
Dqne0rW8SZ4F5GehF+uj5qNmzWZeyAJ5Kw==
-----END EC PRIVATE KEY-----
`;

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUJW2u/jaD+M181A88WN/E0JMHqfAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA0MjEzMFoYDzIxMjYxMDI4
MDQyMTMwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASrIMzCLZdKFORvm3H1iAWa/eWUDuUPTwoisSSwBA/Z1UrTEhkLVqYO
qd7StbxJngXkZ6EX66Pmo2bNZl7IAnkro28wbTAdBgNVHQ4EFgQUySAonOdjH57Q
dz1Itzmj1aOV0dIwHwYDVR0jBBgwFoAUySAonOdjH57Qdz1Itzmj1aOV0dIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgAOTX0b5uvOf2l4P0OE372ABchG0Om7VD2ic8Vd3tJ0ICIGB8
zLBy2mTaJIm/L4Iq6+k5OlhVxnK5PVvXcEEtpZYL
-----END CERTIFICATE-----
`;

/** A server that responds to every TLS handshake with this alert: https://www.rfc-editor.org/rfc/rfc8446#section-6 */
export function alert(code: number): Server {
  return createServer((socket) => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, code]))));
}
