import { expect, test } from 'vitest';
import { realResponses } from './real-responses/index.ts';
import { KINDS, type RealResponse } from './real-responses/real-response.ts';
import { PAGE, start } from './setup.ts';
import { corsmith } from './terminal.ts';

test.each(realResponses.map((row) => [row[0], row[4], row[5], row] as const))(
  '%s (%s): %s',
  async (_, __, ___, row) => {
    const [, , , , kind, cause, text] = row;
    const server = await serve(row);
    const argv = ['explain', `${server.url}/items`, '--origin', PAGE, '--page-address', '127.0.0.1', ...KINDS[kind]];
    const data = await corsmith(...argv, '--json');
    const printed = await corsmith(...argv);
    server.close();
    expect([data.code, printed.code, printed.err]).toEqual([1, 1, '']);
    const { diagnoses } = JSON.parse(data.out);
    expect(diagnoses[0].code).toBe(cause);
    for (const { page, fix } of diagnoses) expect(page === '' || fix === '' || page === fix).toBe(false);
    expect(printed.out).toContain(text);
    // the options are not the cause
    if (/^(?:upstream-down|bot-challenge|too-many-requests)$/.test(cause))
      expect(printed.out).not.toMatch(/^Options /m);
  },
);

test('the table is long enough', () => {
  expect(realResponses.length).toBeGreaterThanOrEqual(140);
  const names = realResponses.map(([what, , , , kind]) => `${what} ${kind}`);
  expect(new Set(names).size).toBe(names.length);
});

/** The response is for the preflight if there is one, otherwise for everything. */
async function serve([, status, headers, body]: RealResponse) {
  return start({ servers: [() => (_, res) => res.writeHead(status, headers).end(body)] });
}
