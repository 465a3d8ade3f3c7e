import { parseArgs } from 'node:util';
import { checkCommand } from './check-command.ts';
import { explainCommand } from './explain-command.ts';
import { type CurlWords, readCurlWords, readExplainInput, splitAtCurl } from './explain-input.ts';
import { helpCommand } from './help-command.ts';
import { redact } from './redact.ts';
import { EXIT, type ExitCode, printable, type Terminal } from './terminal.ts';
import { HELP, UsageError } from './usage.ts';
import { VERSION } from './version.ts';

/** Runs a command and returns the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`corsmith: ${printable(redact(error.message))}\n`);
    return EXIT.usage;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const curl = splitAtCurl(argv);
  if (curl !== undefined) return dispatchCurl(curl, terminal);
  const { values, positionals } = parse(argv);
  if (values.version === true) {
    terminal.out(`${VERSION}\n`);
    return EXIT.allowed;
  }
  if (values.help === true) {
    terminal.out(HELP);
    return EXIT.allowed;
  }
  const [command, subject, ...more] = positionals;
  if (command === 'help' && subject !== undefined) return helpCommand(subject, terminal);
  if (command === undefined) throw new UsageError('no command: use explain <url> or check <file>, or see --help');
  if (command !== 'explain' && command !== 'check')
    throw new UsageError(`unknown command ${JSON.stringify(command)}: the commands are explain, check and help`);
  if (more.length > 0) throw new UsageError(`${command} takes one ${command === 'explain' ? 'input' : 'file'}`);
  if (command === 'explain') return explainCommand(await readExplainInput(subject, terminal), values, terminal);
  if (subject === undefined) throw new UsageError('check needs a file');
  return checkCommand(subject, values.json === true, terminal);
}

async function dispatchCurl({ before, words }: CurlWords, terminal: Terminal): Promise<ExitCode> {
  const { requests, own } = readCurlWords(words, OPTIONS);
  const { values, positionals } = parse([...before, ...own]);
  if (positionals.length > 1) throw new UsageError('explain takes one input');
  return explainCommand(requests, values, terminal);
}

const OPTIONS = {
  origin: { type: 'string', short: 'o' },
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  credentials: { type: 'string', short: 'c' },
  data: { type: 'string' },
  'user-agent': { type: 'string' },
  send: { type: 'boolean' },
  timeout: { type: 'string' },
  'page-address': { type: 'string' },
  insecure: { type: 'boolean', short: 'k' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(
      String(error)
        .replace(/^TypeError[^:]*: /, '')
        .replace(/[.\n].*$/s, ''),
    );
  }
}
