import ts from "typescript";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { root } from "../oracle.ts";

/** What the compiler of TypeScript finds in generated modules, which are in no folder. */
export function failuresIn(files: ReadonlyMap<string, string>, set: ReadonlyMap<string, SchemaObject>): string[] {
  const folder = `${root}virtual/`;
  const texts = new Map<string, string>([
    ...[...files].map(([path, content]) => [`${folder}generated/${path}`, content] as const),
    ...[...set].map(([name, schema]) => [`${folder}schemas/${name}.json`, JSON.stringify(schema)] as const),
    [`${folder}package.json`, '{"type":"module"}'] as const,
  ]);
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  // Parameters that a set without kinds does not use are no errors of types.
  const rules = { ...config.compilerOptions, noUnusedLocals: false, noUnusedParameters: false };
  const { options } = ts.convertCompilerOptionsFromJson(rules, root);
  const host = ts.createCompilerHost(options);
  const real = (path: string) => path.replace(`${folder}src/`, `${root}src/`);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? true);
  host.fileExists = (path) => texts.has(path) || fileExists(real(path));
  host.readFile = (path) => texts.get(path) ?? readFile(real(path));
  host.getSourceFile = (path, target, ...rest) => {
    const content = texts.get(path);
    return content === undefined
      ? getSourceFile(real(path), target, ...rest)
      : ts.createSourceFile(path, content, target);
  };
  const modules = [...texts.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(modules, options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.startsWith(`${folder}generated/`))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
