// Completes package-lock.json after `npm install` behind a registry that lacks the binaries of other platforms: npm then
// leaves them out of the lock, and `npm ci` refuses it. Entries are what npm would write, without integrity.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  win32: 'win32',
};
const CPU = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
};

/** A name such as `@rollup/rollup-linux-x64-musl` says where the package runs. */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  const found = (table) => words.flatMap((word) => (table[word] === undefined ? [] : [table[word]]));
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? ['musl']
      : words.includes('gnu') || words.includes('gnueabihf')
        ? ['glibc']
        : [];
  const os = found(OS);
  return { cpu: found(CPU), ...(libc.length > 0 && os.includes('linux') ? { libc } : {}), os };
}

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    const { cpu, os, ...libc } = platform(name);
    if (places.some((place) => lock.packages[place]) || os.length === 0 || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = { version, cpu, dev: true, ...libc, license: 'MIT', optional: true, os };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
