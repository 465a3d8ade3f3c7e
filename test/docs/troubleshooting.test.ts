import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import messages from '../browsers/messages.json' with { type: 'json' };

const page = readFileSync('docs/troubleshooting.md', 'utf8');
const printed = page.match(/(?<=^- (?:Chromium|Firefox|WebKit): ``).*(?=``$)/gm) ?? [];
const inOneLine = (message: string) => message.replaceAll('\n', ' ');

it('shows only what a browser printed', () => {
  const real = new Set(messages.map(({ message }) => inOneLine(message)));
  expect(printed.filter((message) => !real.has(message))).toEqual([]);
});

it('shows everything that a browser printed', () => {
  const shown = new Set(printed);
  expect(messages.filter(({ message }) => !shown.has(inOneLine(message)))).toEqual([]);
});
