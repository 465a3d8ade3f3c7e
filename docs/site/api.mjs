// Writes the API reference: one page for each entry of the package.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, Converter, ReflectionKind } from 'typedoc';
import { PROJECT } from './project.mjs';
import { ENTRIES } from './sections.mjs';

export async function writeApi(folder) {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown', 'typedoc-plugin-missing-exports'],
    entryPoints: Object.values(ENTRIES).map((entry) => join(PROJECT, `src/${entry}.ts`)),
    tsconfig: join(PROJECT, 'tsconfig.json'),
    skipErrorChecking: true,
    logLevel: 'Error',
    outputs: [{ name: 'markdown', path: folder }],
    readme: 'none',
    placeInternalsInOwningModule: true,
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
    interfacePropertiesFormat: 'list',
    expandObjects: true,
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => removeComputed(project), -1000);
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => putFirst(['cors', 'createPolicy'], project), -1000);
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc cannot read src/');
  await app.generateOutputs(project);
  rmSync(join(folder, 'README.md'));
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const file = join(folder, `${entry}.md`);
    const text = readFileSync(file, 'utf8')
      .replaceAll('(index.md', '(corsmith.md')
      // the anchors of inherited members are not always right
      .replace(/(\[`\w+`\]\([^)]*\))\.\[`\w+`\]\([^)]*\)/g, '$1')
      // TypeDoc removes the backslashes of RegExps in examples
      .replaceAll('/^https://', '/^https:\\/\\/');
    rmSync(file);
    writeFileSync(join(folder, `${pageOf(name)}.md`), text.replace(/^# .*/, `# API: ${name}`));
  }
}

/** Removes constants and types that only compute others. Signatures show them, and they tell a reader nothing. */
function removeComputed(project) {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.SomeType | ReflectionKind.Variable)) {
    const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? '';
    const isComputed = file.endsWith('/literal-options.ts') && reflection.name !== 'CorsArgument';
    if (isComputed || reflection.kind === ReflectionKind.Variable) project.removeReflection(reflection);
  }
}

function putFirst(names, project) {
  const rank = ({ name }) => (names.includes(name) ? names.indexOf(name) : names.length);
  for (const group of project.children.flatMap(({ groups }) => groups))
    group.children.sort((a, b) => rank(a) - rank(b));
}

/** `corsmith/web` is at `/api/web`. */
export function pageOf(entry) {
  return entry.replace(/^.*\//, '');
}
