import { keywordNamed } from "../schemas/keywords.ts";
import { refusalOf } from "../schemas/refused-keywords.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";

/** A schema without a part, and the path of what was left out; no path where it was left out before. */
export interface Rest {
  readonly rest: SchemaObject;
  readonly path: readonly string[] | undefined;
}

/** The schema without what a path leads to. More is left out where a part alone would make the rest stricter. */
export function withoutRefused(root: SchemaObject, path: readonly string[]): Rest {
  const steps = stepsIn(root, path);
  if (steps === undefined) return { rest: root, path: undefined };
  const end = endOf(steps);
  const [last, cut] = [steps[end - 1], path.slice(0, end)];
  const target = last === undefined ? root : last.value;
  const idle = isSchemaObject(target) && last?.role !== "part" ? idleIn(target) : [];
  if (idle[0] !== undefined && end === path.length && last?.isSchema !== false) {
    const rest = changedAt(root, cut, (schema) => withoutKeys(schema as SchemaObject, idle)) as SchemaObject;
    return { rest, path: [...cut, idle[0]] };
  }
  if (last === undefined) return { rest: annotationsOf(root), path: [] };
  const rest = changedAt(root, cut.slice(0, -1), (holder) => withoutStep(holder, last)) as SchemaObject;
  return { rest, path: cut };
}

/** A step on a path through a schema. */
interface Step {
  readonly step: string;
  /** Whether it is a keyword, leads from a keyword to a schema that it holds, or is a part of another value. */
  readonly role: "keyword" | "member" | "part";
  readonly keyword: string;
  /** What it leads to, and whether that is a schema. */
  readonly value: unknown;
  readonly isSchema: boolean;
}

function stepsIn(root: SchemaObject, path: readonly string[]): readonly Step[] | undefined {
  const steps: Step[] = [];
  let [value, keyword]: [unknown, string] = [root, ""];
  let next: Step["role"] = "keyword";
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    const role: Step["role"] = next;
    value = (value as SchemaObject)[step];
    if (role === "keyword") keyword = step;
    const holds: string | undefined = role === "keyword" ? keywordNamed(step)?.holds : undefined;
    const isSchema: boolean = role === "member" || holds === "schema";
    next = isSchema ? "keyword" : holds === undefined ? "part" : "member";
    steps.push({ step, role, keyword, value, isSchema });
  }
  return steps;
}

/** Keywords under which a weaker schema makes the whole stricter, or turns it into another one. */
const inexact = ["not", "if", "oneOf", "contains"];

/** How many of the steps lead to what can be left out. */
function endOf(steps: readonly Step[]): number {
  const last = steps.at(-1);
  if (last === undefined || (last.role === "keyword" && isUnknown(last.step))) return steps.length;
  const above = steps.findIndex(({ role, step }) => role === "keyword" && inexact.includes(step));
  if (above >= 0) return above + 1;
  // Without one of its types, a schema would refuse the values of that type.
  const type = steps.findIndex(({ role, keyword }) => role === "part" && keyword === "type");
  return type >= 0 ? type : steps.length;
}

const isUnknown = (keyword: string): boolean => keywordNamed(keyword) === undefined && refusalOf(keyword) === undefined;

/** The keywords of a schema that do nothing without others that it does not have. */
const idleIn = (schema: SchemaObject): string[] =>
  Object.keys(schema).filter((keyword) => {
    const others = needed[keyword];
    return others !== undefined && !others.some((other) => Object.hasOwn(schema, other));
  });

const needed: Readonly<Partial<Record<string, readonly string[]>>> = Object.assign(Object.create(null), {
  if: ["then", "else"],
  ...{ then: ["if"], else: ["if"] },
  ...{ minContains: ["contains"], maxContains: ["contains"] },
});

function withoutStep(holder: unknown, { step, role, keyword }: Step): unknown {
  // The other properties and items keep their places.
  const isPlace = role === "member" && (keywordNamed(keyword)?.holds === "map" || keyword === "prefixItems");
  if (isPlace) return changedAt(holder, [step], () => ({}));
  if (Array.isArray(holder)) return holder.filter((_, i) => String(i) !== step);
  const isCondition = role === "keyword" && step === "if";
  return withoutKeys(holder as SchemaObject, isCondition ? ["if", "then", "else"] : [step]);
}

const withoutKeys = (object: SchemaObject, keys: readonly string[]): SchemaObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** A copy of the value that is changed where the path leads. */
function changedAt(value: unknown, [step, ...rest]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === step ? changedAt(one, rest, change) : one));
  const entries = Object.entries(value as SchemaObject);
  return Object.fromEntries(entries.map(([key, one]) => [key, key === step ? changedAt(one, rest, change) : one]));
}

const annotationsOf = ({ title, description }: SchemaObject): SchemaObject => ({
  ...(typeof title === "string" && { title }),
  ...(typeof description === "string" && { description }),
  type: "object",
});
