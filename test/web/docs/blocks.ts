import { readFile } from 'node:fs/promises';

/** A block of code, and the heading that it stands under. */
export interface Block {
  readonly heading: string;
  readonly code: string;
}

/** The blocks of JavaScript in a page, in order. */
export async function blocksOf(path: string): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  let heading = '';
  let code: string[] | undefined;
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (code === undefined && line.startsWith('#')) heading = line.replace(/^#+ /, '');
    else if (code === undefined && line === '```js') code = [];
    else if (code !== undefined && line === '```') {
      blocks.push({ heading, code: `${code.join('\n')}\n` });
      code = undefined;
    } else code?.push(line);
  }
  return blocks;
}
