import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf } from '../docs/blocks.ts';
import { har } from './input/har-file.ts';
import { corsmith, corsmithWith } from './terminal.ts';

/** A server without CORS, except for GET and POST of /orders. Shown as http://localhost:8080. */
const server = createServer(({ url }, response) =>
  url === '/orders'
    ? response.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, POST' }).end()
    : response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found'),
);
const folder = mkdtempSync(join(tmpdir(), 'corsmith-transcripts-'));
const PAGE = 'http://localhost:5173';
const NAMED = 'http://localhost:8080';
let here = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  here = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ENTRIES = [
  {
    url: `${NAMED}/items`,
    headers: { Origin: PAGE },
    status: 200,
    responseHeaders: { 'Access-Control-Allow-Origin': PAGE, Vary: 'Origin' },
  },
  { url: `${NAMED}/orders`, headers: { Origin: PAGE }, status: 200, responseHeaders: {}, error: 'net::ERR_FAILED' },
  { url: `${NAMED}/users`, headers: { Origin: PAGE }, status: 200, responseHeaders: {}, error: 'net::ERR_FAILED' },
];

/** The pasted text, by the name of its golden file. */
const PASTES: Readonly<Record<string, string>> = {
  console: `Access to fetch at '${NAMED}/orders' from origin '${PAGE}' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
  curl: `curl --url '${NAMED}/items?token=t' \\\n  -X 'PUT' \\\n  -H 'content-type: application/json' \\\n  -H 'origin: ${PAGE}' \\\n  -b 'sid=1' \\\n  --data-raw '{}'`,
  fetch: `fetch("${NAMED}/items", {\n  "headers": {},\n  "referrer": "${PAGE}/",\n  "body": null,\n  "method": "GET",\n  "mode": "cors",\n  "credentials": "omit"\n});`,
  powershell: `Invoke-WebRequest -UseBasicParsing -Uri "${NAMED}/items" \`\n-Method "DELETE" \`\n-Headers @{\n"origin"="${PAGE}"\n}`,
  'curl-cmd': `curl --url ^"${NAMED}/items^" ^\n  -X ^"PATCH^" ^\n  -H ^"origin: ${PAGE}^" ^\n  -H ^"x-trace: 100^%^ ^\\^"new^\\^"^"`,
  'node-fetch': `fetch("${NAMED}/items", {\n  "headers": {\n    "authorization": "Bearer t",\n    "Referer": "${PAGE}/"\n  },\n  "body": null,\n  "method": "GET"\n});`,
  url: `${NAMED}/items`,
  'curl-verbose': `> GET /items HTTP/1.1\n> Host: localhost:8080\n> Origin: ${PAGE}\n> \n< HTTP/1.1 404 Not Found`,
};

test.each(Object.entries(PASTES))('%s', async (name, text) => {
  const pasted = text.replaceAll('localhost:8080', here.replace('http://', ''));
  const { code, out, err } = await corsmithWith(pasted, 'explain', ...(name === 'url' ? ['--origin', PAGE] : []));
  await expect(transcript(text, code, out + err)).toMatchFileSnapshot(`transcripts/${name}.txt`);
});

test('har', async () => {
  const path = join(folder, 'app.har');
  writeFileSync(path, har(ENTRIES));
  const { code, out, err } = await corsmith('explain', path);
  await expect(transcript('app.har', code, out + err)).toMatchFileSnapshot('transcripts/har.txt');
});

test('refused input', async () => {
  const texts = [
    '',
    'hello',
    '{"log":',
    `fetch('${NAMED}')`,
    "curl 'https://api.example",
    `curl '${NAMED}'`,
    `curl '${NAMED}' --nonsense`,
    `curl '${NAMED}/[1-3'`,
    'curl ftp://api.example/file',
    `curl ^"${NAMED}`,
    `fetch("${NAMED}", {`,
    'Invoke-WebRequest -Method "GET"',
    '> GET /items HTTP/1.1\n> Accept: */*',
    '{"entries": []}',
    '[Error] Preflight response is not successful. Status code: 404',
    'CORS does not work',
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${NAMED}/items. (Reason: CORS header \u2018Access-Control-Allow-Origin\u2019 missing). Status code: 200.`,
    `curl ${'x '.repeat(2_500_000)}`,
  ];
  const lines: string[] = [];
  for (const text of texts)
    lines.push(`${JSON.stringify(text.slice(0, 300))}\n  ${(await corsmithWith(text, 'explain')).err}`);
  await expect(lines.join('')).toMatchFileSnapshot('transcripts/refused.txt');
});

test('docs/explain.md shows parts of these transcripts', () => {
  const goldens = [...Object.keys(PASTES), 'har'].map((name) =>
    readFileSync(new URL(`transcripts/${name}.txt`, import.meta.url), 'utf8'),
  );
  const shown = blocksOf('docs/explain.md').filter(
    ({ section, language }) => section === 'What do you have?' && language === 'text',
  );
  expect(shown.length).toBeGreaterThan(2);
  for (const { text } of shown)
    expect(
      goldens.filter((golden) => golden.includes(text)),
      text,
    ).not.toEqual([]);
});

function transcript(pasted: string, code: number, output: string): string {
  return `${pasted}\n\n${output.replaceAll(here, NAMED)}exit code ${code}\n`;
}
