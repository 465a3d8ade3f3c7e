import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where `npm run test:site` builds the site: below a path, as GitHub Pages serves it. */
export const FOLDER: string = join(import.meta.dirname, '../../reports/site');
export const BASE = '/corsmith/';

/** The paths of all pages, without the base. */
export const PAGES: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => file.replace(/(?:^|(?<=\/))index\.html$|\.html$/, ''))
  .sort();

/** The file for a path, as GitHub Pages resolves it; `undefined` for 404. */
export function fileOf(path: string): string | undefined {
  const inside = decodeURIComponent(path.slice(BASE.length));
  const candidates = [inside, `${inside}.html`, join(inside, 'index.html')].map((name) => join(FOLDER, name));
  return path.startsWith(BASE) ? candidates.find((file) => existsSync(file) && statSync(file).isFile()) : undefined;
}

export function htmlOf(page: string): string {
  const file = fileOf(`${BASE}${page}`);
  if (file === undefined) throw new Error(`There is no page ${page}`);
  return readFileSync(file, 'utf8');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
};

/** Serves the site as GitHub Pages does: compressed, and with caching. */
export async function serveSite(): Promise<{ readonly server: Server; readonly url: string }> {
  const compressed = new Map<string, Buffer>();
  const server = createServer(({ url = '' }, response) => {
    const file = fileOf(new URL(url, 'http://localhost').pathname);
    if (file === undefined) return response.writeHead(404).end();
    const body = compressed.get(file) ?? gzipSync(readFileSync(file), { level: 6 });
    compressed.set(file, body);
    return response
      .writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Encoding': 'gzip',
        'Cache-Control': 'max-age=600',
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // the server listens on TCP
  return { server, url: `http://127.0.0.1:${port}${BASE}` };
}
