import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CorsConfigError, CorsIssue } from '../options/issues.ts';
import { normalize } from '../policy/policy.ts';
import { EXIT, type ExitCode, paintFor, printable, printableJson, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.json']);

/** Under which names a module may export its options. */
const NAMES = ['default', 'options', 'corsOptions'] as const;

/** Prints every problem of the options in a file. */
export async function checkCommand(file: string, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const issues = await issuesIn(file);
  const isBad = issues.some(({ severity }) => severity === 'error');
  terminal.out(json ? `${printableJson({ file, issues })}\n` : lines(file, issues, terminal));
  return isBad ? EXIT.blocked : EXIT.allowed;
}

async function issuesIn(file: string): Promise<readonly CorsIssue[]> {
  if (!EXTENSIONS.has(extname(file))) throw new UsageError(`${JSON.stringify(file)} is none of js, mjs, cjs and json`);
  try {
    const options = optionsOf(await load(resolve(file)));
    if (typeof options === 'function')
      throw new UsageError(`${JSON.stringify(file)} exports a function: export what it answers`);
    if (options !== undefined) return normalize(options).issues;
  } catch (error) {
    // a module that makes its policy at once throws what it finds
    const found = issuesOf(error);
    if (found !== undefined) return found;
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${JSON.stringify(file)} cannot be loaded: ${String(error).split('\n', 1)}`);
  }
  throw new UsageError(`${JSON.stringify(file)} exports no options: export default { origin: ... }`);
}

async function load(path: string): Promise<unknown> {
  if (extname(path) === '.json') return { default: JSON.parse(await readFile(path, 'utf8')) };
  return await import(/* @vite-ignore */ pathToFileURL(path).href);
}

function optionsOf(module: unknown): unknown {
  const exported = new Map(Object.entries(Object(module)));
  const name = NAMES.find((each) => exported.has(each));
  const value = name === undefined ? undefined : exported.get(name);
  // TypeScript's CommonJS output has its default export inside
  return typeof value === 'object' && value !== null && '__esModule' in value ? optionsOf({ ...value }) : value;
}

/** Another copy of corsmith may have thrown it. */
function issuesOf(error: unknown): readonly CorsIssue[] | undefined {
  const isOurs = error instanceof Error && 'code' in error && error.code === 'ERR_CORS_CONFIG' && 'issues' in error;
  return isOurs ? (error as CorsConfigError).issues : undefined; // known by its code
}

function lines(file: string, issues: readonly CorsIssue[], terminal: Terminal): string {
  const paint = paintFor(terminal);
  if (issues.length === 0) return `${paint.good('ok')}  ${printable(file)}\n`;
  const width = Math.max(...issues.map(({ path }) => printable(path).length));
  const items = issues.map(({ severity, path, message, fix, code }) => {
    const mark = severity === 'error' ? paint.bad('error  ') : paint.strong('warning');
    const told = `${mark}  ${printable(path).padEnd(width)}  ${printable(message)}. ${printable(fix)}`;
    return `${told}\n         ${paint.faint(`See ${printable(`${terminal.docs}/errors.md#${code}`)}`)}`;
  });
  return `${items.join('\n')}\n`;
}
