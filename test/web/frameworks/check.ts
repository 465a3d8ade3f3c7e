import { expect } from 'vitest';
import { fieldsOf } from '../send.ts';
import type { FrameworkRow } from './rows.ts';

/** Sends a row and holds it against the answer, whole. */
export async function check(
  { path, init, status, fields, body }: FrameworkRow,
  send: (path: string, init: RequestInit) => Promise<Response>,
): Promise<void> {
  const response = await send(path, init);
  const text = await response.text();
  expect({ status: response.status, fields: fieldsOf(response), body: text }).toEqual({
    status,
    fields,
    body: body ?? expect.any(String),
  });
}
