import { afterAll, vi } from 'vitest';

// test files that share a process must not see each other's spies
afterAll(() => void vi.restoreAllMocks());
