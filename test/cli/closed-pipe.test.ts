import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { endOnClosedPipe } from '../../src/cli/closed-pipe.ts';

test('a closed pipe ends the program, another error does not', () => {
  const stream = new EventEmitter();
  const end = vi.fn();
  endOnClosedPipe([stream], end);
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(end).toHaveBeenCalledOnce();
  expect(() => stream.emit('error', new Error('disk full'))).toThrow('disk full');
  expect(end).toHaveBeenCalledOnce();
});

test.runIf(process.platform !== 'win32')('the built command ends quietly when its reader is gone', () => {
  // `true` ends at once, and does not read
  const { stderr } = spawnSync('sh', ['-c', '{ sleep 0.3; node dist/cli.js --help; echo "exit $?" >&2; } | true'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('exit 0\n');
});
