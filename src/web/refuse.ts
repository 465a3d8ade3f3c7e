import { callFailed } from '../decide/call-user-function.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { refusedBody } from '../decide/refusal.ts';
import type { PolicyCore } from '../policy/policy.ts';

/** The response that `onRefused` returns; `undefined` if it calls `next()`, and corsmith's 403 if it does neither. */
export async function refuse(
  { enforce }: PolicyCore,
  request: Request,
  { code }: CorsDecision,
): Promise<Response | undefined> {
  const onRefused = enforce?.onRefused as RefusalHandler | undefined; // the type is that of the application
  let passed: { readonly error: unknown } | undefined;
  try {
    const own = await onRefused?.(request, undefined, (error) => {
      passed ??= { error };
    });
    if (own || passed === undefined) return own || Response.json(refusedBody(code), { status: 403 });
  } catch (error) {
    throw callFailed('enforce.onRefused', error).error;
  }
  if (passed.error) throw passed.error;
  return undefined;
}

/** How `onRefused` is called in this entry: it returns a response. */
type RefusalHandler = (
  request: Request,
  response: undefined,
  next: (error?: unknown) => void,
) => Response | undefined | PromiseLike<Response | undefined>;
