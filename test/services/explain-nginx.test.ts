import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DiagnosisCode } from '../../src/explain.ts';
import { PAGE, type Started, start } from '../cli/setup.ts';
import { corsmith } from '../cli/terminal.ts';
import { startNginx } from './nginx.ts';
import type { Service } from './service.ts';

/** Locations of one nginx, each set up wrongly in its own way; APPLICATION sends CORS headers without Vary. */
const LOCATIONS = `
  location = /file.txt { add_header Access-Control-Allow-Origin * always; }
  location = /absent { add_header Access-Control-Allow-Origin *; }
  location = /folder { }
  location /doubled { add_header Access-Control-Allow-Origin *; proxy_pass APPLICATION; }
  location /private { auth_basic private; auth_basic_user_file FOLDER/passwords; proxy_pass APPLICATION; }
  location /secure { return 301 https://$host$request_uri; }
  location /small { client_max_body_size 1; proxy_pass APPLICATION; }
  location /down { proxy_pass http://127.0.0.1:1; }
  location /busy { return 429; }
  location /inherited { add_header X-Location 1; proxy_hide_header Access-Control-Allow-Origin; proxy_pass APPLICATION; }
  location /options {
    if ($request_method = OPTIONS) {
      add_header Access-Control-Allow-Origin *;
      add_header Access-Control-Allow-Methods PUT;
      return 204;
    }
    proxy_hide_header Access-Control-Allow-Origin;
    proxy_pass APPLICATION;
  }
  location /status {
    add_header Access-Control-Allow-Origin * always;
    limit_except GET { deny all; }
    proxy_pass APPLICATION;
  }
  location /cached {
    add_header X-Cache-Status $upstream_cache_status;
    proxy_cache cache; proxy_cache_valid 200 1m; proxy_pass APPLICATION;
  }
`;

const PUT = ['-X', 'PUT'];

const rows: readonly (readonly [path: string, args: readonly string[], cause: DiagnosisCode, change: string])[] = [
  ['/file.txt', PUT, 'options-refused', 'have the proxy forward OPTIONS'],
  ['/absent', [], 'error-without-headers', 'in nginx, use add_header ... always'],
  ['/folder', [], 'redirect-slash', '/folder/ instead'],
  ['/doubled', [], 'duplicate-headers', 'proxy_hide_header Access-Control-Allow-Origin'],
  ['/private', PUT, 'authentication-first', 'A proxy that authenticates must let OPTIONS through'],
  ['/private', [], 'authentication-first', 'so that the page can read the 401'],
  ['/secure', PUT, 'redirect-https', 'Request https://localhost/secure'],
  ['/small', ['-X', 'POST', '--data', 'long', '--send'], 'body-too-large', 'client_max_body_size in nginx'],
  ['/down', [], 'upstream-down', 'check the logs of the application and the proxy'],
  ['/down', PUT, 'upstream-down', 'CORS is not the problem'],
  ['/busy', PUT, 'too-many-requests', 'exempt OPTIONS'],
  ['/inherited', [], 'no-cors-at-all', 'a proxy is removing the headers or sending its own response'],
  ['/options', [...PUT, '--send'], 'headers-on-preflight-only', 'Send the headers with every response'],
  ['/status', PUT, 'authentication-first', 'must let OPTIONS through'],
  ['/cached', [], 'cached-without-vary', 'clear the cache'],
];

let application: Started;
let nginx: Service;

beforeAll(async () => {
  const app = express().use((req, res) => {
    res.set('Access-Control-Allow-Origin', req.headers.origin ?? '*').json([]);
  });
  application = await start({ servers: [() => app] });
  nginx = await startNginx(LOCATIONS.replaceAll('APPLICATION', application.url.replace('localhost', '127.0.0.1')));
  await corsmith(
    'explain',
    `http://localhost:${nginx.port}/cached`,
    '--origin',
    'http://other.example',
    '--page-address',
    '127.0.0.1',
  );
});

afterAll(async () => {
  application.close();
  await nginx.close();
});

test.each(rows)('%s %j: %s', async (path, args, cause, change) => {
  const { code, out } = await corsmith(
    'explain',
    `http://localhost:${nginx.port}${path}`,
    '--origin',
    PAGE,
    '--page-address',
    '127.0.0.1',
    ...args,
  );
  expect(code).toBe(1);
  expect(out).toContain(`[${cause}]`);
  expect(out).toContain(change);
});
