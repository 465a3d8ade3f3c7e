import { describe, expect, test } from 'vitest';
import { ACCEPTED } from './accepted.ts';
import { compileEach } from './compile.ts';
import { REFUSED } from './refused.ts';

describe('the compiler refuses, with a sentence,', () => {
  const said = compileEach(REFUSED.map(([code]) => code));
  test.each(REFUSED.map(([code, sentence], index) => ({ code, sentence, index })))('$code', ({ sentence, index }) => {
    expect(said[index]).toContain(sentence);
  });
});

describe.each([
  ['strict', {}],
  ['not strict', { strict: false }],
])('the compiler, %s, accepts', (_, options) => {
  const said = compileEach(ACCEPTED, options);
  test.each(ACCEPTED.map((code, index) => ({ code, index })))('$code', ({ index }) => {
    expect(said[index]).toBe('');
  });
});
