import { resolve } from 'node:path';
import ts from 'typescript';

const SETTINGS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
};

/** The names that an editor offers at the last `|` in each piece of code, with their documentation. */
export function completionsAt(pieces: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const cursors = new Map(pieces.map((code, index) => [fileOf(index), code.lastIndexOf('|')]));
  const texts = new Map(pieces.map((code, index) => [fileOf(index), code.replace(/\|(?=[^|]*$)/, '')]));
  const service = ts.createLanguageService({
    getCompilationSettings: () => SETTINGS,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot(name) {
      const text = texts.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => import.meta.dirname,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return [...cursors].map(([file, cursor]) => {
    const entries = service.getCompletionsAtPosition(file, cursor, {})?.entries ?? [];
    const names = entries.map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, documentationOf(service, file, cursor, name)]));
  });
}

function documentationOf(service: ts.LanguageService, file: string, cursor: number, name: string): string {
  const details = service.getCompletionEntryDetails(file, cursor, name, {}, undefined, {}, undefined);
  return ts.displayPartsToString(details?.documentation);
}

function fileOf(index: number): string {
  return resolve(import.meta.dirname, `completed-${index}.ts`);
}
