import type { SchemaNode } from "../schemas/model.ts";
import { type AppliedSchema, appliedSchemas, keysIn, propertiesAt } from "./applied.ts";
import { type Case, casesOf } from "./cases.ts";
import { choicesIn, saidOfKeys } from "./choices.ts";
import { byCase, type CaseField, inAllCases } from "./field-cases.ts";
import { shownExamples } from "./field-examples.ts";
import { fieldValueOf, itemSchemas, prefixSchemas } from "./field-value.ts";
import { conditionsOn, isUndecided, keysOf, type Presence, presenceIn } from "./presence.ts";

/** A field of a schema, nested ones with their whole path. */
export interface Field extends Omit<CaseField, "presence" | "isGiven" | "condition" | "examples"> {
  /** For each case of the schema, in the order of its `cases`. */
  readonly presence: readonly Presence[];
  /** For each case: on what else the presence depends, such as "at least one of `a` and `b`" (Markdown); else empty. */
  readonly conditions: readonly string[];
  /** Values that are valid in that place. */
  readonly examples: readonly unknown[];
}

/** More cases are not columns of their own. */
const maximum = 4;

/** The titles of the cases that have columns of their own in the table of fields; empty where it has one column. */
export const columnsOf = (cases: readonly Case[]): readonly string[] =>
  cases.length > 1 && cases.length <= maximum ? cases.map(({ title }) => title) : [];

/** All fields that a schema file speaks of, given its cases; required ones first. */
export function fieldsOf(cases: readonly Case[], schema: string): readonly Field[] {
  const hasColumns = columnsOf(cases).length > 0;
  const fields = fieldsIn(cases, "", new Set()).map((entries): Field => {
    const { presence, isGiven: _, condition, examples, ...field } = inAllCases(entries);
    const columns = hasColumns ? entries.map(({ field }) => field) : [{ presence, condition }];
    return {
      ...field,
      presence: columns.map((one) => one.presence),
      conditions: columns.map((one) => one.condition),
      examples: shownExamples(examples, field.path, schema),
    };
  });
  const isNeeded = (field: Field): boolean => {
    const top = fields.find(({ path }) => path === /^[^.[]*/.exec(field.path)?.[0]);
    return (top ?? field).presence.includes("required");
  };
  return [...fields.filter(isNeeded), ...fields.filter((field) => !isNeeded(field))];
}

/** The fields of an object, each as every case has it. */
function fieldsIn(cases: readonly Case[], prefix: string, outer: ReadonlySet<SchemaNode>) {
  const keys = [...new Set(cases.flatMap(keysOf))];
  return keys.flatMap((key) =>
    byCase(
      cases,
      cases.map((one) => fieldsAt(one, key, prefix + key, outer)),
    ),
  );
}

/** A field in one case, and those within it. */
function fieldsAt(one: Case, key: string, path: string, outer: ReadonlySet<SchemaNode>): CaseField[] {
  const nodes = one.schemas.flatMap(({ node }) => propertiesAt(node, key));
  const inner = nodes.flatMap((node) => appliedSchemas(node));
  const presence = presenceIn(one, key);
  const nested = presence !== "absent" ? nestedFields(inner, path, outer) : [];
  const condition = presence === "optional" ? conditionsOn(one, key).join("; ") : "";
  const elsewhere = one.schemas.filter(({ isElsewhere }) => isElsewhere);
  const inherited = new Set(elsewhere.flatMap(({ node }) => propertiesAt(node, key)));
  const value = fieldValueOf(nodes, inherited, nested.length > 0 ? saidOfKeys(inner) : []);
  const more = presence === "required" && isUndecided(one.undecided, key) ? ["more in the rules below"] : [];
  const constraints = [...value.constraints, ...more];
  return [{ path, presence, isGiven: one.given.has(key), condition, ...value, constraints }, ...nested];
}

/** The fields within objects, and within objects in arrays. Those of a schema with a page of its own are on that page. */
function nestedFields(schemas: readonly AppliedSchema[], path: string, outer: ReadonlySet<SchemaNode>): CaseField[] {
  if (schemas.some(({ node }) => outer.has(node))) return [];
  const within = new Set([...outer, ...schemas.map(({ node }) => node)]);
  const own = schemas.filter(({ isElsewhere }) => !isElsewhere);
  const isOwn = keysIn(own).length > 0 || choicesIn(own).length > 0;
  const items = itemSchemas(schemas);
  return [
    ...(isOwn ? fieldsIn(casesOf(schemas), `${path}.`, within).map(inAllCases) : []),
    ...prefixSchemas(schemas).flatMap((prefix, i) => nestedFields(prefix, `${path}[${i}]`, within)),
    ...(items.length > 0 ? nestedFields(items, `${path}[]`, within) : []),
  ];
}
