// Writes the API reference: one page for each entry of the package.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { PROJECT } from './project.mjs';
import { ENTRIES } from './sections.mjs';

export async function writeApi(folder) {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.values(ENTRIES).map((entry) => join(PROJECT, `src/${entry}.ts`)),
    tsconfig: join(PROJECT, 'tsconfig.json'),
    skipErrorChecking: true,
    logLevel: 'Error',
    outputs: [{ name: 'markdown', path: folder }],
    readme: 'none',
    disableSources: true,
    excludeExternals: true,
    sort: ['source-order'],
    groupOrder: ['Functions', 'Interfaces', 'Type Aliases', '*'],
    // for typedoc-plugin-markdown
    outputFileStrategy: 'modules',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    expandObjects: true,
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc cannot read src/');
  await app.generateOutputs(project);
  rmSync(join(folder, 'README.md'));
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const file = join(folder, `${entry}.md`);
    const text = readFileSync(file, 'utf8')
      .replaceAll('(index.md', '(corsmith.md')
      // TypeDoc removes the backslashes of RegExps in examples
      .replaceAll('/^https://', '/^https:\\/\\/');
    rmSync(file);
    writeFileSync(join(folder, `${pageOf(name)}.md`), text.replace(/^# .*/, `# API: ${name}`));
  }
}

/** `corsmith/web` is at `/api/web`. */
export function pageOf(entry) {
  return entry.replace(/^.*\//, '');
}
