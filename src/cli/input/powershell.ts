import type { Header } from '../../standard/request-headers.ts';
import { fromCopied } from './copied-request.ts';
import { combine, isRefusal, type Parsed, type PastedRequest, type Refusal } from './pasted.ts';
import { type PowerShellToken, readTokens } from './powershell-tokens.ts';

const COMMAND = /\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b/i;

export function looksLikePowerShell(text: string): boolean {
  return /^\s*(?:\$\w+\s*=|Invoke-(?:WebRequest|RestMethod)\b|i[wr][rm]\s)/i.test(text) && COMMAND.test(text);
}

/** "Copy as PowerShell", of Chromium or of Firefox. */
export function parsePowerShell(text: string): Parsed {
  const tokens = readTokens(text);
  if (isRefusal(tokens)) return tokens;
  const parts: (PastedRequest | Refusal)[] = [];
  let cookies: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const word = wordAt(tokens, at);
    if (word === '$session' && isMark(tokens[at + 1], '=')) cookies = [];
    if (/\.Cookies\.Add$/i.test(word)) cookies.push(...readCookie(tokens.slice(at, at + 20)));
    if (!COMMAND.test(word)) continue;
    const end = endOfCommand(tokens, at);
    parts.push(readCommand(tokens.slice(at + 1, end), cookies));
    at = end;
  }
  return parts.length > 0 ? combine(parts) : { reason: 'No Invoke-WebRequest command was found' };
}

function wordAt(tokens: readonly PowerShellToken[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : '';
}

function isMark(token: PowerShellToken | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

/** `("name", "value", "/", "domain")`, after `New-Object System.Net.Cookie`. */
function readCookie(tokens: readonly PowerShellToken[]): readonly string[] {
  const [name, value] = tokens.filter(({ kind }) => kind === 'string');
  return name === undefined || value === undefined ? [] : [`${name.text}=${value.text}`];
}

/** A line break or a semicolon ends a command, except inside braces and parentheses. */
function endOfCommand(tokens: readonly PowerShellToken[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (isMark(token, '@{') || isMark(token, '{') || isMark(token, '(')) depth++;
    if (isMark(token, '}') || isMark(token, ')')) depth--;
    if (depth <= 0 && (isMark(token, '\n') || isMark(token, ';'))) return at;
  }
  return tokens.length;
}

function readCommand(tokens: readonly PowerShellToken[], cookies: readonly string[]): PastedRequest | Refusal {
  let headers: readonly Header[] = [];
  const values = new Map<string, string>();
  const [first] = tokens;
  if (first?.kind === 'string') values.set('-uri', first.text);
  for (let at = 0; at < tokens.length; at++) {
    const parameter = wordAt(tokens, at).toLowerCase();
    if (parameter === '-headers') {
      const table = readTable(tokens, at + 1);
      headers = headers.concat(table.headers);
      at = table.end;
    } else if (parameter.startsWith('-')) values.set(parameter, readValue(tokens.slice(at + 1, at + 6)));
  }
  const url = values.get('-uri');
  if (url === undefined) return { reason: 'The PowerShell command has no -Uri' };
  const more: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Content-Type', values.get('-contenttype')],
    ['Cookie', values.has('-websession') && cookies.length > 0 ? cookies.join('; ') : undefined],
  ];
  return fromCopied({
    kind: 'powershell',
    url,
    method: values.get('-method')?.toUpperCase() ?? 'GET',
    headers: [...headers, ...more.flatMap(([name, value]): Header[] => (value === undefined ? [] : [[name, value]]))],
    body: values.get('-body'),
  });
}

/** `@{ "name"="value" ... }` */
function readTable(
  tokens: readonly PowerShellToken[],
  start: number,
): { readonly headers: readonly Header[]; readonly end: number } {
  const headers: Header[] = [];
  let at = start;
  for (; at < tokens.length && !isMark(tokens[at], '}'); at++) {
    const [name, equals, value] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (name === undefined || value === undefined || name.kind === 'mark' || !isMark(equals, '=')) continue;
    headers.push([name.text, value.text]);
    at += 2;
  }
  return { headers, end: at };
}

/** The value of a parameter, or the string in `([System.Text.Encoding]::UTF8.GetBytes("..."))`. */
function readValue(tokens: readonly PowerShellToken[]): string {
  const [first] = tokens;
  if (isMark(first, '(')) return tokens.find(({ kind }) => kind === 'string')?.text ?? '';
  return first === undefined || (first.kind === 'word' && first.text.startsWith('-')) ? '' : first.text;
}
