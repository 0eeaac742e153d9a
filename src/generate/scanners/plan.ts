import { compile } from "../../constraints/compile.ts";
import { type Constraint, choose, restrict } from "../../constraints/constraint.ts";
import type { SchemaSet } from "../../schemas/schema.ts";
import { kindsIn } from "../validators/kinds.ts";
import type { Ending } from "./scanner.ts";
import { rootScope, type Scope } from "./scope.ts";

/** A scanner of one schema, or of the documents of a family, as it is yet to be written. */
export interface ScannerPlan {
  readonly name: string;
  readonly constraint: Constraint;
  readonly scope: Scope;
  readonly ending: Ending | undefined;
}

export const schemaPlan = (set: SchemaSet, name: string): ScannerPlan => ({
  name,
  constraint: compile(set, name),
  scope: rootScope(set, name),
  ending: endingOf(set, name),
});

/** A folder of `schemas/` that holds a payload and a track request: its path, ending with a slash unless it is the outermost. */
export type Family = string;

export const familiesOf = (set: SchemaSet): Family[] =>
  [...set.keys()]
    .filter((name) => /(^|\/)track-request$/.test(name))
    .map((name) => name.replace(/track-request$/, ""))
    .filter((family) => set.has(`${family}payload`) && set.has("common/track-document"));

/** The scanner of a document that is a payload or a track request, as it says itself. */
export function documentPlan(set: SchemaSet, family: Family): ScannerPlan {
  const [payload, request] = [`${family}payload`, `${family}track-request`];
  const isRequest = compile(set, "common/track-document");
  const constraint = choose(isRequest, compile(set, request), compile(set, payload));
  const scope = { ...rootScope(set, request), identifiers: rootScope(set, payload).identifiers };
  const payloadEnding = kindEnding(set, payload) as Ending;
  const ending: Ending = (bits) => {
    const hasItems = scope.items.map(({ at: [key = ""] }) => bits.conditionCode({ op: "present", key })).join(" || ");
    return `  if (${bits.conditionCode(restrict(isRequest, "object"))}) state.kind = "request";\n  else {\n    if (${hasItems}) return -1;\n  ${payloadEnding(bits).trimStart()}  }\n`;
  };
  return { name: documentOf(family), constraint, scope, ending };
}

/** The name of the documents of a family, as if they had a schema file. */
export const documentOf = (family: Family): string => `${family}document`;

/** What is noted of a document that has been passed: its kind, and that a payload of that kind was there. */
function endingOf(set: SchemaSet, name: string): Ending | undefined {
  return (
    kindEnding(set, name) ?? (holdsKinds(set, compile(set, name)) ? () => '  state.kind = "request";\n' : undefined)
  );
}

function kindEnding(set: SchemaSet, name: string): Ending | undefined {
  const found = kindsIn(set, name);
  if (found === undefined) return undefined;
  const [first, second] = found.kinds.map(({ kind }) => `state.${kind}++; state.kind = ${JSON.stringify(kind)};`);
  const { key } = found;
  if (key === undefined) return () => `  ${first}\n`;
  return (bits) => `  if (${bits.conditionCode({ op: "present", key })}) { ${second} } else { ${first} }\n`;
}

/** Whether there are payloads of some kind among the items of the value. */
function holdsKinds(set: SchemaSet, constraint: Constraint): boolean {
  switch (constraint.op) {
    case "schema":
      return kindsIn(set, constraint.name) !== undefined || holdsKinds(set, compile(set, constraint.name));
    case "items":
    case "property":
    case "not":
      return holdsKinds(set, constraint.of);
    case "and":
    case "or":
      return constraint.of.some((part) => holdsKinds(set, part));
    case "if":
      return [constraint.test, constraint.then, constraint.else].some((part) => holdsKinds(set, part));
    default:
      return false;
  }
}
