import { describe, expect, it, vi } from 'vitest';
import { check } from '../exchanges/check.ts';
import { EXCHANGES } from '../exchanges/table.ts';
import { throughHalves, throughWrap, withoutHooks } from './through-web.ts';

vi.spyOn(console, 'warn').mockReturnValue();

const WRAPPED = EXCHANGES.filter(withoutHooks);

describe('with respond() and finish()', () => {
  it.each(EXCHANGES)('$name', async (row) => check(row, await throughHalves(row)));
});

describe('with wrap()', () => {
  it.each(WRAPPED.filter((row) => row.expect.error === undefined))('$name', async (row) =>
    check(row, await throughWrap(row)),
  );

  it.each(WRAPPED.filter((row) => row.expect.error !== undefined))('rejects: $name', async (row) => {
    const { code, message = '' } = row.expect.error ?? {};
    const error: unknown = await throughWrap(row).then(
      () => 'no error',
      (reason: unknown) => reason,
    );
    expect(error instanceof Error ? error : { message: String(error) }).toMatchObject({
      message: expect.stringContaining(message),
      ...(code === undefined ? {} : { code }),
    });
  });
});
