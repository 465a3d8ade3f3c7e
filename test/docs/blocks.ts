import { readFileSync } from 'node:fs';

/** A fenced block of a page. */
export interface Block {
  /** The second-level heading above it. */
  readonly section: string;
  readonly language: string;
  readonly text: string;
}

export function blocksOf(page: string): readonly Block[] {
  const sections = readFileSync(page, 'utf8').split(/^## /m);
  return sections.flatMap((section, index) =>
    [...section.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
      section: index === 0 ? '' : section.slice(0, section.indexOf('\n')),
      language,
      text,
    })),
  );
}

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs a block without its imports, whose values are passed by name. */
export async function runBlock({ text }: Block, names: Readonly<Record<string, unknown>>): Promise<void> {
  const code = text.replaceAll(/^import .*;$/gm, '');
  await new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
}
