import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ENGINE_NAMES } from '../engines/engine.ts';
import { sightIn } from '../scenario.ts';
import { TOPICS } from '../scenarios/index.ts';
import { matrix } from './matrix.ts';
import { distinct } from './messages.ts';
import { forgetReports, type Report, readReports } from './report.ts';

const MATRIX = new URL('../../../docs/browsers.md', import.meta.url);
const MESSAGES = new URL('../messages.json', import.meta.url);

export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build-playground.mjs']);
  await forgetReports();
}

/** After the run: writes the documents, or checks that they match the run. */
export async function teardown(): Promise<void> {
  const reports = await readReports();
  if (!isComplete(reports)) return;
  const documents = [
    { file: MATRIX, text: matrix(reports) },
    { file: MESSAGES, text: `${JSON.stringify(distinct(reports.flatMap(({ messages }) => messages)), null, 2)}\n` },
  ];
  for (const { file, text } of documents) {
    if (process.env['CORSMITH_DOCS'] === 'write') await writeFile(file, text);
    else await compare(file, text);
  }
}

/** Whether this was a run of all scenarios in all engines that met every expectation. */
function isComplete(reports: readonly Report[]): boolean {
  const scenarios = TOPICS.flatMap(([, each]) => each);
  return (
    reports.length === ENGINE_NAMES.length &&
    reports.every(({ engine, sights }) =>
      scenarios.every((scenario) => {
        const { sees, gets } = sights[scenario.id] ?? {};
        return JSON.stringify({ sees, gets }) === JSON.stringify(sightIn(engine, scenario));
      }),
    )
  );
}

async function compare(file: URL, text: string): Promise<void> {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (withoutVersions(written) === withoutVersions(text)) return;
  const lines = withoutVersions(written).split('\n');
  const added = withoutVersions(text)
    .split('\n')
    .filter((line) => !lines.includes(line));
  console.error(`${file.pathname} does not match the run; npm run docs:browsers updates it.`, added.slice(0, 20));
  process.exitCode = 1;
}

function withoutVersions(text: string): string {
  return text.replace(/^(\| (?:Chromium|Firefox|WebKitGTK) \|) [\d.]+ \|$/gm, '$1 |');
}
