import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```js\n(\/\/ \w+: (server\.[cm]js)\n[\s\S]*?)```/g)];
const servers = blocks.map(([, code = '', file = '']) => ({ file, code }));

it('shows the quick start in both kinds of modules', () => {
  expect(servers.map(({ file }) => file)).toEqual(['server.mjs', 'server.cjs']);
});

it.each(servers)('the quick start runs: $file', async ({ file, code }) => {
  // inside the package, so that its name means itself
  const folder = mkdtempSync(join('dist', '.readme-'));
  const listens = code.replace(
    'app.listen(8080);',
    'const server = app.listen(0, () => console.log(server.address().port));',
  );
  writeFileSync(join(folder, file), listens);
  const child: ChildProcess = spawn(process.execPath, [join(folder, file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(child.stdout ?? child, 'data');
    const response = await fetch(`http://localhost:${Number(String(port))}/orders`, {
      headers: { Origin: 'http://localhost:5173' },
    });
    expect(await response.json()).toEqual(['anvil', 'tongs']);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
});
