import { quote } from './copied-request.ts';
import type { CurlOption, CurlTransfer } from './curl-arguments.ts';

/** The effect of `-d`, `--json` and `-F` on a request. */
export interface CurlBody {
  /** Undefined if no option has data. */
  readonly data: string | undefined;
  /** The Content-Type that curl sends if no header says otherwise. */
  readonly type: string | undefined;
  /** Whether `--json` was used, which also sets Accept. */
  readonly isJson: boolean;
  readonly notes: readonly string[];
}

const BOUNDARY = '------------------------corsmith';
const DATA: ReadonlySet<string> = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);
const FORM: ReadonlySet<string> = new Set(['form', 'form-string']);

export function readCurlBody(options: CurlTransfer): CurlBody {
  const form = options.filter(({ name }) => FORM.has(name));
  if (form.length > 0) return readForm(form);
  const notes: string[] = [];
  let data: string | undefined;
  for (const option of options) {
    if (!DATA.has(option.name)) continue;
    const piece = readPiece(option, notes);
    const separator = option.name === 'json' ? '' : '&';
    data = data === undefined ? piece : data + separator + piece;
  }
  const isJson = options.some(({ name }) => name === 'json');
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return { data, type: data === undefined ? undefined : type, isJson, notes };
}

function readPiece({ name, value }: CurlOption, notes: string[]): string {
  if (name === 'data-raw') return value;
  if (name === 'data-urlencode') return encodeData(value, name, notes);
  if (!value.startsWith('@')) return value;
  notes.push(fileNote(name, value.slice(1)));
  return '';
}

/** `content`, `=content`, `name=content`, `@file` or `name@file`: https://curl.se/docs/manpage.html#--data-urlencode */
export function encodeData(value: string, option: string, notes: string[]): string {
  const equals = value.indexOf('=');
  const at = value.indexOf('@');
  if (equals < 0 && at >= 0) {
    notes.push(fileNote(option, value.slice(at + 1)));
    return at === 0 ? '' : `${value.slice(0, at)}=`;
  }
  if (equals < 0) return formEncode(value);
  return `${equals === 0 ? '' : value.slice(0, equals + 1)}${formEncode(value.slice(equals + 1))}`;
}

function formEncode(text: string): string {
  return percentEncode(text).replaceAll('%20', '+');
}

/** Encodes all but the unreserved characters, as curl does. */
export function percentEncode(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[\w.~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** A file is a part without content. */
function readForm(options: CurlTransfer): CurlBody {
  const notes: string[] = [];
  const parts = options.map(({ name: option, value }) => {
    const equals = value.indexOf('=');
    const [name, content] = equals < 0 ? [value, ''] : [value.slice(0, equals), value.slice(equals + 1)];
    const isFile = option === 'form' && /^[@<]/.test(content);
    if (isFile) notes.push(fileNote(option, content.slice(1).replace(/;.*$/s, '')));
    const text = isFile
      ? ''
      : option === 'form'
        ? content.replace(/;(?:type|filename|headers|encoder)=.*$/s, '')
        : content;
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  });
  const data = `${parts.join('')}--${BOUNDARY}--\r\n`;
  return { data, type: `multipart/form-data; boundary=${BOUNDARY}`, isJson: false, notes };
}

export function fileNote(option: string, path: string): string {
  return `--${option} names the file ${quote(path)}, which is not read.`;
}
