import type { Readable } from 'node:stream';

/** How much of a body is read. */
export interface BodyLimits {
  /** Milliseconds. */
  readonly bodyTimeout: number;
  /** Bytes. */
  readonly mostBody: number;
}

/** Reads the beginning of a body. Some bodies never end, and the rest changes no verdict. */
export function readBody(
  stream: Readable,
  { bodyTimeout, mostBody }: BodyLimits,
  done: (bytes: Uint8Array) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    clearTimeout(timer);
    done(Buffer.concat(chunks).subarray(0, mostBody));
  };
  const timer = setTimeout(finish, bodyTimeout);
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostBody) finish();
  });
  stream.on('end', finish);
  stream.on('error', finish);
}

/** A body as text, in the charset of its Content-Type. */
export function bodyText(bytes: Uint8Array, contentType = ''): string {
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s";]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
