/** The arguments are wrong; the message is one line. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

export const HELP = `corsmith: find out why a browser blocks a request

Usage
  corsmith explain <url> [options]   send what a browser would, and print the verdict, cause and fix
  corsmith explain                   the same for what you paste: a line from the console, a request copied
                                     from DevTools (as cURL, fetch or PowerShell), a HAR file or the output of curl -v
  corsmith explain curl ...          the same for a curl command; --json, --header and --data after curl belong to curl
  corsmith explain <file>.har        the same for each cross-origin request in a HAR file; nothing is sent
  corsmith check <file>              print the problems with the options that a file exports
  corsmith help <code>               explain an error or warning code

Options for explain
  -o, --origin <origin>      the page's origin                        (a made-up app.example)
  -X, --method <method>      the request's method                     (GET)
  -H, --header <line>        a header that the page sets, as 'Name: value'; may be repeated
  -c, --credentials <mode>   omit, same-origin or include             (same-origin)
      --data <text>          the body, as text
      --page-address <ip>    the page's IP address (public, unless the origin is localhost or an IP address)
      --send                 also send requests other than GET and HEAD
      --user-agent <text>    the browser's User-Agent                 (Chromium's)
      --timeout <seconds>    how long to wait for each response       (10)
  -k, --insecure             accept any certificate
      --json                 print JSON instead of text

Without --send, only preflights, GET and HEAD requests are sent, and none from a HAR file. Cookies and Authorization
are sent only to the URL's own origin. Secrets are not printed, and files named in a paste are not read.

  -h, --help                 print this
  -v, --version              print the version

Exit code: 0 allowed, 1 blocked, 2 usage error, 3 no response or not sent.
Exit code of check: 0 no errors, 1 errors, 2 usage error.
`;
