import { request } from 'node:http';

/** The CORS headers that a client receives; `null` where one is absent. */
export interface Seen {
  readonly status: number | undefined;
  readonly allowOrigin: string | null;
  readonly credentials: string | null;
  readonly exposed: string | null;
  readonly body: string;
}

export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly seen: Seen;
  /** Whether the response came from the cache: `HIT`, `MISS`, ... */
  readonly cache: string | null;
}

export function exchange(port: number, { method, path, headers }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      const field = (name: string) => {
        const values = response.headersDistinct[name];
        return values === undefined ? null : values.join(' AND ');
      };
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          seen: {
            status: response.statusCode,
            allowOrigin: field('access-control-allow-origin'),
            credentials: field('access-control-allow-credentials'),
            exposed: field('access-control-expose-headers'),
            body: String(Buffer.concat(chunks)),
          },
          cache: field('x-cache'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
