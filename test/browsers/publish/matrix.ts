import { ENGINE_NAMES, type EngineName } from '../engines/engine.ts';
import type { Scenario, Sight } from '../scenario.ts';
import { TOPICS } from '../scenarios/index.ts';
import type { Report } from './report.ts';

const TITLES: Readonly<Record<EngineName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

const INTRODUCTION = `# What browsers do

In each scenario, a real page sends requests to an Express application with corsmith, or to a faulty server.
\`npm run test:browsers\` fails if a browser does not behave as listed here.

Each row shows what the server receives and what the page gets, as specified by the
[Fetch standard](https://fetch.spec.whatwg.org/):

- \`preflight PUT x-one -> 204\` is a preflight for PUT with the header x-one, and the status of its response.
- \`GET from null\` has \`Origin: null\`, and \`GET without origin\` has no Origin header.
- \`+cookie\` and \`+authorization\` mean that the request has these headers.
- \`200 [x-one]\` is a response that the script can read, with the exposed headers in brackets.
- \`blocked\` is an error with no details, and \`opaque\` is the response to a no-cors request.

A check mark means that all three browsers do what the standard says. For the other rows, see
[where browsers differ](#where-browsers-differ-from-the-standard).

All servers are on loopback and use HTTP/1.1. WebKitGTK and Safari use different network libraries.
`;

/** The document, from what the three engines did. */
export function matrix(reports: readonly Report[]): string {
  const versions = reports.map(({ engine, version }) => `| ${TITLES[engine]} | ${version} |`);
  const count = TOPICS.reduce((sum, [, scenarios]) => sum + scenarios.length, 0);
  return [
    INTRODUCTION,
    `| browser | version |\n| --- | --- |\n${versions.join('\n')}\n`,
    `Each browser runs ${count} scenarios, and 600 pairs of a policy and a request, generated from a seed. The tests`,
    "also compare the explainer's predictions with what the browsers do.\n",
    ...TOPICS.map(([title, scenarios]) => topic(title, scenarios, reports)),
    differences(reports),
  ].join('\n');
}

function topic(title: string, scenarios: readonly Scenario[], reports: readonly Report[]): string {
  const head = ['scenario', 'the server sees', 'the page gets', 'as the standard says'];
  const rows = scenarios.map((scenario) => {
    const differing = ENGINE_NAMES.filter((name) => !isStandard(scenario, sightOf(reports, name, scenario)));
    const names = differing.map((name) => TITLES[name]).join(', ');
    const verdict = names === '' ? '✓' : `not in ${names}`;
    return [escaped(scenario.title), code(scenario.sees), code(scenario.gets), verdict];
  });
  return `## ${title}\n\n${table(head, rows)}`;
}

function differences(reports: readonly Report[]): string {
  const rows = TOPICS.flatMap(([, scenarios]) => scenarios).flatMap((scenario) =>
    ENGINE_NAMES.flatMap((name) => {
      const sight = sightOf(reports, name, scenario);
      if (isStandard(scenario, sight)) return [];
      const because = scenario.differs?.[name]?.because ?? 'not known';
      return [[escaped(scenario.title), TITLES[name], escaped(because), code(sight.sees), code(sight.gets)]];
    }),
  );
  const head = ['scenario', 'browser', 'what it does', 'the server sees', 'the page gets'];
  return `## Where browsers differ from the standard\n\n${table(head, rows)}`;
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
