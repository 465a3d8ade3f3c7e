import { readFileSync, writeFileSync } from 'node:fs';
import results from '../../bench/results.json' with { type: 'json' };

type Case = keyof typeof results.results;

/** The cases that the README shows, with the names that it gives them. */
const HIGHLIGHTS = [
  ['GET, list of 10, hit', 'GET, one of 10 origins'],
  ['GET, list of 1,000, hit', 'GET, one of 1,000 origins'],
  ['preflight, list of 10, allow-list', 'preflight, one of 10 origins'],
] as const satisfies readonly (readonly [Case, string])[];

const [BEGIN, END] = ['<!-- measured: written from bench/results.json -->', '<!-- end of measured -->'];

// the only place that rounds: to three significant digits of whole numbers, or to one decimal below ten
const whole = (value: number) => Math.round(Number(value.toPrecision(3))).toLocaleString('en-GB');
const rounded = (value: number) => (Math.abs(value) < 9.95 ? value.toFixed(1) : whole(value));

/** A difference, if its confidence interval does not contain zero. */
function difference({ us, low, high }: Record<'us' | 'low' | 'high', number>): string {
  return low > 0 || high < 0 ? `${rounded(us)} µs (${rounded(low)} to ${rounded(high)})` : 'not measurable';
}

/** The measured part of each page. */
export const MEASURED: Readonly<Record<string, () => string>> = {
  'README.md': () =>
    [
      '| time added to a request | `cors` | corsmith | times faster |',
      '|---|---:|---:|---:|',
      ...HIGHLIGHTS.map(([name, title]) => {
        const { corsmith, cors } = results.results[name];
        return `| ${title} | ${whole(cors.ns)} ns | ${whole(corsmith.ns)} ns | ${rounded(cors.ns / corsmith.ns)} |`;
      }),
    ].join('\n'),
  'docs/performance.md': () => {
    const { startup, servers, construction, growth } = results;
    const row = ([name, { limit, corsmith, cors }]: [string, (typeof results.results)[Case]]) => {
      const cells = [limit.ns, corsmith.ns, cors.ns].map((ns) => `${whole(ns)} ns`);
      return `| ${[name, ...cells, rounded(cors.ns / corsmith.ns), (corsmith.bytes / cors.bytes).toFixed(2)].join(' | ')} |`;
    };
    const serverRows = Object.entries(servers).flatMap(([framework, kinds]) =>
      Object.entries(kinds).map(([kind, { without, cors, corsmith, saved }]) => {
        const cells = [`${rounded(without.us)} µs`, ...[cors, corsmith, saved].map(difference)];
        return `| ${[`${framework === 'Express' ? 'Express 5' : '`node:http`'}, ${kind}`, ...cells].join(' | ')} |`;
      }),
    );
    const growthRows = Object.entries(growth).flatMap(([kind, sizes]) =>
      sizes.slice(1).map(({ size, netNs, limitNs, constructionMs, bytesPerEntry }) => {
        const name = `${whole(size)} ${kind === 'exact' ? 'origins' : 'patterns'}`;
        return `| ${name} | ${whole(limitNs)} ns | ${whole(netNs)} ns | ${whole(constructionMs)} ms | ${whole(bytesPerEntry)} |`;
      }),
    );
    const startupRow = (title: string, ...cells: (keyof typeof startup)[]) =>
      `| ${[title, ...cells.map((cell) => `${rounded(startup[cell])} ms`)].join(' | ')} |`;
    return [
      '| case | limit | corsmith | `cors` | times faster | memory, relative to `cors` |',
      '|---|---:|---:|---:|---:|---:|',
      ...Object.entries(results.results).map(row),
      '',
      'CPU time per request for a complete server, and how much of it each package adds: medians of runs in new processes,',
      'at 4,000 requests per second, with 95% confidence intervals. *Not measurable* means that the interval contains zero.',
      '',
      '| | without CORS | `cors` adds | corsmith adds | corsmith saves over `cors` |',
      '|---|---:|---:|---:|---:|',
      ...serverRows,
      '',
      'A GET from an allowed origin, another one each time, for policies of different sizes, and the CPU time to create the',
      'policy. The limit is hand-written code with a `Set`. Both become slower because the entries no longer fit into the CPU',
      'cache.',
      '',
      '| list of | limit | corsmith | creation | bytes per entry |',
      '|---|---:|---:|---:|---:|',
      ...growthRows,
      '',
      'CPU time to load each package in a new process, without and with the first policy. Node needs some of it for the first',
      `package with \`exports\`, such as corsmith: \`require\` of an empty one takes ${rounded(startup['require an-empty-package'])} ms.`,
      '',
      '| | `cors` | corsmith |',
      '|---|---:|---:|',
      startupRow('`require`', 'require cors', 'require corsmith'),
      startupRow('`require`, first policy', 'call cors', 'call corsmith'),
      startupRow('`import`', 'import cors', 'import corsmith'),
      '',
      'Creating a policy with one RegExp, for the first time:',
      '',
      '| RegExp | time |',
      '|---|---:|',
      ...Object.entries(construction).map(([name, ms]) => `| ${name} | ${rounded(ms)} ms |`),
    ].join('\n');
  },
};

/** What a page shows now. */
export function shown(page: string): string {
  const [, rest = ''] = readFileSync(page, 'utf8').split(`${BEGIN}\n`);
  return rest.split(`\n${END}`)[0] ?? '';
}

export function writeMeasured(page: string): void {
  const text = readFileSync(page, 'utf8');
  const [before = '', after = ''] = [text.split(BEGIN)[0], text.split(END)[1]];
  writeFileSync(page, `${before}${BEGIN}\n${MEASURED[page]?.()}\n${END}${after}`);
}
