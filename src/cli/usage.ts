/** What was typed cannot be meant; its message is one line. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

export const HELP = `corsmith: say why a browser blocks a request

Usage
  corsmith explain <url> [options]   do what a browser does for a page, and say which check fails and what to change
  corsmith check <file>              print every problem of the options that a file exports (js, mjs, cjs, json)
  corsmith help <code>               explain the code of an error or a warning

Options of explain
  -o, --origin <origin>      the page's origin                        (an origin of its own at app.example)
  -X, --method <method>      the request's method                     (GET)
  -H, --header <line>        a header that the page sets, as 'Name: value'; may be repeated
  -c, --credentials <mode>   omit, same-origin or include             (same-origin)
      --data <text>          a text as body
      --send                 send the request itself also where it is neither GET nor HEAD
      --timeout <seconds>    how long to wait for each answer         (10)
  -k, --insecure             take any certificate
      --json                 print data instead of text

Without --send nothing but the preflight, GET and HEAD is sent.

  -h, --help                 print this
  -v, --version              print the version

Exit code: 0 allowed, 1 blocked, 2 wrong usage, 3 no answer.
`;
