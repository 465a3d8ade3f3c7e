// `cors.CorsOptions` works with every way to import `cors`: a namespace with the types is merged with the function. And
// `require('corsmith')` is the function with all other exports on it, which a declaration file describes by `export =`.
// Declaration bundlers generate neither.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const CALLABLE = ['index', 'compat', 'web'];

for (const entry of CALLABLE) {
  for (const [extension, write] of [
    ['d.ts', asModule],
    ['d.cts', asCommonJS],
  ]) {
    const file = new URL(`../dist/${entry}.${extension}`, import.meta.url);
    if (existsSync(file)) writeFileSync(file, write(parse(readFileSync(file, 'utf8'))));
  }
}

/** The declarations without their exports, the exported names, and the function that is the default export. */
function parse(declarations) {
  const names = [];
  const body = declarations
    // names from a shared file are imported, so that the namespace can export them
    .replace(/^export (\{[^}]*\} from '[^']*';)$/gm, (_, specifiers) => {
      names.push(...namesOf(specifiers).map(({ exported }) => ({ local: exported, exported })));
      return `import ${specifiers}`;
    })
    .replace(/^export (\{[^}]*\});$/gm, (_, specifiers) => {
      names.push(...namesOf(specifiers));
      return '';
    });
  const main = names.find(({ exported }) => exported === 'default');
  if (main === undefined || /^export /m.test(body)) throw new Error('unexpected shape of the declarations');
  return { body: body.trimEnd(), names, main: main.local };
}

/** A module's function has no other exports on it, so its namespace has only types: their names have a capital. */
function asModule({ body, names, main }) {
  const types = names.filter(({ exported }) => /^[A-Z]/.test(exported));
  return `${body}\n\n${namespace(main, types, 'type ')}\n\nexport { ${list(names)} };\n`;
}

function asCommonJS({ body, names, main }) {
  return `${body}\n\n${namespace(main, names)}\n\nexport = ${main};\n`;
}

function namespace(main, names, modifier = '') {
  return `declare namespace ${main} {\n  export { ${list(names, modifier)} };\n}`;
}

function list(names, modifier = '') {
  const specifiers = names.map(({ local, exported }) => (local === exported ? exported : `${local} as ${exported}`));
  return specifiers
    .sort()
    .map((specifier) => modifier + specifier)
    .join(', ');
}

/** The names in `{ a, type b, c as d }`. */
function namesOf(specifiers) {
  return specifiers
    .slice(specifiers.indexOf('{') + 1, specifiers.indexOf('}'))
    .split(',')
    .map((specifier) => specifier.trim().replace(/^type /, ''))
    .filter((specifier) => specifier !== '')
    .map((specifier) => specifier.split(' as '))
    .map(([local, exported = local]) => ({ local, exported }));
}
