/** The processor time that a function takes, in milliseconds: other programs of a busy machine do not add to it. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
