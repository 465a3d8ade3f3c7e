import { describe, expect, test } from 'vitest';
import { ACCEPTED } from './accepted.ts';
import { compileEach, errorsOfEach } from './compile.ts';
import { LOCATED } from './located.ts';
import { REFUSED } from './refused.ts';

describe('the compiler refuses', () => {
  const messages = compileEach(REFUSED.map(([code]) => code));
  test.each(REFUSED.map(([code, part], index) => ({ code, part, index })))('$code', ({ part, index }) => {
    expect(messages[index]).toContain(part);
  });
});

describe('the only error is reported at its cause', () => {
  const errors = errorsOfEach(LOCATED.map(([code]) => code));
  test.each(LOCATED.map(([code, at, part], index) => ({ code, at, part, index })))('$code', ({ at, part, index }) => {
    expect(errors[index]).toEqual([{ at, message: expect.stringContaining(part) }]);
  });
});

describe.each([
  ['strict', {}],
  ['not strict', { strict: false }],
])('the compiler, %s, accepts', (_, options) => {
  const messages = compileEach(ACCEPTED, options);
  test.each(ACCEPTED.map((code, index) => ({ code, index })))('$code', ({ index }) => {
    expect(messages[index]).toBe('');
  });
});
