import { relative } from 'node:path';
import ts from 'typescript';

export const ENTRIES: readonly string[] = ['src/index.ts', 'src/compat.ts', 'src/web.ts', 'src/explain.ts'];

/** A public item with a comment: an export, a type that an export refers to, or a member of either. */
export interface Item {
  /** The file that declares it. */
  readonly file: string;
  /** `CorsOptions`, `CorsOptions.maxAge` */
  readonly name: string;
  readonly kind: 'function' | 'type' | 'member';
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  readonly isOptional: boolean;
  /** Whether it can be called: a function, a method, or the type of a function. */
  readonly isCallable: boolean;
  readonly isNumber: boolean;
  /** Whether it has one value, which distinguishes a type from others. */
  readonly isLiteral: boolean;
}

const SRC = `${ts.sys.getCurrentDirectory()}/src`;
/** Types that only compute others. */
const COMPUTED = 'literal-options.ts';

const program = ts.createProgram(ENTRIES, {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
});
const checker = program.getTypeChecker();

/** The exports of an entry, the types that they refer to, and the members of all, each once. */
export function publicItems(entry: string): readonly Item[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const found = new Map<ts.Symbol, readonly Item[]>();
  const waiting = module === undefined ? [] : checker.getExportsOfModule(module).map(original);
  for (const symbol of waiting) {
    if (found.has(symbol)) continue;
    found.set(symbol, itemsOf(symbol));
    waiting.push(...typesIn(symbol));
  }
  return [...found.values()].flat();
}

function original(symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

function itemsOf(symbol: ts.Symbol): readonly Item[] {
  const kind = (symbol.flags & ts.SymbolFlags.Function) === 0 ? 'type' : 'function';
  const members = (symbol.declarations ?? []).flatMap((declaration) =>
    ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration) ? [...declaration.members] : [],
  );
  const names = members.flatMap(({ name }) => (name === undefined || ts.isComputedPropertyName(name) ? [] : name));
  const named = names.flatMap((name) => checker.getSymbolAtLocation(name) ?? []);
  return [
    itemOf(symbol, symbol.name, kind),
    ...[...new Set(named)].map((member) => itemOf(member, `${symbol.name}.${member.name}`, 'member')),
  ];
}

function itemOf(symbol: ts.Symbol, name: string, kind: Item['kind']): Item {
  const [declaration] = symbol.declarations ?? [];
  const type = kind === 'type' ? checker.getDeclaredTypeOfSymbol(symbol) : checker.getTypeOfSymbol(symbol);
  const given = checker.getNonNullableType(type);
  return {
    file: declaration === undefined ? '' : relative(SRC, declaration.getSourceFile().fileName),
    name,
    kind,
    text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    tags: symbol.getJsDocTags(checker).map((tag) => ({ name: tag.name, text: ts.displayPartsToString(tag.text) })),
    isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    isCallable: given.getCallSignatures().length > 0 && declaration !== undefined,
    isNumber: (given.flags & ts.TypeFlags.NumberLike) !== 0,
    isLiteral: kind === 'member' && (type.flags & ts.TypeFlags.Unit) !== 0,
  };
}

/** The types of the project that the declarations of a symbol refer to. */
function typesIn(symbol: ts.Symbol): readonly ts.Symbol[] {
  const types: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    // with an indexed access, only the member is public
    if (ts.isBlock(node) || ts.isIndexedAccessTypeNode(node)) return;
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const referred = name && checker.getSymbolAtLocation(name);
    if (referred !== undefined && isDocumented(original(referred))) types.push(original(referred));
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(declaration);
  return types;
}

function isDocumented(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    const file = relative(SRC, declaration.getSourceFile().fileName);
    return !file.startsWith('..') && file !== COMPUTED && !ts.isTypeParameterDeclaration(declaration);
  });
}
