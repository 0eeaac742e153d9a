import type { CompiledSchema } from "./compiled-schema.ts";
import { type CollectIssues, type Members, mappedMembers } from "./members.ts";
import { isObject } from "./presence.ts";

/** Makes what reports the issues of an object of which no more is asked than that the first keys are there, and each value is valid. */
export const collectObject =
  (members: Members, required: number): CollectIssues =>
  (value, issues) => {
    if (!isObject(value)) return issues.type(value, ["object"]);
    const values = issues.read(value, members);
    for (let i = 0; i < required; i++) if (values[i] === undefined) issues.missing(members.keys[i] as string);
    issues.members(values, members);
  };

/** The compiled schema of such an object, from its guard and what reports the issues of its members. */
export function objectSchema(
  guard: CompiledSchema["guard"],
  entries: Parameters<typeof mappedMembers>[0],
  required: number,
  items: CompiledSchema["items"] = [],
  identifiers: readonly string[] = [],
): CompiledSchema {
  const members = mappedMembers(entries);
  return { guard, collectIssues: collectObject(members, required), members, identifiers, advice: {}, items };
}
