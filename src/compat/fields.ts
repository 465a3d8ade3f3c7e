import type { IssueCollector } from '../options/issue-collector.ts';
import type { CorsIssueCode } from '../options/issues.ts';
import type { NameList, RawOptions } from '../options/raw-options.ts';
import type { CorsSettings } from '../options/read-options.ts';
import type { Header } from '../standard/request-headers.ts';
import { formatValue } from '../standard/text.ts';
import { own } from './written.ts';

/** What all options but `origin` make npm `cors` send. */
export interface CompatFields {
  readonly actual: readonly Header[];
  readonly preflight: readonly Header[];
  /** Without `allowedHeaders` a preflight is told what it asked. */
  readonly reflectsRequestHeaders: boolean;
  /** `undefined` hands preflights on. */
  readonly status: number | undefined;
  /** For whoever asks later why a request was refused. */
  readonly settings: Omit<CorsSettings, 'allowOrigin'>;
}

const DEFAULT_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';

/** Reads all options but `origin`; only to be used where the report has no issue. */
export function readFields(written: RawOptions, report: Pick<IssueCollector, 'addIssue'>): CompatFields {
  const credentials = own(written, 'credentials') === true;
  const methods = readMethods(own(written, 'methods'));
  const allowed = own(written, 'allowedHeaders') || own(written, 'headers');
  const allowedHeaders = allowed ? joined(allowed) : undefined;
  const exposedHeaders = joined(own(written, 'exposedHeaders'));
  const maxAge = readMaxAge(own(written, 'maxAge'));
  const preflightContinue = Boolean(own(written, 'preflightContinue'));
  const optionsSuccessStatus = readStatus(own(written, 'optionsSuccessStatus'), report);

  check('methods', methods, 'invalid-method', report);
  check('allowedHeaders', allowedHeaders ?? '', 'invalid-header-name', report);
  check('exposedHeaders', exposedHeaders, 'invalid-header-name', report);

  const forCredentials = field('Access-Control-Allow-Credentials', credentials ? 'true' : '');
  const exposed = field('Access-Control-Expose-Headers', exposedHeaders);
  return {
    actual: [...forCredentials, ...exposed],
    preflight: [
      ...forCredentials,
      ...field('Access-Control-Allow-Methods', methods),
      ...field('Access-Control-Allow-Headers', allowedHeaders ?? ''),
      ...field('Access-Control-Max-Age', maxAge),
      ...exposed,
      // old Safaris wait for a body without it: https://www.rfc-editor.org/rfc/rfc9110#section-8.6 has none on a 204
      ...(preflightContinue ? [] : field('Content-Length', '0')),
    ],
    reflectsRequestHeaders: allowedHeaders === undefined,
    status: preflightContinue ? undefined : optionsSuccessStatus,
    settings: {
      methods: names(methods),
      allowedHeaders: allowedHeaders === undefined ? '*' : names(allowedHeaders),
      exposedHeaders: names(exposedHeaders),
      credentials,
      maxAge: maxAge === '' ? undefined : Number(maxAge),
      preflightContinue,
      optionsSuccessStatus,
      vary: [],
      enforce: undefined,
    },
  };
}

/** What `setHeader` takes: https://www.rfc-editor.org/rfc/rfc9110#name-field-values */
export function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

function readMethods(value: unknown): string {
  if (value === undefined || value === null) return DEFAULT_METHODS;
  if (Array.isArray(value)) return value.join(',');
  return value ? String(value) : '';
}

/** A list or a string; other things have no length, and npm `cors` sends nothing of them. */
function joined(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || value instanceof String ? String(value) : '';
}

function readMaxAge(value: unknown): string {
  if (typeof value === 'number') return value >= 0 ? String(value) : '';
  return typeof value === 'string' && /^\d+$/.test(value) ? value : '';
}

function readStatus(value: unknown, report: Pick<IssueCollector, 'addIssue'>): number {
  if (value === undefined || value === null) return 204;
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999) return status;
  report.addIssue(
    'invalid-success-status',
    'optionsSuccessStatus',
    `${formatValue(value)} is no status: every preflight would fail`,
    'Write 204, or 200 for very old clients',
  );
  return 204;
}

function check(path: string, text: string, code: CorsIssueCode, report: Pick<IssueCollector, 'addIssue'>): void {
  if (isFieldValue(text)) return;
  report.addIssue(
    code,
    path,
    `${formatValue(text)} holds a character that no header can bear`,
    'Write names and commas',
  );
}

function field(name: string, value: string): readonly Header[] {
  return value === '' ? [] : [[name, value]];
}

function names(text: string): NameList {
  if (text === '*') return text;
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
