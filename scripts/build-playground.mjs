// Bundles the playground into one classic script that contains the worker's source, so that it also works from a file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('../examples/playground/', import.meta.url));
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  charset: 'utf8',
  write: false,
  logLevel: 'warning',
};

/** The documentation of the options, from the comments of their type. */
function optionDocs() {
  const source = readFileSync(new URL('../src/options/options.ts', import.meta.url), 'utf8');
  const type = source.slice(source.indexOf('export interface CorsOptions'));
  const docs = [...type.matchAll(/\/\*\*([^/]*(?:\/(?!\*)[^/]*)*?)\*\/\s+readonly (\w+)\?/g)].map(
    ([, comment, name]) => [
      name,
      comment
        .split('\n')
        .map((line) => line.replace(/^\s*\* ?/, ''))
        .filter((line) => !line.startsWith('@see'))
        .join('\n')
        .replace(/@default/g, 'Default:')
        .replace(/@example/g, 'Example:')
        .trim(),
    ],
  );
  return Object.fromEntries(docs);
}

const worker = await build({ ...common, entryPoints: [`${FOLDER}app/worker.js`], format: 'iife' });
const VIRTUAL = {
  'worker-source': worker.outputFiles[0].text,
  'option-docs': JSON.stringify(optionDocs()),
};

await build({
  ...common,
  entryPoints: [`${FOLDER}app/main.js`],
  outfile: `${FOLDER}dist/app.js`,
  format: 'iife',
  write: true,
  plugins: [
    {
      name: 'virtual',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^(?:worker-source|option-docs)$/ }, ({ path }) => ({ path, namespace: 'virtual' }));
        onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({
          contents: VIRTUAL[path],
          loader: path === 'worker-source' ? 'text' : 'json',
        }));
      },
    },
  ],
});
