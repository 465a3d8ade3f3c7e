import { join } from 'node:path';
import { FAULTS } from './faults.mjs';

const ROOT = join(import.meta.dirname, '../..');
const fault = FAULTS[process.env['FAULT']];

/** The tests of the proof, with the fault of this number in the code. */
export default {
  plugins: [
    {
      name: 'fault',
      enforce: 'pre',
      transform(code, id) {
        return fault !== undefined && id === join(ROOT, fault.file)
          ? code.replace(fault.original, () => fault.changed)
          : undefined;
      },
    },
  ],
  test: {
    include: ['test/origin/regexp/*.test.ts'],
    exclude: ['**/*.deep.test.ts'],
    maxWorkers: 1,
    testTimeout: 60_000,
  },
};
