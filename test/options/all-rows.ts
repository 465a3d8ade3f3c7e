import { HOST_ISSUE_ROWS } from './host-rows.ts';
import { type IssueRow, NONE } from './issue-row.ts';
import { WAIVABLE_ROWS, WARNING_ROWS } from './lenient-rows.ts';
import { ORIGIN_ROWS, SINGLE_ORIGIN_ROWS } from './origin-rows.ts';
import { TYPE_ROWS } from './type-rows.ts';
import { VALUE_ROWS } from './value-rows.ts';

export const ERROR_ROWS: readonly IssueRow[] = [
  ...TYPE_ROWS,
  ...VALUE_ROWS,
  ...ORIGIN_ROWS,
  ...SINGLE_ORIGIN_ROWS,
  ...HOST_ISSUE_ROWS,
];

/** Whether an issue of the row has a replacement. */
export function isReplaceable({ issues }: IssueRow): boolean {
  return issues.some(([, , ...replacement]) => replacement.length > 0 && replacement[0] !== NONE);
}

export function rowsWithReplacement(): readonly IssueRow[] {
  return [...ERROR_ROWS, ...WAIVABLE_ROWS, ...WARNING_ROWS].filter(isReplaceable);
}
