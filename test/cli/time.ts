import { vi } from 'vitest';

/** Runs while time stands still, so that a busy machine reaches no limit early: only `passTime` lets time pass. */
export async function withoutTime<Result>(run: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}

/** For a silent server, which calls this once the client waits for it. */
export function passTime(milliseconds: number): void {
  void vi.advanceTimersByTimeAsync(milliseconds);
}
