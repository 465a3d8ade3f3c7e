// run recheck in JavaScript: otherwise it starts Java or its own binary
import { runInNewContext } from 'node:vm';

process.env['RECHECK_BACKEND'] = 'pure';
process.env['RECHECK_SYNC_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

const REPEATS = 200;

/**
 * How the time of matching grows with the text: `safe`, `linear`, `polynomial`, `exponential`, `unknown`, or `refuted`.
 * recheck repeats an assertion as if each repeat consumed text, `(?:\b){1,3}`; ECMAScript does not. So V8 decides.
 */
export function complexityOf(source, flags) {
  const { status, complexity, attack } = checkSync(source, flags, { timeout: 300_000 });
  if (status === 'unknown') return 'unknown';
  return complexity.type === 'exponential' && isMatchedInTime(source, flags, attack) ? 'refuted' : complexity.type;
}

/** Whether a match ends in time. An exponential one, of 2 to the power of 200 steps, would never end. */
function isMatchedInTime(source, flags, { pumps, suffix }) {
  const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(REPEATS)).join('') + suffix;
  try {
    runInNewContext('new RegExp(source, flags).test(text)', { source, flags, text }, { timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
