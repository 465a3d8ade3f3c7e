import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

describe('the table at the top', () => {
  const [top = '', ...sections] = page.split(/^## /m);
  const rows = [...top.matchAll(/^\| (`.*`) \| \[(.*)\]\(.*\) \|$/gm)].map(([, phrases = '', title = '']) => ({
    title,
    phrases: phrases.match(/(?<=`)[^`]+(?=`(?:,|$))/g) ?? [],
  }));

  it('leads to each section', () => {
    expect(rows.map(({ title }) => title)).toEqual(sections.map((section) => section.split('\n')[0]));
  });

  it.each(rows)('has its words from the messages: $title', ({ title, phrases }) => {
    const [section = ''] = sections.filter((text) => text.startsWith(`${title}\n`));
    const told = section.match(/(?<=^- (?:Chromium|Firefox|WebKit): ``).*(?=``$)/gm)?.join('\n') ?? '';
    expect(phrases.length).toBeGreaterThan(0);
    for (const phrase of phrases) expect(told).toContain(phrase);
  });
});
