import type { CollectIssues, Members } from "./members.ts";
import { isObject } from "./presence.ts";

/** Makes what reports the issues of an object of which no more is asked than that the first keys are there, and each value is valid. */
export const collectObject =
  (members: Members, required: number): CollectIssues =>
  (value, issues) => {
    if (!isObject(value)) return issues.type(value, "an object", ["object"]);
    const values = issues.read(value, members);
    for (let i = 0; i < required; i++) if (values[i] === undefined) issues.missing(members.keys[i] as string);
    issues.members(values, members);
  };
