#!/usr/bin/env node
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOnClosedPipe } from './cli/closed-pipe.ts';
import { run } from './cli/run.ts';

// next to the package's dist, because npx installs it outside of the project
const docs = fileURLToPath(new URL('../docs', import.meta.url));

endOnClosedPipe([process.stdout, process.stderr], process.exit);

run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: process.stdin,
  isTerminal: process.stdout.isTTY,
  environment: process.env,
  docs: relative('', docs),
}).then((code) => {
  process.exitCode = code;
});
