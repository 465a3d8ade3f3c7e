import { expect, test } from 'vitest';
import { applyChanges, paste } from './apply-changes.ts';
import { type Configured, configuredServer, PAGE, type Setup, start } from './setup.ts';
import { setups } from './setups/index.ts';
import { corsmith } from './terminal.ts';

interface Row {
  readonly setup: Setup;
  readonly written: Configured;
  readonly what: string;
  readonly middleware: string;
}

const rows = setups.flatMap((setup): readonly Row[] => {
  const { configured, options, what } = setup;
  if (options === undefined) return [];
  // not set up by options: starts from a list that contains the page
  const first: readonly Configured[] = configured === undefined ? withList() : [configured];
  return first.map((written) => ({ setup, written, what, middleware: written.middleware }));
});

/** A method in lower case, and a response header in a request. */
const CORRECTED_BY_PAGE: Readonly<Record<string, string>> = {
  patch: 'PATCH',
  'Access-Control-Allow-Headers: *': 'Accept: */*',
};

const applied: string[] = [];

test.each(rows)('$middleware: $what', async ({ setup, written }) => {
  const args = (setup.args ?? []).map((arg) => CORRECTED_BY_PAGE[arg] ?? arg);
  const changes = await applyChanges({ ...setup, args }, written);
  applied.push(`${written.middleware}: ${setup.what}: ${changes.join('; then ')}`);
});

// npx vitest run --config test/vitest.deep.config.ts test/cli/applied-changes --update writes the file again
test('the table of set-ups and the changes applied to each', async () => {
  await expect(`${applied.join('\n')}\n`).toMatchFileSnapshot('applied-changes.txt');
});

test.each(withList())('$middleware: headers that the page cannot read', async (written) => {
  const headers = { 'X-Total-Count': '1', Location: '/1', ETag: '"1"' };
  const explain = async (configured: Configured) => {
    const server = await start(configuredServer(configured, headers));
    const { out } = await corsmith('explain', server.url, '--origin', PAGE, '--page-address', '127.0.0.1', '--json');
    server.close();
    return JSON.parse(out);
  };
  const exposed = paste(written, "exposedHeaders: ['ETag']");
  const { diagnoses } = await explain(exposed);
  const [code = ''] = /exposedHeaders: \[.*?\]/.exec(diagnoses[0].fix) ?? [];
  expect(code).toBe("exposedHeaders: ['ETag', 'X-Total-Count', 'Location']");
  expect(await explain(paste(exposed, code))).toMatchObject({ verdict: { kind: 'readable' }, diagnoses: [] });
});

function withList(): readonly Configured[] {
  const options = { origin: [PAGE] };
  return [
    { middleware: 'cors', options },
    { middleware: 'corsmith', options },
  ];
}
