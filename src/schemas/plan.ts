import { displayKey } from "../runtime/validate/issue.ts";
import type { SchemaModel, SchemaNode } from "./model.ts";
import { SchemaError } from "./schema.ts";

/** A file in `events/`: the schema of the `data` of one event. */
export interface EventFile {
  /** The name of the schema, such as `events/purchase`. */
  readonly file: string;
  /** On the wire: the title of the schema. */
  readonly name: string;
  readonly description: string;
  readonly isDeprecated: boolean;
  /** The name on the wire of the event to send instead. */
  readonly replacedBy: string | undefined;
}

/** What a schema folder says of the payloads that a team sends. */
export interface PlanFiles {
  readonly events: readonly EventFile[];
  /** The schema of the `data` of products. */
  readonly product: string | undefined;
  /** The schemas of `userAttributes` and `accountAttributes`. */
  readonly attributes: readonly { readonly key: string; readonly file: string }[];
}

/** In a plan, `product.json` describes the `data` of products; other files describe whole values. */
export const productFile = "product-data";

const attributeFiles = [
  { key: "userAttributes", file: "user-attributes" },
  { key: "accountAttributes", file: "account-attributes" },
] as const;

/** A folder is a tracking plan if there are events in it. */
export const isPlan = (names: Iterable<string>): boolean => [...names].some(isEventFile);

const isEventFile = (name: string): boolean => name.startsWith("events/");

/** The tracking plan of a schema folder; `undefined` for schemas that are none. Throws a `SchemaError` where `planErrors` finds one. */
export function planOf(model: SchemaModel): PlanFiles | undefined {
  if (!isPlan(model.names)) return undefined;
  const [error] = planErrors(model);
  if (error !== undefined) throw error;
  const has = (file: string) => model.schemas.has(file);
  return {
    events: model.names.filter(isEventFile).map((name) => eventOf(model.root(name))),
    product: has(productFile) ? productFile : undefined,
    attributes: attributeFiles.filter(({ file }) => has(file)),
  };
}

function eventOf({ file, keywords }: SchemaNode): EventFile {
  const { title, description = "", deprecated, "x-replaced-by": replacedBy } = keywords;
  return {
    file,
    name: String(title),
    description: String(description),
    isDeprecated: deprecated === true,
    replacedBy: typeof replacedBy === "string" ? replacedBy : undefined,
  };
}

/** Events without a name, or with that of another one, replacements that the plan does not have, and what takes no object. */
export function planErrors(model: SchemaModel): SchemaError[] {
  const byName = new Map<unknown, string>();
  const roots = model.names.filter(isEventFile).map((name) => model.root(name));
  const errors: SchemaError[] = [];
  for (const { file, keywords } of roots) {
    const { title } = keywords;
    const twin = byName.get(title);
    if (typeof title !== "string" || title.trim() === "")
      errors.push(new SchemaError(file, "/title", "the title of an event is its name on the wire: write one"));
    else if (twin !== undefined)
      errors.push(new SchemaError(file, "/title", `${twin} has the same name: each event has a name of its own`));
    else byName.set(title, file);
  }
  for (const { file, keywords } of roots) {
    const replacement = keywords["x-replaced-by"];
    if (replacement === undefined || byName.has(replacement)) continue;
    const problem = `no event of the plan is named ${displayKey(String(replacement))}`;
    errors.push(new SchemaError(file, "/x-replaced-by", problem));
  }
  return [...errors, ...typeErrors(model)];
}

/** The payloads hold nothing but objects where a plan describes more of them. */
function typeErrors(model: SchemaModel): SchemaError[] {
  const parts = [productFile, ...attributeFiles.map(({ file }) => file)];
  return model.names
    .filter((name) => isEventFile(name) || parts.includes(name))
    .map((name) => model.root(name))
    .filter(({ keywords: { type } }) => type !== undefined && ![type].flat().includes("object"))
    .map(({ file }) => new SchemaError(file, "/type", 'what this file describes is always an object: write "object"'));
}
