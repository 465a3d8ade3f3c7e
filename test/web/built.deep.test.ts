import { describe, expect, it, vi } from 'vitest';
import { check } from '../exchanges/check.ts';
import { EXCHANGES } from '../exchanges/table.ts';
import { type MakeLayer, throughHalves } from './through-web.ts';

vi.spyOn(console, 'warn').mockReturnValue();

interface Entry {
  readonly cors: MakeLayer;
  readonly default: MakeLayer;
}

describe.each(['js', 'cjs'])('dist/web.%s', async (extension) => {
  const built = (await import(`../../dist/web.${extension}`)) as Entry; // hides built files from the compiler

  it.each(EXCHANGES)('$name', async (row) => check(row, await throughHalves(row, built.cors)));

  it('exports cors by default', () => {
    expect(built.default).toBeDefined();
  });
});
