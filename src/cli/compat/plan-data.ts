import type { Change } from "../../compat/change.ts";
import { compare } from "../../compat/compare.ts";
import { isPlan, productFile } from "../../schemas/plan.ts";
import type { SchemaObject, SchemaSet } from "../../schemas/schema.ts";

/** Files of a tracking plan that describe a member which is there whether a plan describes it or not. */
const isDataFile = (name: string): boolean =>
  name.startsWith("events/") || [productFile, "user-attributes", "account-attributes"].includes(name);

const object = { type: "object" };

/** Keywords that hold a list of schemas, of which one alone asks what it asks by itself. */
const lists = ["allOf", "anyOf", "oneOf"] as const;

/** Two versions of the files of a plan as payloads meet them: what events and attributes hold is an object, whatever a file says. */
export function asSent(base: SchemaSet, head: SchemaSet): { readonly base: SchemaSet; readonly head: SchemaSet } {
  if (!isPlan(head.keys())) return { base, head };
  const names = [...new Set([...base.keys(), ...head.keys()])].filter(isDataFile);
  const keywordOf = (name: string) =>
    lists.find((keyword) => ![base, head].some((set) => keyword in (set.get(name) ?? {})));
  const sent = (set: SchemaSet): SchemaSet =>
    new Map(
      [...set].map(([name, schema]): [string, SchemaObject] => {
        const keyword = names.includes(name) ? keywordOf(name) : undefined;
        return [name, keyword === undefined ? schema : { ...schema, [keyword]: [object] }];
      }),
    );
  return { base: sent(base), head: sent(head) };
}

/**
 * What follows from a file that was added: the member was an object of any content before. An event that was not planned was
 * validated by nothing, so it is as with a key that is newly described.
 */
export function addedData(change: Change, head: SchemaSet): Change {
  const { file } = change;
  if (change.change !== "schema_added" || !isDataFile(file) || !isPlan(head.keys())) return change;
  const before = new Map([...head, [file, object]]);
  const worst = compare(before, head).find(
    ({ direction, level }) => direction === "backward" && (level === "breaking" || level === "unknown"),
  );
  if (worst === undefined) return change;
  const level = file.startsWith("events/") ? "narrowing_unknown_key" : worst.level;
  return { ...change, level, direction: "backward", witness: worst.witness, reason: worst.reason };
}
