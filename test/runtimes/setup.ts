import { rmSync } from 'node:fs';
import { prepare } from './prepare.ts';
import { WORK } from './programs.ts';

export async function setup(): Promise<() => void> {
  await prepare();
  return () => rmSync(WORK, { recursive: true, force: true });
}
