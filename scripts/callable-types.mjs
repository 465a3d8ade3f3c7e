// `require('corsmith')` is the function `cors` with all other exports on it. A declaration file says so by `export =` and a
// namespace of the same name, which bundlers of declarations do not write: this turns theirs into it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const CALLABLE = ['index', 'compat', 'web'];

for (const entry of CALLABLE) {
  const file = new URL(`../dist/${entry}.d.cts`, import.meta.url);
  if (existsSync(file)) writeFileSync(file, callable(readFileSync(file, 'utf8')));
}

function callable(declarations) {
  if (declarations.includes('export =')) return declarations;
  const names = [];
  const rest = declarations
    // what was handed on from a shared file has to be taken in first
    .replace(/^export (\{[^}]*\} from '[^']*';)$/gm, (_, specifiers) => {
      names.push(...namesOf(specifiers).map(({ exported }) => ({ local: exported, exported })));
      return `import ${specifiers}`;
    })
    .replace(/^export (\{[^}]*\});$/gm, (_, specifiers) => {
      names.push(...namesOf(specifiers));
      return '';
    });
  const main = names.find(({ exported }) => exported === 'default');
  if (main === undefined || /^export /m.test(rest))
    throw new Error('these declarations have another shape than expected');
  const exported = names.map((name) => `${name.local === name.exported ? '' : `${name.local} as `}${name.exported}`);
  const namespace = `declare namespace ${main.local} {\n  export { ${exported.sort().join(', ')} };\n}`;
  return `${rest.trimEnd()}\n\n${namespace}\n\nexport = ${main.local};\n`;
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
