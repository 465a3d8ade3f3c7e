import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createPolicy, reasons } from '../../src/index.ts';
import { A, decisionOf } from './ask.ts';

const asking = (headers: string) => ({
  origin: A,
  'access-control-request-method': 'PUT',
  'access-control-request-headers': headers,
});

/** Texts on which a matcher that backtracks would take hours, and a quadratic one over a minute. */
const LONG: readonly string[] = [' ', ',', '\t', ' ,', ', ', 'a', 'a,', 'a ', 'a ,', ',a ', '-', 'a.'].flatMap(
  (part) => [part.repeat(200_000), `x${part.repeat(200_000)}(`],
);

test('CVE-2026-69207 (hono): however long the list of headers is, it is read once', () => {
  for (const allowedHeaders of [undefined, '*', ['x-a']]) {
    for (const credentials of [false, true]) {
      for (const text of LONG) decisionOf({ origin: A, credentials, allowedHeaders }, 'OPTIONS', asking(text));
    }
  }
});

test('an Origin of any length is read once, by every kind of rule', () => {
  for (const origin of [A, 'https://*.example.com', 'http://*.localhost:*', /^https:\/\/([a-z]+\.)*example\.com$/]) {
    for (const text of LONG) decisionOf({ origin }, 'GET', { origin: text });
    for (const text of LONG) decisionOf({ origin }, 'GET', { origin: `https://${text}` });
  }
});

test('CVE-2025-47908 (rs/cors): a response does not grow with the requested headers', () => {
  for (const credentials of [false, true]) {
    for (const text of LONG) {
      const decision = decisionOf({ origin: A, credentials }, 'OPTIONS', asking(text));
      expect(JSON.stringify(decision).length).toBeLessThan(1000);
    }
  }
  const names = decisionOf({ origin: A, credentials: true }, 'OPTIONS', asking('x-a,'.repeat(1024)));
  expect(JSON.stringify(names).length).toBeLessThan(4096 + 1000);
});

test('CVE-2024-1681 (flask-cors): a client cannot forge a log line', () => {
  const policy = createPolicy({ origin: A, methods: ['PUT'], allowedHeaders: ['x-a'] });
  const line = 'x\r\nCORSMITH 1: GET actual: fine\u001b[2K\u2028\u0085';
  const refusals = [line, A].flatMap((origin) => {
    const headers = { ...asking(line), origin, 'access-control-request-method': line };
    return ['GET', 'OPTIONS'].flatMap((method) => reasons(policy, { method, headers }));
  });
  expect(refusals.length).toBeGreaterThan(3);
  for (const { message, fix } of refusals) expect(`${message} ${fix}`).toMatch(/^[\x20-\x7e]*$/);
});

test('CVE-2024-27456 (rack-cors): no file in the package is writable by others', async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent']);
  const [{ files }] = JSON.parse(stdout);
  const modes = files.map(({ mode }: { mode: number }) => mode & 0o022);
  expect([files.length > 3, new Set(modes)]).toEqual([true, new Set([0])]);
});

test('nothing runs when the package is installed', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const onInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
  expect(onInstall.filter((name) => name in scripts)).toEqual([]);
});
