import { expect, it } from 'vitest';
import { MEASURED, shown, writeMeasured } from './measured.ts';

it.each(Object.keys(MEASURED))('%s shows the figures of bench/results.json', (page) => {
  if (process.env['CORSMITH_DOCS'] === 'write') writeMeasured(page);
  expect(shown(page), 'CORSMITH_DOCS=write npx vitest run test/docs/measured.test.ts updates them').toBe(
    MEASURED[page]?.(),
  );
});
