import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { headerValue } from '../standard/header-lines.ts';
import type { Header } from '../standard/request-headers.ts';

/** A body without its Content-Encoding; unchanged in an encoding that was not accepted. */
export function decodeBody(body: Readable, headers: readonly Header[]): Readable {
  const decoder = decoderFor(headerValue(headers, 'Content-Encoding')?.toLowerCase());
  if (decoder === undefined) return body;
  // what was decoded before the connection broke still counts
  body.on('error', () => decoder.end());
  return body.pipe(decoder);
}

function decoderFor(encoding: string | undefined) {
  if (encoding === 'br') return createBrotliDecompress();
  return encoding === 'gzip' || encoding === 'x-gzip' || encoding === 'deflate' ? createUnzip() : undefined;
}
