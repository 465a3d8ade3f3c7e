import type { RawResponse } from '../browser/page-request.ts';
import { headerValue } from '../standard/header-lines.ts';

/** What an error page or an error message says: its title, message or first words; empty for data. */
export function responseMessage({ status, headers, body = '' }: RawResponse): string {
  const isError = status >= 400;
  const type = headerValue(headers, 'Content-Type')?.toLowerCase() ?? '';
  const text = body.trimStart();
  if (isHtmlText(text) || type.includes('html')) return htmlMessage(text);
  if (type.includes('json') || text.startsWith('{')) return jsonMessage(text, isError);
  if (type.includes('xml') || text.startsWith('<?xml')) return xmlMessage(text);
  return isError && (type === '' || type.startsWith('text/plain')) ? text.slice(0, 200) : '';
}

/** Whether a browser shows the response as a page. */
export function isHtml({ headers, body = '' }: RawResponse): boolean {
  return /html/i.test(headerValue(headers, 'Content-Type') ?? '') || isHtmlText(body.trimStart());
}

function isHtmlText(text: string): boolean {
  return /^<(?:!doctype html|html)\b/i.test(text);
}

// bounded, so that a hostile page is not slow
function htmlMessage(text: string): string {
  const [, title = ''] = /<title\b[^>]{0,200}>([^<]{1,300})/i.exec(text) ?? [];
  const [, heading = ''] = /<h[12]\b[^>]{0,200}>(.{1,300}?)<\/h[12]>/is.exec(text) ?? [];
  // Express writes the message there, below the title "Error"
  const [, code = ''] = /<pre\b[^>]{0,200}>([^<\n]{1,300})/i.exec(text) ?? [];
  const parts = [title, heading, code, text.slice(0, 2000)].map(withoutMarkup);
  return parts.find((part) => part !== '' && part !== 'Error') ?? '';
}

function xmlMessage(text: string): string {
  const found = XML_MESSAGES.map((element) => element.exec(text)?.[1]);
  return withoutMarkup(found.find((message) => message !== undefined) ?? '');
}

const XML_MESSAGES: readonly RegExp[] = [
  /<(?:\w{1,20}:)?message\b[^>]{0,200}>([^<]{1,300})/i,
  /<(?:\w{1,20}:)?(?:faultstring|detail|title|code)\b[^>]{0,200}>([^<]{1,300})/i,
];

function withoutMarkup(html: string): string {
  const text = html
    .replace(/<!--.*?(?:-->|$)|<(script|style)\b.*?(?:<\/\1>|$)/gis, ' ')
    .replace(/<[^>]{0,1000}>?/g, ' ')
    .replace(/&#(\d{1,6}|x[\da-f]{1,5});/gi, (_, point: string) => String.fromCodePoint(Number(`0${point}`)));
  return ENTITIES.reduce((decoded, [entity, char]) => decoded.replaceAll(entity, char), text).trim();
}

const ENTITIES: readonly (readonly [entity: string, char: string])[] = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
];

const ERROR_NAMES: readonly string[] = ['error_description', 'error', 'errors'];

/** https://www.rfc-editor.org/rfc/rfc9457 and other common names; in a response that is not an error they are data. */
const MESSAGE_NAMES: readonly string[] = [
  'message',
  ...ERROR_NAMES,
  'detail',
  'details',
  'title',
  'msg',
  'reason',
  'code',
];

function jsonMessage(text: string, isError: boolean): string {
  try {
    const value: unknown = JSON.parse(text);
    if (isError) return messageIn(value, MESSAGE_NAMES, 2);
    const errors = Object.entries(Object(value)).filter(([name]) => ERROR_NAMES.includes(name));
    return messageIn(Object.fromEntries(errors), [...ERROR_NAMES, 'message'], 2);
  } catch {
    // only the beginning of a long body was read
    const [, message = ''] = /"(?:message|error|detail)"\s*:\s*"([^"\\]{1,300})/i.exec(text) ?? [];
    return isError ? message : '';
  }
}

/** `{ message }`, `{ error: { message } }` and `{ errors: [{ message }] }`. */
function messageIn(value: unknown, names: readonly string[], depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth < 0) return '';
  if (Array.isArray(value)) return messageIn(value[0], names, depth - 1);
  const members = new Map<string, unknown>(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
  const found = names.map((name) => messageIn(members.get(name), names, depth - 1));
  return found.find((message) => message !== '') ?? '';
}
