/** A request as DevTools knows it, with the headers of the page and of the browser. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

type Quote = (text: string) => string;

const cookieLine = ({ cookies }: Sent) => cookies.map((cookie) => cookie.join('=')).join('; ');

/** Chromium's "Copy as cURL (bash)" and "(cmd)". */
export function chromiumCurl(sent: Sent, shell: 'bash' | 'cmd'): string {
  const quote = shell === 'bash' ? chromiumBash : chromiumCmd;
  const implied = sent.body === undefined ? 'GET' : 'POST';
  const parts = [
    `--url ${quote(sent.url).replace(/[[{}\]]/g, '\\$&')}`,
    ...(sent.method === implied ? [] : [`-X ${quote(sent.method)}`]),
    ...sent.headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(sent.cookies.length === 0 ? [] : [`-b ${quote(cookieLine(sent))}`]),
    ...(sent.body === undefined ? [] : [`--data-raw ${quote(sent.body)}`]),
  ];
  return `curl ${parts.join(parts.length < 3 ? ' ' : shell === 'bash' ? ' \\\n  ' : ' ^\n  ')}`;
}

/** Chromium before 2025: the URL comes first, cookies are a header, and cmd uses plain quotes. */
export function oldChromiumCurl(sent: Sent, shell: 'bash' | 'cmd'): string {
  const quote = shell === 'bash' ? chromiumBash : oldChromiumCmd;
  const cookie: [string, string][] = sent.cookies.length === 0 ? [] : [['cookie', cookieLine(sent)]];
  const parts = [
    quote(sent.url).replace(/[[{}\]]/g, '\\$&'),
    `-X ${quote(sent.method)}`,
    ...[...sent.headers, ...cookie].map(
      ([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    ...(sent.body === undefined ? [] : [`--data-raw ${quote(sent.body)}`]),
    '--compressed',
  ];
  return `curl ${parts.join(shell === 'bash' ? ' \\\n  ' : ' ^\n  ')}`;
}

/** Firefox's "Copy as cURL (POSIX)" and "(Windows)". */
export function firefoxCurl(sent: Sent, shell: 'bash' | 'cmd'): string {
  const quote = shell === 'bash' ? firefoxBash : firefoxCmd;
  const bare: Quote = (text) => (/^[a-zA-Z-]+$/.test(text) ? text : quote(text));
  const cookie: [string, string][] = sent.cookies.length === 0 ? [] : [['Cookie', cookieLine(sent)]];
  const parts = [
    quote(sent.url),
    ...(/[[\]]/.test(sent.url) ? ['--globoff'] : []),
    ...(sent.method === 'HEAD' ? ['-I'] : sent.method === 'GET' ? [] : [`-X ${bare(sent.method)}`]),
    ...[...sent.headers, ...cookie].map(([name, value]) => `-H ${bare(`${name}: ${value}`)}`),
    ...(sent.body === undefined ? [] : [`--data-raw ${bare(sent.body)}`]),
  ];
  const joint = shell === 'bash' ? ' \\\n  ' : ' ^\n  ';
  return (shell === 'bash' ? 'curl ' : 'curl.exe ') + parts.join(parts.length >= 3 ? joint : ' ');
}

function chromiumBash(text: string): string {
  if (!/[\p{Cc}!']/u.test(text)) return `'${text}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[\p{Cc}!]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `$'${escaped}'`;
}

function firefoxBash(text: string): string {
  if (!/[^\x20-\x7e]|[!']/.test(text)) return `'${text}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('!', '\\041')
    .replace(/[^\x20-\x7e]/g, (unit) => {
      const code = unit.charCodeAt(0);
      const hex = code.toString(16);
      return code < 256 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
    });
  return `$'${escaped}'`;
}

function chromiumCmd(text: string): string {
  const escaped = withCarets(text, /[^a-zA-Z0-9\s_\-:=+~'/.',?;*]/g).replace(/[^ -~\r\n]/g, ' ');
  return `^"${withBreaks(escaped)}^"`;
}

function firefoxCmd(text: string): string {
  const escaped = withCarets(text, /[^-a-zA-Z0-9\s_:=+~/.',?;()*`\p{C}]/gu).replace(/[^\S\r\n]/g, ' ');
  return `^"${withBreaks(escaped)}^"`;
}

function oldChromiumCmd(text: string): string {
  const mark = /[\r\n]/.test(text) ? '^"' : '"';
  return mark + withBreaks(withCarets(text, /[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`&]/g)) + mark;
}

function withCarets(text: string, special: RegExp): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(special, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^');
}

function withBreaks(text: string): string {
  return text.replace(/\r?\n|\r/g, '^\n\n');
}

/** "Copy as PowerShell"; Firefox has spaces around the equals sign and a parameter for the user agent. */
export function powerShell(sent: Sent, browser: 'chromium' | 'firefox'): string {
  const find = (wanted: string) => sent.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const agent = find('user-agent');
  const type = find('content-type');
  const domain = psQuote(new URL(sent.url).hostname);
  const session = [
    ...(agent === undefined || browser === 'firefox' ? [] : [`$session.UserAgent = ${psQuote(agent)}`]),
    ...sent.cookies.map(
      ([name, value]) =>
        `$session.Cookies.Add((New-Object System.Net.Cookie(${psQuote(name)}, ${psQuote(value)}, "/", ${domain})))`,
    ),
  ];
  const equals = browser === 'chromium' ? '=' : ' = ';
  const headers = sent.headers
    .filter(([name]) => !/^(?:content-type|user-agent)$/i.test(name))
    .map(([name, value]) => psQuote(name) + equals + psQuote(value));
  const { body } = sent;
  const bytes = (text: string) => `([System.Text.Encoding]::UTF8.GetBytes(${psQuote(text)}))`;
  const parts = [
    `-Uri ${psQuote(sent.url)}`,
    ...(sent.method === 'GET' ? [] : [`-Method ${psQuote(sent.method)}`]),
    ...(session.length === 0 ? [] : ['-WebSession $session']),
    ...(agent === undefined || browser === 'chromium' ? [] : [`-UserAgent ${psQuote(agent)}`]),
    ...(headers.length === 0 ? [] : [`-Headers @{\n${headers.join('\n  ')}\n}`]),
    ...(type === undefined ? [] : [`-ContentType ${psQuote(type)}`]),
    ...(body === undefined ? [] : [`-Body ${/[^\x20-\x7e]/.test(body) ? bytes(body) : psQuote(body)}`]),
  ];
  const setUp = session.length === 0 ? [] : ['$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession'];
  return [...setUp, ...session, `Invoke-WebRequest -UseBasicParsing ${parts.join(' `\n')}`].join('\n');
}

function psQuote(text: string): string {
  return `"${text.replace(/[`$"]/g, '`$&').replace(/[^\x20-\x7e]/g, (unit) => `$([char]${unit.charCodeAt(0)})`)}"`;
}

/** "Copy as fetch" of Chromium and Firefox, and Chromium's variant for Node.js, which has the cookies. */
export function fetchCall(sent: Sent, variant: 'chromium' | 'firefox' | 'node'): string {
  const { url, method, body, cookies } = sent;
  const headers: Record<string, string> = {};
  for (const [name, value] of sent.headers) if (!/^(?:origin|referer)$/i.test(name)) headers[name] = value;
  const referrer = sent.headers.find(([name]) => /^referer$/i.test(name))?.[1];
  const isCredentialed = cookies.length > 0 || Object.keys(headers).some((name) => /^authorization$/i.test(name));
  const node = {
    headers: {
      ...headers,
      ...(cookies.length === 0 ? {} : { cookie: cookieLine(sent) }),
      ...(referrer ? { Referer: referrer } : {}),
    },
    body,
    method,
  };
  const credentials = isCredentialed ? 'include' : 'omit';
  const options = variant === 'node' ? node : { credentials, headers, referrer, body, method, mode: 'cors' };
  const call = `fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, variant === 'firefox' ? 4 : 2)});`;
  return variant === 'firefox' ? `await ${call}` : call;
}

/** What `curl -v` prints of a request without a body. */
export function curlVerbose({ url, method, headers, cookies }: Sent): string {
  const { host, hostname, port, pathname, search, protocol } = new URL(url);
  const cookie = cookies.length === 0 ? [] : [`Cookie: ${cookies.map((each) => each.join('=')).join('; ')}`];
  const lines = [`Host: ${host}`, ...headers.map(([name, value]) => `${name}: ${value}`), ...cookie];
  const isTls = protocol === 'https:';
  return [
    `*   Trying 192.0.2.1:${port || (isTls ? 443 : 80)}...`,
    `* Connected to ${hostname} (192.0.2.1) port ${port || (isTls ? 443 : 80)} (#0)`,
    ...(isTls ? ['* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384'] : []),
    `> ${method} ${pathname}${search} HTTP/1.1`,
    ...lines.map((line) => `> ${line}`),
    '> ',
    '< HTTP/1.1 200 OK',
    '< Content-Length: 0',
    '< ',
    `* Connection #0 to host ${hostname} left intact`,
  ].join('\n');
}
