import { parseArgs } from 'node:util';
import { checkCommand } from './check-command.ts';
import { explainCommand } from './explain-command.ts';
import { helpCommand } from './help-command.ts';
import { EXIT, type ExitCode, printable, type Terminal } from './terminal.ts';
import { HELP, UsageError } from './usage.ts';
import { VERSION } from './version.ts';

/** Runs a command and returns the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`corsmith: ${printable(error.message)}\n`);
    return EXIT.usage;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
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
  if (command === undefined) throw new UsageError('no command: write explain <url> or check <file>, or see --help');
  if (command !== 'explain' && command !== 'check')
    throw new UsageError(`unknown command ${JSON.stringify(command)}: the commands are explain, check and help`);
  const what = command === 'explain' ? 'URL' : 'file';
  if (subject === undefined) throw new UsageError(`${command} needs a ${what}`);
  if (more.length > 0) throw new UsageError(`${command} takes one ${what}`);
  if (command === 'explain') return explainCommand(subject, values, terminal);
  return checkCommand(subject, values.json === true, terminal);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        origin: { type: 'string', short: 'o' },
        method: { type: 'string', short: 'X' },
        header: { type: 'string', short: 'H', multiple: true },
        credentials: { type: 'string', short: 'c' },
        data: { type: 'string' },
        'user-agent': { type: 'string' },
        send: { type: 'boolean' },
        timeout: { type: 'string' },
        insecure: { type: 'boolean', short: 'k' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(
      String(error)
        .replace(/^TypeError[^:]*: /, '')
        .split(/[.\n]/, 1)
        .join(),
    );
  }
}
