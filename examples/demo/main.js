// npm run demo [-- --once] [--api-port 8080] [--page-port 5050]
import { once } from 'node:events';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createApi } from './api.js';
import { drive } from './drive.js';
import { createPlayground } from './playground-server.js';
import { demoRequests } from './requests.js';
import { createTries } from './tries.js';

const USAGE = 'npm run demo -- [--once] [--api-port 8080] [--page-port 5050]';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        'api-port': { type: 'string', default: '8080' },
        'page-port': { type: 'string', default: '5050' },
      },
    });
    const ports = [values['api-port'], values['page-port']];
    if (ports.every((port) => /^\d{1,5}$/.test(port) && Number(port) < 65536)) return values;
    console.error(`Ports are numbers from 0 to 65535. ${USAGE}`);
  } catch (error) {
    console.error(`${error.message}. ${USAGE}`);
  }
  return process.exit(2);
}

async function listen(server, port, option) {
  server.listen(Number(port), '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.code})`;
    console.error(`Port ${port} ${why}. Choose another: npm run demo -- --${option} ${Number(port) + 1}`);
    process.exit(1);
  }
  return `http://localhost:${server.address().port}`;
}

const { once: endsAtOnce, 'api-port': apiPort, 'page-port': pagePort } = readArguments();

const tries = createTries();
const pageServer = createServer((request, response) => page(request, response));
const pageOrigin = await listen(pageServer, pagePort, 'page-port');
const apiServer = createServer(createApi(pageOrigin, tries));
const apiOrigin = await listen(apiServer, apiPort, 'api-port');
const page = createPlayground(pageOrigin, apiOrigin, tries);

const requests = demoRequests(pageOrigin);
let wrong = 0;
for (const request of requests) {
  const { lines, asExpected } = await drive(apiOrigin, request);
  if (!asExpected) wrong++;
  console.log(`${asExpected ? '✓' : '✗ not as expected:'} ${lines.join('\n')}\n`);
}
console.log(`${requests.length - wrong} of ${requests.length} as expected`);

if (endsAtOnce) {
  apiServer.close();
  pageServer.close();
  process.exitCode = wrong === 0 ? 0 : 1;
} else {
  console.log(`\nThe API is ${apiOrigin}. Open ${pageOrigin} in a browser for the playground. Press Ctrl+C to stop.`);
}
