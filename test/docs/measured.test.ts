import { expect, it } from 'vitest';
import { measured, shown, writeMeasured } from './measured.ts';

it('the README shows what was measured last', () => {
  if (process.env['CORSMITH_DOCS'] === 'write') writeMeasured();
  expect(shown(), 'CORSMITH_DOCS=write npx vitest run test/docs/measured.test.ts writes it anew').toBe(measured());
});
