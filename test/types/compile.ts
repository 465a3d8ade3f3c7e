import { resolve } from 'node:path';
import ts from 'typescript';

/** A compiler error, and the code that it is reported at. */
export interface CompilerError {
  readonly at: string;
  readonly message: string;
}

/** The messages that the compiler reports for each snippet; empty for one that compiles. */
export function compileEach(...parameters: Parameters<typeof errorsOfEach>): readonly string[] {
  return errorsOfEach(...parameters).map((errors) => errors.map(({ message }) => message).join('\n'));
}

/** The errors that the compiler reports for each snippet. */
export function errorsOfEach(
  snippets: readonly string[],
  options: ts.CompilerOptions = {},
  imports: string = STRICT,
): readonly (readonly CompilerError[])[] {
  const texts = new Map(snippets.map((snippet, index) => [fileOf(index), `${imports}${SERVERS}${snippet};\n`]));
  const settings: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: ['node'],
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, language, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([...texts.keys()], settings, host);
  return [...texts].map(([name, text]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText, start = 0, length = 0 }) => ({
      at: text.slice(start, start + length),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    })),
  );
}

/** Files that all snippets use, by name. */
const parsed = new Map<string, ts.SourceFile | undefined>();

const STRICT = `
import type {
  CorsArgument, CorsMiddleware, CorsOptions, CorsOptionsDelegate, CorsOriginFunction, CorsPolicy, CorsRequest,
} from '../../src/index.ts';
import cors, { createPolicy } from '../../src/index.ts';
declare const options: CorsOptions;
declare const policy: CorsPolicy;
`;

const SERVERS = `
import type express from 'express';
import type { HandleFunction, Server } from 'connect';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
declare const text: string;
declare const texts: string[];
declare const withScheme: \`https://\${string}\`;
declare const withPort: \`\${string}:3000\`;
declare const flag: boolean;
declare const anything: any;
declare const app: express.Express;
declare const handler: express.RequestHandler;
declare const connect: Server;
declare const http1: readonly [IncomingMessage, ServerResponse];
declare const http2: readonly [Http2ServerRequest, Http2ServerResponse];
declare const next: () => void;
`;

function fileOf(index: number): string {
  return resolve(import.meta.dirname, `snippet-${index}.ts`);
}
