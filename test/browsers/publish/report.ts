import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { ENGINE_NAMES, type EngineName } from '../engines/engine.ts';
import type { Sight } from '../scenario.ts';
import type { Message } from './messages.ts';

/** The results of a run that the docs are written from: one file for each engine. */
export interface Report {
  readonly engine: EngineName;
  readonly version: string;
  readonly sights: Readonly<Record<string, Sight>>;
  readonly messages: readonly Message[];
}

const FOLDER = new URL('../../../reports/browsers/', import.meta.url);

export async function forgetReports(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
}

export async function writeReport(report: Report): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`${report.engine}.json`, FOLDER), JSON.stringify(report));
}

/** The reports of the engines that took part in this run. */
export async function readReports(): Promise<readonly Report[]> {
  const texts = await Promise.all(
    ENGINE_NAMES.map((name) => readFile(new URL(`${name}.json`, FOLDER), 'utf8').catch(() => undefined)),
  );
  return texts.flatMap((text): readonly Report[] => (text === undefined ? [] : [JSON.parse(text)]));
}
