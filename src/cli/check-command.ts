import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CorsConfigError, CorsIssue } from '../options/issues.ts';
import { describeOrigins } from '../policy/describe-origins.ts';
import { normalize, type PolicyCore } from '../policy/policy.ts';
import { EXIT, type ExitCode, paintFor, printable, printableJson, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.json']);

/** The names under which a module may export its options. */
const NAMES = ['default', 'options', 'corsOptions'] as const;

interface Checked {
  readonly issues: readonly CorsIssue[];
  /** Which origins the policy allows; empty without a policy. */
  readonly allows: readonly string[];
}

/** Prints every problem with the options in a file, and which origins they allow. */
export async function checkCommand(file: string, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const checked = await check(file);
  const { issues } = checked;
  const isBad = issues.some(({ severity }) => severity === 'error');
  terminal.out(json ? `${printableJson({ file, ...checked })}\n` : lines(file, checked, terminal));
  return isBad ? EXIT.blocked : EXIT.allowed;
}

async function check(file: string): Promise<Checked> {
  if (!EXTENSIONS.has(extname(file)))
    throw new UsageError(`${JSON.stringify(file)} must end in .js, .mjs, .cjs or .json`);
  try {
    const options = optionsOf(await load(resolve(file)));
    if (typeof options === 'function')
      throw new UsageError(`${JSON.stringify(file)} exports a function: export the options that it returns`);
    if (options !== undefined) {
      const { policy, issues } = normalize(options);
      return { issues, allows: allowedBy(policy) };
    }
  } catch (error) {
    // a module that creates its policy throws its problems
    const found = issuesOf(error);
    if (found !== undefined) return { issues: found, allows: [] };
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${JSON.stringify(file)} cannot be loaded: ${String(error).split('\n', 1)}`);
  }
  throw new UsageError(`${JSON.stringify(file)} exports no options: export default { origin: ... }`);
}

/** An exported policy may come from another version of corsmith. */
function allowedBy(policy: Partial<PolicyCore> | undefined): readonly string[] {
  return policy?.allowOrigin === undefined ? [] : describeOrigins(policy.allowOrigin);
}

async function load(path: string): Promise<unknown> {
  if (extname(path) === '.json') return { default: JSON.parse(await readFile(path, 'utf8')) };
  return await settled(import(/* @vite-ignore */ pathToFileURL(path).href), path);
}

/** Rejects when nothing is left that could settle the promise: Node would exit with 0, since cli.ts has no top-level await. */
function settled<Value>(loading: Promise<Value>, path: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const never = () =>
      reject(new UsageError(`${JSON.stringify(path)} never finishes loading: a top-level await does not settle`));
    process.once('beforeExit', never);
    loading.then(resolve, reject).finally(() => process.off('beforeExit', never));
  });
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

function lines(file: string, { issues, allows }: Checked, terminal: Terminal): string {
  const paint = paintFor(terminal);
  const allowed = allows.map((line) => `allows   ${printable(line)}\n`).join('');
  if (issues.length === 0) return `${paint.good('ok')}  ${printable(file)}\n${allowed}`;
  const width = Math.max(...issues.map(({ path }) => printable(path).length));
  const items = issues.map(({ severity, path, message, fix, code }) => {
    const mark = severity === 'error' ? paint.bad('error  ') : paint.strong('warning');
    const line = `${mark}  ${printable(path).padEnd(width)}  ${printable(message)}. ${printable(fix)}`;
    return `${line}\n         ${paint.faint(`See ${printable(`${terminal.docs}/errors.md#${code}`)}`)}`;
  });
  return `${items.join('\n')}\n${allowed}`;
}
