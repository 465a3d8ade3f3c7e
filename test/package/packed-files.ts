import { execFileSync } from 'node:child_process';
import { inject } from 'vitest';

interface PackedFile {
  readonly name: string;
  readonly mode: string;
  readonly size: number;
}

/** What `tar` lists: the mode, the owner, the size, the date, the time and the name. */
export function packedFiles(): readonly PackedFile[] {
  const listing = execFileSync('tar', ['-tvzf', inject('tarball')], { encoding: 'utf8' }).trim();
  return listing.split('\n').map((line) => {
    const [mode = '', , size] = line.split(/\s+/);
    return { name: line.replace(/^.* package\//, ''), mode, size: Number(size) };
  });
}
