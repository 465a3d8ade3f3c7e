import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cors from 'corsmith';
import { createServer } from 'vite';
import { ask, PREFLIGHT } from './ask.cjs';

const root = mkdtempSync(join(tmpdir(), 'corsmith-vite-'));
writeFileSync(join(root, 'main.js'), 'export default 1;');
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'silent',
  cacheDir: join(root, 'cache'),
  server: { port: 0, host: '127.0.0.1', cors: false, ws: false, watch: null },
  plugins: [
    {
      name: 'cors',
      configureServer: ({ middlewares }) => {
        middlewares.use(cors({ origin: 'https://a.example', credentials: true }));
      },
    },
  ],
});
await server.listen();
const url = `http://127.0.0.1:${server.httpServer.address().port}/main.js`;
console.log(JSON.stringify([await ask(url), await ask(url, 'OPTIONS', PREFLIGHT)]));
await server.close();
process.exit();
