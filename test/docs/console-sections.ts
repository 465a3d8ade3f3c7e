import { readFileSync } from 'node:fs';

interface Section {
  readonly title: string;
  /** The phrases in its row of the table. */
  readonly phrases: readonly string[];
  /** The lines that it lists, with placeholders. */
  readonly lines: readonly string[];
}

/** What may replace a placeholder. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  kind: '[\\w ]+',
  url: '\\S*?',
  page: 'https?://[^\\s/]+',
  origin: '\\S+',
  header: '[\\w-]+',
  list: 'Methods|Headers',
  method: '[\\w-]+',
  status: '[\\d ()OK]+',
  value: '.*',
  reason: '.*',
};

/** The sections of docs/troubleshooting.md, in the order of the rows of its table. */
export const SECTIONS: readonly Section[] = readSections();

/** What a reader does: finds the first row that contains words from the line. */
export function sectionFor(line: string): string | undefined {
  return SECTIONS.find(({ phrases }) => phrases.some((phrase) => line.includes(phrase)))?.title;
}

/** Whether a line that an engine printed is one that a section lists. */
export function isListedIn(title: string | undefined, line: string): boolean {
  const section = SECTIONS.find((each) => each.title === title);
  return section?.lines.some((listed) => asPattern(listed).test(line)) ?? false;
}

/** A line with values in place of the placeholders. */
export function exampleOf(listed: string): string {
  const values: Readonly<Record<string, string>> = {
    kind: 'fetch',
    url: 'https://api.example.com/orders?page=2',
    page: 'https://app.example.com',
    origin: 'https://app.example.com',
    header: 'x-request-id',
    list: 'Methods',
    method: 'PUT',
    status: '200',
  };
  return listed
    .replace(/(http|ws)<url>/g, '$1://api.example.com/orders')
    .replace(/<([a-z]+)>/g, (written, name) => values[name] ?? (name in PLACEHOLDERS ? 'x' : written));
}

function readSections(): readonly Section[] {
  const [top = '', ...texts] = readFileSync('docs/troubleshooting.md', 'utf8').split(/^## /m);
  const lists = new Map(
    texts.map((text) => [
      text.slice(0, text.indexOf('\n')),
      text.match(/(?<=^(?:Chromium|Firefox|WebKit): ).*/gm) ?? [],
    ]),
  );
  const rows = [...top.matchAll(/^\| (`.*`) \| \[(.*)\]\(.*\) \|$/gm)];
  return rows.map(([, phrases = '', title = '']) => ({
    title,
    phrases: phrases.match(/(?<=`)[^`]+(?=`(?:,|$))/g) ?? [],
    lines: lists.get(title) ?? [],
  }));
}

function asPattern(listed: string): RegExp {
  const source = listed
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/<([a-z]+)>/g, (written, name) => (name in PLACEHOLDERS ? `(?:${PLACEHOLDERS[name]})` : written));
  return new RegExp(`^${source}$`);
}
