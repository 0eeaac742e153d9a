import type { SchemaSet } from "../schemas/schema.ts";
import { compile } from "./compile.ts";
import { choose, type Formula, restrict } from "./formula.ts";
import { kindsIn } from "./kinds.ts";
import { header, importPath, modulePath, scannerPath, validatorName } from "./names.ts";
import { type Ending, valueCode } from "./scanner.ts";
import { rootScope, type Scope } from "./scope.ts";
import { ModuleWriter } from "./writer.ts";

/** A scanner of one schema, or of the documents of a family, as it is yet to be written. */
interface ScannerPlan {
  readonly name: string;
  readonly formula: Formula;
  readonly scope: Scope;
  readonly ending: Ending | undefined;
}

const schemaPlan = (set: SchemaSet, name: string): ScannerPlan => ({
  name,
  formula: compile(set, name),
  scope: rootScope(set, name),
  ending: endingOf(set, name),
});

/** The module of one schema's scanner over bytes, and of its bytes validator, which a shared part has not. */
export function scannerModule(set: SchemaSet, name: string): string {
  const scan = scanOf(schemaPlan(set, name));
  if (name.startsWith("common/")) return moduleCode(name, `schemas/${name}.json`, scan, [], "");
  return moduleCode(name, `schemas/${name}.json`, scan, [[modulePath(name), ["layer"]]], "() => layer");
}

/** A folder of `schemas/` that holds a payload and a track request: its path, ending with a slash unless it is the outermost. */
export type Family = string;

export const familiesOf = (set: SchemaSet): Family[] =>
  [...set.keys()]
    .filter((name) => /(^|\/)track-request$/.test(name))
    .map((name) => name.replace(/track-request$/, ""))
    .filter((family) => set.has(`${family}payload`) && set.has("common/track-document"));

/** The scanner of a document that is a payload or a track request, as it says itself. */
function documentPlan(set: SchemaSet, family: Family): ScannerPlan {
  const [payload, request] = [`${family}payload`, `${family}track-request`];
  const isRequest = compile(set, "common/track-document");
  const formula = choose(isRequest, compile(set, request), compile(set, payload));
  const scope = { ...rootScope(set, request), identifiers: rootScope(set, payload).identifiers };
  const payloadEnding = kindEnding(set, payload) as Ending;
  const ending: Ending = (facts) => {
    const hasItems = scope.items.map(({ at: [key = ""] }) => facts.answerCode({ op: "present", key })).join(" || ");
    return `  if (${facts.answerCode(restrict(isRequest, "object"))}) notes.kind = "request";\n  else {\n    if (${hasItems}) return -1;\n  ${payloadEnding(facts).trimStart()}  }\n`;
  };
  return { name: documentOf(family), formula, scope, ending };
}

/** The module of a family's scanner. */
export function documentModule(set: SchemaSet, family: Family): string {
  const name = documentOf(family);
  const [payload, request] = [`${family}payload`, `${family}track-request`] as const;
  const imports: Imports = [
    [modulePath("common/track-document"), ["guard as isRequest"]],
    [modulePath(payload), ["layer as payloadLayer"]],
    [modulePath(request), ["layer as requestLayer"]],
  ];
  const layerOf = "(value) => (isRequest(value) ? requestLayer : payloadLayer)";
  return moduleCode(name, "schemas/", scanOf(documentPlan(set, family)), imports, layerOf);
}

/** The name of the documents of a family, as if they had a schema file. */
export const documentOf = (family: Family): string => `${family}document`;

interface Scanned {
  readonly writer: ModuleWriter;
  /** The name of the function. */
  readonly value: string;
}

function scanOf({ formula, scope, ending }: ScannerPlan): Scanned {
  const writer = new ModuleWriter();
  return { writer, value: valueCode(formula, scope, writer, ending) };
}

/** Paths under `generated/` and what is used of each. */
type Imports = readonly (readonly [string, readonly string[]])[];

function moduleCode(name: string, source: string, scan: Scanned, imports: Imports, layerOf: string): string {
  const { writer, value } = scan;
  const path = scannerPath(name);
  const all: Imports = [
    ["../src/runtime/bytes.ts", layerOf === "" ? [] : ["type BytesValidator", "createBytesValidator"]],
    ["../src/runtime/notes.ts", ["type Scan"]],
    ["../src/runtime/skip.ts", [...writer.runtime].sort()],
    ["patterns.ts", [...writer.patterns].sort()],
    ...imports,
    ...[...writer.schemas]
      .sort()
      .map((schema) => [scannerPath(schema), [`scan as ${validatorName(schema)}Scan`]] as const),
  ];
  const own = validatorName(name);
  return [
    `// @ts-nocheck\n${header(source)}`,
    ...all
      .filter(([, names]) => names.length > 0)
      .map(([file, names]) => `import { ${names.join(", ")} } from "${importPath(path, file)}";\n`),
    ...writer.functions.map((text) => `\n${text}\n`),
    `\nexport const scan: Scan = ${value};\n`,
    layerOf === ""
      ? ""
      : `\nexport const ${own}Bytes: BytesValidator = /* @__PURE__ */ createBytesValidator({ name: "${name}", scan, layerOf: ${layerOf} });\n`,
  ].join("");
}

/** Bytes validators by schema name, for whoever picks by name. */
export function scannersIndex(names: readonly string[]): string {
  const imports = names.map((name) => `import { ${validatorName(name)}Bytes } from "./${name}.ts";\n`);
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${validatorName(name)}Bytes,\n`);
  return `${header("schemas/")}${imports.join("")}\nexport const bytesValidators = {\n${entries.join("")}} as const;\n`;
}

/** What is noted of a document that has been passed: its kind, and that a payload of that kind was there. */
function endingOf(set: SchemaSet, name: string): Ending | undefined {
  return (
    kindEnding(set, name) ?? (holdsKinds(set, compile(set, name)) ? () => '  notes.kind = "request";\n' : undefined)
  );
}

function kindEnding(set: SchemaSet, name: string): Ending | undefined {
  const found = kindsIn(set, name);
  if (found === undefined) return undefined;
  const [first, second] = found.kinds.map(({ kind }) => `notes.${kind}++; notes.kind = ${JSON.stringify(kind)};`);
  const { key } = found;
  if (key === undefined) return () => `  ${first}\n`;
  return (facts) => `  if (${facts.answerCode({ op: "present", key })}) { ${second} } else { ${first} }\n`;
}

/** Whether there are payloads of some kind among the items of the value. */
function holdsKinds(set: SchemaSet, formula: Formula): boolean {
  switch (formula.op) {
    case "schema":
      return kindsIn(set, formula.name) !== undefined || holdsKinds(set, compile(set, formula.name));
    case "items":
    case "property":
    case "not":
      return holdsKinds(set, formula.of);
    case "and":
    case "or":
      return formula.of.some((part) => holdsKinds(set, part));
    case "if":
      return [formula.test, formula.then, formula.else].some((part) => holdsKinds(set, part));
    default:
      return false;
  }
}

/** All scanners in AssemblyScript, their names in the order of their numbers, and the lists of identifiers that they ask about. */
export interface Assembly {
  readonly text: string;
  readonly names: readonly string[];
  readonly lists: readonly (readonly string[])[];
}

/** The same scanners over the memory of a WebAssembly module, to stand behind what they are made of (`src/generate/lines.as`). */
export function assemblyOf(set: SchemaSet): Assembly {
  const writer = new ModuleWriter(true);
  const schemas = [...set.keys()].filter((name) => !name.startsWith("common/"));
  const plans = [
    ...schemas.map((name) => schemaPlan(set, name)),
    ...familiesOf(set).map((family) => documentPlan(set, family)),
  ];
  const scans = plans.map(({ name, formula, scope, ending }) => {
    const value = valueCode(formula, scope, writer, ending);
    return `function ${validatorName(name)}Scan(at: i32): i32 {\n  return ${value}(bytes, at, notes);\n}`;
  });
  const names = plans.map(({ name }) => name);
  const cases = names.map((name, i) => `  if (schema == ${i}) return ${validatorName(name)}Scan(at);\n`).join("");
  const scan = `function scan(schema: i32, at: i32): i32 {\n${cases}  return unsure;\n}`;
  return { text: [...writer.functions, ...scans, scan].map(inAssembly).join("\n\n"), names, lists: writer.lists };
}

const kindNumbers: Readonly<Record<string, number>> = { event: 1, product: 2, request: 3 };

/** What is generated is simple enough to be AssemblyScript, but for this: bytes are memory, and notes are global. */
const inAssembly = (code: string): string =>
  code
    .replace(/function (\w+)\(bytes, (\w+), notes\) \{/g, "function $1($2: i32): i32 {")
    .replace(/bytes\[([^\]]+)\]/g, "byteAt($1)")
    .replace(/\(bytes, ([^(),]+), notes\)/g, "($1)")
    .replaceAll("(bytes, ", "(")
    .replace(/notes\.kind = "(\w+)"/g, (_, kind: string) => `kind = ${kindNumbers[kind]}`)
    .replaceAll("notes.", "")
    .replaceAll("for (;;)", "while (true)");
