import { formatValue } from '../standard/text.ts';
import { CorsConfigError, createIssue } from './issues.ts';

/**
 * The origins in a text, separated by commas or white space: for an environment variable. Empty entries are dropped; the
 * entries themselves are checked by `cors()`.
 *
 * @param options `name` is the name of the variable, for the error
 * @throws {CorsConfigError} if the text is not set or has no entry
 * @example
 * app.use(cors({ origin: originsFrom(process.env.CORS_ORIGINS, { name: 'CORS_ORIGINS' }) }));
 */
export function originsFrom(text: string | undefined, { name }: { readonly name: string }): readonly string[] {
  const origins = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  if (origins.length > 0) return origins;
  const state = text === undefined ? 'is not set' : `has no origin: it is ${formatValue(text)}`;
  const fix = `Set it to one or more origins, for example ${name}=https://app.example.com,https://admin.example.com`;
  throw new CorsConfigError([createIssue('missing-origin', 'origin', `the variable ${name} ${state}`, fix)]);
}
