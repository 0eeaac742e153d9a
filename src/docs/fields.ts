import { keywordNamed } from "../schemas/keywords.ts";
import type { SchemaNode } from "../schemas/model.ts";
import {
  type AppliedSchema,
  absentKeysIn,
  appliedSchemas,
  describedKeysIn,
  held,
  ownMessage,
  propertiesAt,
  requiredKeysIn,
} from "./applied.ts";
import type { Case } from "./cases.ts";
import { oneLine, orList } from "./inline.ts";
import { schemaLink } from "./links.ts";
import { rulesAt } from "./rule.ts";
import { sentences } from "./sentences.ts";

/** Whether a payload must, may or must not have a field. */
type Presence = "required" | "optional" | "absent";

/** A field of a schema, nested ones with their whole path. */
export interface Field {
  /** Such as `track[].name`. */
  readonly path: string;
  /** For each case of the schema, in the order of its `cases`. */
  readonly presence: readonly Presence[];
  /** Markdown, on one line, as are the following. */
  readonly type: string;
  /** What a value must satisfy beyond its type. */
  readonly constraints: readonly string[];
  readonly description: string;
  readonly examples: readonly unknown[];
}

/** All fields that a schema speaks of, given its cases; required ones first. */
export function fieldsOf(cases: readonly Case[]): readonly Field[] {
  const found = new Map<string, { presence: Presence[]; field: Omit<Field, "presence"> }>();
  for (const [i, { schemas, absent }] of cases.entries()) {
    for (const { presence, ...field } of fieldsIn(schemas, absent, "", new Set())) {
      const known = found.get(field.path) ?? { presence: cases.map((): Presence => "optional"), field };
      known.presence[i] = presence;
      if (known.field.type === "" && field.type !== "") known.field = field;
      found.set(field.path, known);
    }
  }
  const fields = [...found.values()].map(({ presence, field }) => ({ ...field, presence }));
  const isNeeded = (field: Field): boolean => {
    const top = fields.find(({ path }) => path === /^[^.[]*/.exec(field.path)?.[0]);
    return (top ?? field).presence.includes("required");
  };
  return [...fields.filter(isNeeded), ...fields.filter((field) => !isNeeded(field))];
}

function* fieldsIn(
  schemas: readonly AppliedSchema[],
  absent: ReadonlySet<string>,
  prefix: string,
  outer: ReadonlySet<SchemaNode>,
): Generator<Omit<Field, "presence"> & { readonly presence: Presence }> {
  const required = new Set(schemas.flatMap(({ node }) => requiredKeysIn(node)));
  for (const key of new Set([...required, ...schemas.flatMap(({ node }) => describedKeysIn(node)), ...absent])) {
    const inner = schemas.flatMap(({ node }) => propertiesAt(node, key)).flatMap((value) => appliedSchemas(value));
    const path = prefix + key;
    yield {
      path,
      presence: absent.has(key) ? "absent" : required.has(key) ? "required" : "optional",
      ...fieldOf(inner),
    };
    if (!absent.has(key)) yield* nestedFields(inner, path, outer);
  }
}

/** The fields within objects, and within objects in arrays. Those of a schema with a page of its own are on that page. */
function* nestedFields(
  schemas: readonly AppliedSchema[],
  path: string,
  outer: ReadonlySet<SchemaNode>,
): ReturnType<typeof fieldsIn> {
  if (schemas.some(({ node }) => outer.has(node))) return;
  const within = new Set([...outer, ...schemas.map(({ node }) => node)]);
  const own = schemas.filter(({ isRef }) => !isRef);
  if (own.some(({ node }) => [...requiredKeysIn(node), ...describedKeysIn(node)].length > 0)) {
    yield* fieldsIn(schemas, new Set(schemas.flatMap(({ node }) => absentKeysIn(node))), `${path}.`, within);
  }
  const items = itemSchemas(schemas);
  if (items.length > 0) yield* nestedFields(items, `${path}[]`, within);
}

const itemSchemas = (schemas: readonly AppliedSchema[]): readonly AppliedSchema[] =>
  schemas.flatMap(({ node }) => held(node, "items")).flatMap((items) => appliedSchemas(items));

function fieldOf(schemas: readonly AppliedSchema[]): Omit<Field, "path" | "presence"> {
  const keywords = schemas.map(({ node }) => node.keywords);
  // A value of several types need not satisfy the constraints of one of them.
  const types = new Set(keywords.flatMap(({ type }) => type ?? []));
  return {
    type: typeText(schemas),
    constraints: [...new Set(schemas.flatMap((one) => constraintsOf(one, types.size === 1)))],
    description: oneLine(keywords.map(({ description }) => description).find((one) => typeof one === "string") ?? ""),
    examples: keywords.map(({ examples }) => examples).find(Array.isArray) ?? [],
  };
}

function typeText(schemas: readonly AppliedSchema[]): string {
  const types = schemas.map(({ node }) => node.keywords["type"]).find((type) => type !== undefined);
  const own = orList([types ?? []].flat().map(String));
  const items = itemSchemas(schemas);
  const of = items.length > 0 ? typeText(items) : "";
  const page = schemas.find(
    ({ isRef, node }) => isRef && node.pointer === "" && typeof node.keywords["title"] === "string",
  )?.node;
  const name = page && schemaLink(String(page.keywords["title"]), page.file);
  const type = of === "" ? own : `${own || "array"} of ${of}`;
  return [type, name && (type === "" ? name : `(${name})`)].filter(Boolean).join(" ");
}

/** In the words of the issue where the schema has them, and else in those of the rule. */
function constraintsOf({ node, isExplained }: AppliedSchema, hasOneType: boolean): string[] {
  if (isExplained) return [];
  return Object.keys(node.keywords).flatMap((keyword) => {
    const message = ownMessage(node, keyword);
    if (message !== undefined) return [oneLine(message)];
    if (keywordNamed(keyword)?.shownIn !== undefined) return [];
    return rulesAt(node, sentences, (one) => one === keyword).map(({ text, rules }) =>
      rules ? `${text} …` : hasOneType ? text.replace(/, if it is an? \w+,?/, "") : text,
    );
  });
}
