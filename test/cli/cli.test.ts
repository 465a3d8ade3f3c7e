import { expect, test, vi } from 'vitest';

test('the program writes to its streams and sets its exit code', async () => {
  const [argv, exitCode] = [process.argv, process.exitCode];
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    process.argv = ['node', 'corsmith', '--version'];
    await import('../../src/cli.ts');
    await vi.waitFor(() => expect(process.exitCode).toBe(0), 20_000);
    process.argv = ['node', 'corsmith'];
    vi.resetModules();
    await import('../../src/cli.ts');
    await vi.waitFor(() => expect(process.exitCode).toBe(2), 20_000);
    process.argv = ['node', 'corsmith', 'check', 'test/cli/files/wrong.js'];
    vi.resetModules();
    await import('../../src/cli.ts');
    await vi.waitFor(() => expect(process.exitCode).toBe(1), 20_000);
    expect(out).toHaveBeenCalledWith(expect.stringContaining('See docs/errors.md#invalid-origin\n'));
    expect(out).toHaveBeenCalledWith(expect.stringMatching(/^\d+\.\d+\.\d+\n$/));
    expect(err).toHaveBeenCalledWith(expect.stringMatching(/^corsmith: no command/));
  } finally {
    vi.restoreAllMocks();
    process.argv = argv;
    process.exitCode = exitCode;
  }
});
