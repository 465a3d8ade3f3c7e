import { ENGINE_NAMES, type EngineName } from '../engines/engine.ts';
import type { Scenario, Sight } from '../scenario.ts';
import { TOPICS } from '../scenarios/index.ts';
import type { Report } from './report.ts';

const TITLES: Readonly<Record<EngineName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

const INTRODUCTION = `# What browsers make of it

Every scenario below is a real page, asking a real Express application with corsmith in front of it (the faulty servers
write their fields by hand), in three real browsers. This file is written by the run: \`npm run docs:browsers\`; and
\`npm run test:browsers\` fails when a browser does something else than what is written here.

How to read a row: what the server sees, in order, and what the page gets, step by step, as the
[Fetch standard](https://fetch.spec.whatwg.org/) says it. \`preflight PUT x-one -> 204\` is an OPTIONS request that asks for
PUT with the header x-one, and the status of its answer; \`GET from null\` has \`Origin: null\`, \`GET without origin\` none;
\`+cookie\` and \`+authorization\` say what went along. \`200 [x-one]\` is a response that the script reads, with the headers
of ours that it sees; \`blocked\` is an error that tells the script nothing; \`opaque\` is the answer to mode no-cors. A tick is
a browser that does the same; where one differs, see [below](#where-browsers-leave-the-standard).

All is on loopback, over HTTP/1.1. WebKitGTK is WebKit with another network library than Safari's.
`;

/** The document, from what the three engines did. */
export function matrix(reports: readonly Report[]): string {
  const versions = reports.map(({ engine, version }) => `| ${TITLES[engine]} | ${version} |`);
  const count = TOPICS.reduce((sum, [, scenarios]) => sum + scenarios.length, 0);
  return [
    INTRODUCTION,
    `| browser | version |\n| --- | --- |\n${versions.join('\n')}\n`,
    `${count} scenarios, and 600 pairs of a policy and a request, generated from a seed, in each browser. What the`,
    'explainer says of them is held against the browsers too.\n',
    ...TOPICS.map(([title, scenarios]) => topic(title, scenarios, reports)),
    differences(reports),
  ].join('\n');
}

function topic(title: string, scenarios: readonly Scenario[], reports: readonly Report[]): string {
  const head = ['scenario', '', 'the server sees', 'the page gets', ...ENGINE_NAMES.map((name) => TITLES[name])];
  const rows = scenarios.map((scenario) => [
    scenario.id,
    escaped(scenario.title),
    code(scenario.sees),
    code(scenario.gets),
    ...ENGINE_NAMES.map((name) => (isStandard(scenario, sightOf(reports, name, scenario)) ? '✓' : '**differs**')),
  ]);
  return `## ${title}\n\n${table(head, rows)}`;
}

function differences(reports: readonly Report[]): string {
  const rows = TOPICS.flatMap(([, scenarios]) => scenarios).flatMap((scenario) =>
    ENGINE_NAMES.flatMap((name) => {
      const sight = sightOf(reports, name, scenario);
      if (isStandard(scenario, sight)) return [];
      const because = scenario.differs?.[name]?.because ?? 'not known';
      return [[scenario.id, TITLES[name], escaped(because), code(sight.sees), code(sight.gets)]];
    }),
  );
  const head = ['scenario', 'browser', 'what it does', 'the server sees', 'the page gets'];
  return `## Where browsers leave the standard\n\n${table(head, rows)}`;
}

function sightOf(reports: readonly Report[], name: EngineName, scenario: Scenario): Sight {
  const sight = reports.find(({ engine }) => engine === name)?.sights[scenario.id];
  if (sight === undefined) throw new Error(`${name} has not played ${scenario.id}.`);
  return sight;
}

function isStandard({ sees, gets }: Scenario, sight: Sight): boolean {
  return JSON.stringify([sees, gets]) === JSON.stringify([sight.sees, sight.gets]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function code(parts: readonly string[]): string {
  return parts.length === 0 ? 'nothing' : parts.map((part) => `\`${part}\``).join('<br>');
}

function escaped(text: string): string {
  return text.replace(/[*_<>|]/g, '\\$&');
}
