import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import { andList, code, oneLine } from "./inline.ts";
import { type Layer, layersOf, listOf, soleKeyIn, stringsOf } from "./layers.ts";
import type { Alternatives, Decision, Outcome } from "./model.ts";

/** The cases that the `if` of a schema distinguishes, with the titles of its branches; one case without an `if`. */
export interface Case {
  readonly title: string;
  /** All schemas that apply in this case. */
  readonly layers: readonly Layer[];
}

export function casesOf(model: SchemaModel, name: string): readonly Case[] {
  const root = layersOf(model, model.schemas.get(name), { name, pointer: "" });
  const deciding = root.find(({ schema }) => "if" in schema && ("then" in schema || "else" in schema));
  if (deciding === undefined) return [{ title: "", layers: root }];
  const branch = (keyword: "if" | "then" | "else") =>
    layersOf(model, deciding.schema[keyword], {
      name: deciding.name,
      pointer: `${deciding.pointer}/${keyword}`,
    });
  const title = (layers: readonly Layer[], otherwise: string) =>
    layers.map(({ schema }) => schema["title"]).find((one) => typeof one === "string") ?? otherwise;
  const [condition, then, otherwise] = [branch("if"), branch("then"), branch("else")];
  const keys = condition.flatMap(({ schema }) => stringsOf(schema["required"])).map(code);
  const keyNames = keys.length > 0 ? andList(keys) : "its condition";
  return [
    { title: title(then, `with ${keyNames}`), layers: [...root, ...condition, ...then] },
    { title: title(otherwise, `without ${keyNames}`), layers: [...root, ...absentIn(deciding), ...otherwise] },
  ];
}

/** Where one key decides and is there or not, the other case is without it. */
function absentIn({ schema, ...at }: Layer): Layer[] {
  const key = decidingKey(schema);
  return key === undefined ? [] : [{ ...at, schema: { properties: { [key]: false } } }];
}

const decidingKey = ({ if: condition }: SchemaObject): string | undefined =>
  isSchemaObject(condition) ? soleKeyIn(condition) : undefined;

export function decisionOf(schema: SchemaObject, cases: readonly Case[]): Decision | undefined {
  const key = decidingKey(schema);
  const [then, otherwise] = cases.map(outcomeOf);
  return key !== undefined && then && otherwise ? { key, outcomes: [then, otherwise] } : undefined;
}

function outcomeOf({ title, layers }: Case): Outcome | undefined {
  const own = layers.findLast(({ schema }) => isSchemaObject(schema["x-kind"]))?.schema;
  if (own === undefined) return undefined;
  const { kind, createsAnonymousUsers, profileRequired } = own["x-kind"] as SchemaObject;
  const required = layers.flatMap(({ schema }) => stringsOf(schema["required"]));
  const properties = layers.flatMap(({ schema }) => Object.entries((schema["properties"] ?? {}) as SchemaObject));
  return {
    title,
    description: typeof own["description"] === "string" ? oneLine(own["description"]) : "",
    kind: String(kind),
    createsAnonymousUsers: createsAnonymousUsers === true,
    profileRequired: profileRequired === true,
    required: [...new Set(required)],
    alternatives: layers.flatMap(({ schema }) => alternativesIn(schema)),
    absent: [...new Set(properties.filter(([, value]) => value === false).map(([key]) => key))],
  };
}

/** Where each branch asks for keys and for nothing else. */
function alternativesIn(schema: SchemaObject): Alternatives[] {
  return (["anyOf", "oneOf"] as const).flatMap((keyword) => {
    const branches = listOf(schema[keyword]);
    const groups = branches.map((branch) => (isSchemaObject(branch) ? stringsOf(branch["required"]) : []));
    const isOfKeys = branches.every(
      (branch, i) => isSchemaObject(branch) && Object.keys(branch).length === 1 && groups[i]?.length,
    );
    return groups.length > 0 && isOfKeys ? [{ keyword, groups }] : [];
  });
}
