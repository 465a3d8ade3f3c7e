import { readFileSync } from 'node:fs';

/** A message of docs/troubleshooting.md, and the section that it is in. */
export interface Message {
  readonly section: string;
  readonly engine: string;
  /** The line with placeholders. */
  readonly text: string;
}

const [, ...SECTIONS] = readFileSync('docs/troubleshooting.md', 'utf8').split(/^## /m);

export const MESSAGES: readonly Message[] = SECTIONS.flatMap((text) => {
  const [section = ''] = text.split('\n', 1);
  return [...text.matchAll(/^- (\w+): ``(.*)``$/gm)].map(([, engine = '', line = '']) => ({
    section,
    engine,
    text: line,
  }));
});

/** Lines that differ in their URLs only are one message, which may be in several sections. */
const anonymous = (text: string) => text.replace(/(?:<\w+>|https?:)[^\s,'\u2019]*/g, '<>');

export function sectionsOf({ text }: Message): readonly string[] {
  return MESSAGES.filter((message) => anonymous(message.text) === anonymous(text)).map(({ section }) => section);
}

/** The message as the console of a reader shows it. */
export function inConsole({ text }: Message): string {
  return text
    .replaceAll('<page>', 'http://localhost:5173')
    .replaceAll(/<\w+>/g, 'https://api.shop.example.org:8443')
    .replaceAll('/data', '/v1/orders/17?sort=price&page=2');
}
