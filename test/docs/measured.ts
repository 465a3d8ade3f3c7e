import { readFileSync, writeFileSync } from 'node:fs';
import results from '../../bench/results.json' with { type: 'json' };

/** The cases that the README shows, in its order. */
const SHOWN = [
  'GET without Origin, any origin',
  'GET, list of 10, hit',
  'GET, list of 1,000, hit',
  'GET, list of 100,000, hit',
  'GET, 1,000 patterns, hit',
  'GET, credentials and exposed headers',
  'preflight, list of 10, allow-list',
  'preflight from a stranger',
  'origin function, later',
  'hostile: preflight with 16 KB of commas',
] as const satisfies readonly (keyof typeof results.results)[];

const [BEGIN, END] = ['<!-- measured: written from bench/results.json -->', '<!-- end of measured -->'];
const README = 'README.md';

// the one place that rounds: whole numbers, but a digit more where there is only one
const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const rounded = (value: number) => (Math.abs(value) < 9.95 ? value.toFixed(1) : whole(value));

/** What bench/results.json says, as the README says it. */
export function measured(): string {
  const rows = SHOWN.map((name) => {
    const { limit, corsmith, cors } = results.results[name];
    const cells = [limit.ns, corsmith.ns, cors.ns].map((ns) => `${whole(ns)} ns`);
    return `| ${[name, ...cells, rounded(cors.ns / corsmith.ns), (corsmith.bytes / cors.bytes).toFixed(2)].join(' | ')} |`;
  });
  const { startup, servers } = results;
  const many = (names: readonly (keyof typeof servers.GET)[]) => {
    const [without, ...rest] = names.map((name) => whole(servers.GET[name]));
    return [without, rest.join(' and ')].join(', ');
  };
  return [
    '| case | limit | corsmith | cors | times faster | memory to cors’ |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    'In whole servers that drowns: two runs of the same one differ by a tenth. GETs a second without CORS, with `cors` and with',
    `corsmith: ${many(['Express', 'Express, cors', 'Express, corsmith'])} in Express,`,
    `${many(['node:http', 'node:http, cors', 'node:http, corsmith'])} in plain \`node:http\`.`,
    `\`require('cors')\` takes ${rounded(startup['require cors'])} ms at start, \`require('corsmith')\` ${rounded(startup['require corsmith'])} ms: the checks and their messages.`,
  ].join('\n');
}

/** What the README shows now. */
export function shown(): string {
  const [, rest = ''] = readFileSync(README, 'utf8').split(`${BEGIN}\n`);
  return rest.split(`\n${END}`)[0] ?? '';
}

export function writeMeasured(): void {
  const text = readFileSync(README, 'utf8');
  const [before = '', after = ''] = [text.split(BEGIN)[0], text.split(END)[1]];
  writeFileSync(README, `${before}${BEGIN}\n${measured()}\n${END}${after}`);
}
