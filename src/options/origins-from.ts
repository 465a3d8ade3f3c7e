import { configError } from './issues.ts';
import { loadAdvice } from './load-advice.ts';

/**
 * Splits the value of an environment variable into origins, at commas and white space. Drops empty entries; `cors()` checks
 * the others.
 *
 * @param options `name` is the name of the variable, for the error
 * @throws `CorsConfigError` if the text is not set or has no entry
 * @example
 * app.use(cors({ origin: originsFrom(process.env.CORS_ORIGINS, { name: 'CORS_ORIGINS' }) }));
 */
export function originsFrom(text: string | undefined, { name }: { readonly name: string }): readonly string[] {
  const origins = (text ?? '').split(/[\s,]/).filter((entry) => entry !== '');
  if (origins.length > 0) return origins;
  throw configError(...loadAdvice().missingVariable(name, text));
}
