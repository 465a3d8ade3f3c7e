#!/usr/bin/env node
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run.ts';

// beside the package's dist, wherever the command runs from: npx installs it elsewhere than in the project
const docs = fileURLToPath(new URL('../docs', import.meta.url));

run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
  environment: process.env,
  docs: relative('', docs),
}).then((code) => {
  process.exitCode = code;
});
