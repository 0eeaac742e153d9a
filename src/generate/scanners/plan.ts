import { choose } from "../../constraints/combine.ts";
import { compile, isPlace } from "../../constraints/compile.ts";
import type { Constraint } from "../../constraints/constraint.ts";
import { constraintsHeldIn, partsOf } from "../../constraints/keys.ts";
import { restrict } from "../../constraints/restrict.ts";
import type { Family } from "../../schemas/families.ts";
import { kindsOf } from "../../schemas/kinds.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { isPart } from "../../schemas/schema.ts";
import type { Ending } from "./scanner-writer.ts";
import { type Scope, scopeOf } from "./scope.ts";

/** What is needed to write the scanner of one schema, or of the documents of a family. */
export interface ScannerPlan {
  readonly name: string;
  readonly constraint: Constraint;
  readonly scope: Scope;
  readonly ending: Ending | undefined;
}

export const schemaPlan = (model: SchemaModel, name: string): ScannerPlan => ({
  name,
  constraint: compile(model, name),
  scope: scopeOf(model.root(name)),
  ending: endingOf(model, name),
});

/** The schemas that have a scanner: all but the shared parts, and the shared parts whose scanner another one calls. */
export const scannedSchemas = (model: SchemaModel): string[] =>
  scannedBy(
    model,
    model.names.filter((name) => !isPart(name)),
  );

/** The same where only these schemas are asked for. */
export function scannedBy(model: SchemaModel, names: readonly string[]): string[] {
  const found = new Set(names);
  for (const name of found) for (const called of schemasIn(compile(model, name))) found.add(called);
  return [...found].sort();
}

/** The scanner of a document whose content shows whether it is a payload or a request. */
export function documentPlan(model: SchemaModel, { name, request, payload, recognizer }: Family): ScannerPlan {
  const isRequest = compile(model, recognizer);
  const constraint = choose(isRequest, compile(model, request), compile(model, payload));
  const { keys, ...ofPayload } = scopeOf(model.root(payload));
  const requestScope = scopeOf(model.root(request));
  const known = [...new Set([...requestScope.keys, ...keys])];
  const scope = { ...ofPayload, keys: known, items: requestScope.items };
  const payloadEnding = kindEnding(model, payload) as Ending;
  const ending: Ending = (bits, language) => {
    const hasItems = scope.items.map(({ at: [key = ""] }) => bits.conditionCode({ op: "present", key })).join(" || ");
    return `  if (${bits.conditionCode(restrict(isRequest, "object"))}) { ${language.noteKind("request")} }\n  else {\n    if (${hasItems}) return -1;\n  ${payloadEnding(bits, language).trimStart()}  }\n`;
  };
  return { name, constraint, scope, ending };
}

/** What is noted about a document that has been passed: its kind, and the count of payloads of that kind. */
function endingOf(model: SchemaModel, name: string): Ending | undefined {
  return (
    kindEnding(model, name) ??
    (holdsKinds(model, compile(model, name)) ? (_, language) => `  ${language.noteKind("request")}\n` : undefined)
  );
}

function kindEnding(model: SchemaModel, name: string): Ending | undefined {
  const found = kindsOf(model.root(name));
  if (found === undefined) return undefined;
  const { kinds, key } = found;
  return (bits, language) => {
    const [first, second] = kinds.map(({ kind }) => language.noteKind(kind));
    const noted =
      key === undefined ? first : `if (${bits.conditionCode({ op: "present", key })}) { ${second} } else { ${first} }`;
    return [noted, language.endPayload].map((line) => (line ? `  ${line}\n` : "")).join("");
  };
}

/** Whether there are payloads of some kind among the items of the value. */
const holdsKinds = (model: SchemaModel, constraint: Constraint): boolean =>
  schemasIn(constraint).some(
    (name) => kindsOf(model.root(name)) !== undefined || holdsKinds(model, compile(model, name)),
  );

/** The schema files that a constraint leaves values to. Scanners leave positions that lead back to themselves to the exact path. */
const schemasIn = (constraint: Constraint): string[] => [
  ...partsOf(constraint).flatMap((part) => (part.op === "schema" && !isPlace(part.name) ? [part.name] : [])),
  ...constraintsHeldIn(constraint).flatMap(schemasIn),
];
