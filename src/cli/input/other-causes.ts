/** Console lines whose cause is not a CORS header: a pattern for the line, the cause, and its section in the docs. */
const OTHER_CAUSES: readonly (readonly [line: RegExp, cause: string, section: string])[] = [
  [
    /Content Security Policy|Content-Security-Policy: /,
    "The page's own Content-Security-Policy blocks the request: add the API's origin to connect-src",
    'Not CORS: Content Security Policy',
  ],
  [
    /mixed active content/,
    'A page on https cannot send requests over http: request the https URL',
    'Not CORS: mixed content',
  ],
  [
    /ERR_BLOCKED_BY_(?:ORB|RESPONSE)|OpaqueResponseBlocking|\(CORB\)|(?:its|'s) Cross-Origin-Resource-Policy|Options: nosniff/,
    'The type or Cross-Origin-Resource-Policy of the response does not allow this element to load it',
    'Not CORS: a blocked script, image or file',
  ],
  [
    /Set-Cookie"? header|Cookie \u201c|SameSite attribute|cookie was blocked|third-party cookie|cross-site cookies/i,
    'A cookie was not stored or sent: across sites it needs SameSite=None and Secure',
    'Not CORS: a blocked cookie',
  ],
  [
    /only supported for HTTP\.|CORS request not http|URL scheme "|local resource: |may not load or link to/,
    'The URL is not an http or https URL: include its scheme, and open the page from a server',
    'The URL is not http or https',
  ],
  [
    /ERR_BLOCKED_BY_LOCAL_NETWORK|Local Network Access detected/,
    'The user did not grant access to a server on the computer or the local network',
    'Not CORS: local network access',
  ],
  [
    /WebSocket connection to '|the server at wss?:/,
    'CORS does not apply to WebSockets: the server refused the upgrade, or did not respond',
    'Not CORS: a WebSocket',
  ],
  [
    /tainted (?:canvas|by cross-origin data)|SecurityError: The operation is insecure/i,
    'The image on the canvas was loaded without CORS: add crossorigin to the <img>',
    'A canvas that cannot be read',
  ],
  [/net::ERR_UNSAFE_REDIRECT/, 'The redirect cannot be followed: request the final URL', 'The request was redirected'],
  [/ERR_BLOCKED_BY_CLIENT/, 'An extension, such as an ad blocker, blocked the request', 'Not CORS: no response'],
  [
    /resource: (?:net::ERR_(?!FAILED)|Could not connect|Connection terminated)/,
    'The server did not respond: it is down, or the address is wrong',
    'Not CORS: no response',
  ],
  [
    /Failed to fetch|Loading failed for|NetworkError when|Network Error$|Load failed|resource: net::ERR_FAILED/,
    'The line does not give a reason: also paste the other console lines',
    'The reason is in another line',
  ],
];

/** Why a console line needs no request, in one sentence with the section to read; undefined for lines about CORS. */
export function otherCause(line: string): string | undefined {
  const row = OTHER_CAUSES.find(([pattern]) => pattern.test(line));
  return row && `${row[1]}. See "${row[2]}" in docs/troubleshooting.md`;
}
