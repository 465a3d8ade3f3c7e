// recheck in JavaScript: without these it starts Java, or a binary of its own
process.env['RECHECK_BACKEND'] = 'pure';
process.env['RECHECK_SYNC_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

/** How the time of matching grows with the text: `safe`, `linear`, `polynomial`, `exponential`, or `unknown`. */
export function complexityOf(source, flags) {
  const { status, complexity } = checkSync(source, flags, { timeout: 60_000 });
  return status === 'unknown' ? 'unknown' : complexity.type;
}
