/** The arguments are wrong; the message is one line. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

export const HELP = `corsmith: find out why a browser blocks a request

Usage
  corsmith explain <url> [options]   do what browsers do, and print the verdict, the cause and the fix
  corsmith check <file>              print the problems of the options that a file exports
  corsmith help <code>               explain the code of an error or a warning

Options of explain
  -o, --origin <origin>      the page's origin                        (made up: app.example)
  -X, --method <method>      the request's method                     (GET)
  -H, --header <line>        a header that the page sets, as 'Name: value'; may be repeated
  -c, --credentials <mode>   omit, same-origin or include             (same-origin)
      --data <text>          the body, as text
      --send                 also send requests other than GET and HEAD
      --user-agent <text>    the User-Agent of the browser            (Chromium's)
      --timeout <seconds>    how long to wait for each response       (10)
  -k, --insecure             accept any certificate
      --json                 print JSON instead of text

Without --send, only preflights, GET and HEAD are sent.

  -h, --help                 print this
  -v, --version              print the version

Exit code: 0 allowed, 1 blocked, 2 wrong usage, 3 no response or not sent.
`;
