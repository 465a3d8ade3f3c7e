import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ENTRIES = ['src/index.ts', 'src/compat.ts', 'src/web.ts', 'src/explain.ts'];
const program = ts.createProgram(ENTRIES, {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
});
const checker = program.getTypeChecker();

/** What an entry exports, each name once, with where it leads. */
function exportsOf(entry: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return symbols.map((symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol),
  );
}

describe.each(ENTRIES)('%s', (entry) => {
  const symbols = exportsOf(entry);

  it('every export has a description', () => {
    const silent = symbols.filter((symbol) => symbol.getDocumentationComment(checker).length === 0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('shows every function in an example', () => {
    const functions = symbols.filter(({ flags }) => (flags & ts.SymbolFlags.Function) !== 0);
    const bare = functions.filter((symbol) => !symbol.getJsDocTags(checker).some(({ name }) => name === 'example'));
    expect(functions.length).toBeGreaterThan(0);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

it('gives each option a default and, where the standard knows it, its clause', () => {
  const options = exportsOf('src/index.ts').find(({ name }) => name === 'CorsOptions');
  const members = options === undefined ? [] : checker.getDeclaredTypeOfSymbol(options).getProperties();
  const tags = members.map((member) => [member.name, member.getJsDocTags(checker).map(({ name }) => name)] as const);
  expect(tags.filter(([, names]) => !names.includes('default')).map(([name]) => name)).toEqual([]);
  const ownWords = ['preflightContinue', 'enforce', 'originTimeout', 'dangerouslyAllow'];
  expect(tags.filter(([, names]) => !names.includes('see')).map(([name]) => name)).toEqual(ownWords);
});
