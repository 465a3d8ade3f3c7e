import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';

interface Run {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

function demo(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['examples/demo/main.js', ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

describe('the demo', () => {
  it('sends what browsers send, and each verdict is the expected one', async () => {
    const { code, stdout, stderr } = await demo('--once', '--api-port', '0', '--page-port', '0');
    expect(stderr).toBe('');
    expect(stdout).toContain('18 of 18 as expected');
    expect(stdout.match(/^✓ /gm)).toHaveLength(18);
    expect(stdout).not.toContain('✗');
    expect(stdout).toMatch(
      /A method that is not listed is blocked: DELETE \/orders[\s\S]*?Blocked: {3}Preflight: .*\[method-not-allowed\]/,
    );
    expect(stdout).toMatch(
      /Preflight: OPTIONS \/orders\n {15}Access-Control-Request-Method: PUT\n[\s\S]*?\n {4}Response: {2}204\n[\s\S]*?\n {4}Request: {3}PUT \/orders\n/,
    );
    expect(stdout).toContain('    Allowed:   the page can read the response (200)');
    expect(code).toBe(0);
  });

  it.each(['api-port', 'page-port'])('says which port is in use: --%s', async (option) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const free = option === 'api-port' ? 'page-port' : 'api-port';
    const { code, stdout, stderr } = await demo('--once', `--${free}`, '0', `--${option}`, String(port));
    other.close();
    expect(stderr).toBe(
      `Port ${port} is in use by another program. Choose another: npm run demo -- --${option} ${port + 1}\n`,
    );
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it.each([
    [['--api-port', 'eighty'], 'Ports are numbers from 0 to 65535.'],
    [['--page-port', '65536'], 'Ports are numbers from 0 to 65535.'],
    [['--twice'], "Unknown option '--twice'"],
    [['now'], "Unexpected argument 'now'"],
  ])('refuses %j', async (args, says) => {
    const { code, stdout, stderr } = await demo(...args);
    expect(stderr).toContain(says);
    expect(stderr).toContain('npm run demo -- [--once]');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
