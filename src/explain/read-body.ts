import type { Readable } from 'node:stream';

/** How much of a body is worth waiting for. */
export interface BodyLimits {
  /** Milliseconds. */
  readonly bodyTimeout: number;
  /** Bytes. */
  readonly mostBody: number;
}

/** Reads the beginning of a body. What is missing of it changes no verdict, and some never end. */
export function readBody(stream: Readable, { bodyTimeout, mostBody }: BodyLimits, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    clearTimeout(timer);
    done(Buffer.concat(chunks).subarray(0, mostBody).toString('utf8'));
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
