import { compileNamed } from "../constraints/compile.ts";
import { satisfies } from "../constraints/satisfies.ts";
import { isObject } from "../runtime/validate/presence.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { chance, pick, type Random } from "./random.ts";
import { dataFields, likeExample } from "./sample-values.ts";

/** Makes a value of a schema, which looks like its examples. */
export type ValueMaker = (random: Random) => unknown;

const mostDrafts = 20;

/**
 * A maker of values that are valid by a schema file. A value is drafted from examples, listed values, types and limits, and
 * drafted again while it is not valid; then it is the first example that is, or made by `otherwise`. Where only objects are sent, no
 * other value is made.
 */
export function valueMaker(root: SchemaNode, otherwise: ValueMaker, isObjectOnly = false): ValueMaker {
  const { model, file } = root;
  const constraintOf = (name: string) => compileNamed(model, name);
  const isValid = (value: unknown) =>
    (!isObjectOnly || isObject(value)) && satisfies(constraintOf(file), value, constraintOf);
  const example = listOf(root.keywords["examples"]).find(isValid);
  return (random) => {
    for (let i = 0; i < mostDrafts; i++) {
      const value = draft([root], "", random, 0, isObjectOnly);
      if (isValid(value)) return value;
    }
    return example ?? otherwise(random);
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Objects and arrays around a value; deeper ones are empty where they may be. */
const mostLevels = 4;

/** A value that is probably valid by all these schemas, the value of a property with that key. */
function draft(
  nodes: readonly SchemaNode[],
  key: string,
  random: Random,
  level: number,
  isObjectOnly = false,
): unknown {
  // A schema that requires itself has no value.
  if (level > 10 * mostLevels) return null;
  const applied = nodes.flatMap((node) => chosenOf(node, random));
  const keyword = (name: string): unknown => applied.find(({ keywords }) => name in keywords)?.keywords[name];
  if (keyword("const") !== undefined) return keyword("const");
  const listed = listOf(keyword("enum"));
  if (listed.length > 0) return pick(random, listed);
  const type = isObjectOnly ? "object" : pick(random, typesOf(applied));
  if (type === "object") return draftObject(applied, random, level);
  if (type === "array") return draftArray(applied, key, random, level);
  const examples = listOf(keyword("examples")).filter((one) => typeof one !== "object" || one === null);
  if (examples.length > 0) return JSON.parse(likeExample(pick(random, examples), random));
  if (type === "string") return draftString(keyword, key, random);
  if (type === "number" || type === "integer") return draftNumber(keyword, type === "integer", random);
  return type === "boolean" ? chance(random, 0.5) : null;
}

/** The schemas that apply in place: of each list of alternatives, one. */
function chosenOf(node: SchemaNode, random: Random, seen: readonly SchemaNode[] = []): SchemaNode[] {
  if (seen.includes(node)) return [];
  const alternatives = (keyword: string) => node.held.filter((one) => one.keyword === keyword);
  const lists = ["anyOf", "oneOf"].map(alternatives).filter(({ length }) => length > 0);
  const all = [
    ...(node.target ? [node.target] : []),
    ...alternatives("allOf").map((one) => one.node),
    ...lists.map((list) => pick(random, list).node),
  ];
  return [node, ...all.flatMap((one) => chosenOf(one, random, [...seen, node]))];
}

/** The types that a value may have; `null` only where there is no other. */
function typesOf(applied: readonly SchemaNode[]): readonly string[] {
  const given = applied.map(({ keywords }) => keywords["type"]).find((type) => type !== undefined);
  if (given !== undefined) {
    const types = [given].flat().map(String);
    return types.length > 1 ? types.filter((type) => type !== "null") : types;
  }
  const has = (name: string) => applied.some(({ keywords }) => name in keywords);
  if (["properties", "required", "minProperties"].some(has)) return ["object"];
  if (["items", "prefixItems", "minItems", "contains"].some(has)) return ["array"];
  return [["minimum", "maximum", "multipleOf"].some(has) ? "number" : "string"];
}

function draftObject(applied: readonly SchemaNode[], random: Random, level: number): object {
  const required = new Set(applied.flatMap(({ keywords }) => listOf(keywords["required"]).map(String)));
  const properties = applied.flatMap(({ held }) => held.filter(({ keyword }) => keyword === "properties"));
  const keys = [...new Set([...properties.map(({ step }) => String(step)), ...required])];
  const isTaken = (key: string) => required.has(key) || (level < mostLevels && chance(random, 0.7));
  const members = keys.filter(isTaken).map((key): [string, unknown] => {
    const nodes = properties.filter(({ step }) => String(step) === key).map(({ node }) => node);
    return [key, nodes.length === 0 ? draftString(() => undefined, key, random) : draft(nodes, key, random, level + 1)];
  });
  return Object.fromEntries(members);
}

function draftArray(applied: readonly SchemaNode[], key: string, random: Random, level: number): unknown[] {
  const limits = (name: string) => applied.flatMap(({ keywords }) => (name in keywords ? Number(keywords[name]) : []));
  const least = Math.max(0, ...limits("minItems"));
  const most = Math.min(...limits("maxItems"), level < mostLevels ? least + 2 : least);
  const of = (keyword: string) => applied.flatMap(({ held }) => held.filter((one) => one.keyword === keyword));
  const first = of("prefixItems");
  const others = [...of("items"), ...of("contains")].map(({ node }) => node);
  // An empty array shows nothing.
  const from = Math.min(most, Math.max(least, 1));
  return Array.from({ length: from + random(most - from + 1) }, (_, i) => {
    const own = first.filter(({ step }) => step === i).map(({ node }) => node);
    const nodes = own.length > 0 ? own : others;
    return nodes.length === 0 ? draftString(() => undefined, key, random) : draft(nodes, key, random, level + 1);
  });
}

/** An example of each format. */
const formatExamples: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T09:30:00.000Z",
  date: "2026-01-31",
  time: "09:30:00Z",
  duration: "P1DT12H",
  email: "user@example.com",
  uri: "https://shop.example.com/cart",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  ipv4: "192.0.2.7",
  ipv6: "2001:db8::7",
  hostname: "shop.example.com",
};

function draftString(keyword: (name: string) => unknown, key: string, random: Random): string {
  const format = formatExamples[String(keyword("format"))];
  if (format !== undefined) return JSON.parse(likeExample(format, random));
  const field = Object.hasOwn(dataFields, key)
    ? JSON.parse((dataFields[key] as (random: Random) => string)(random))
    : 0;
  const text = typeof field === "string" ? field : `${key || "value"} ${random(1000)}`;
  const least = Number(keyword("minLength") ?? 0);
  return text.padEnd(least, " more").slice(0, Number(keyword("maxLength") ?? text.length + least));
}

function draftNumber(keyword: (name: string) => unknown, isInteger: boolean, random: Random): number {
  const limit = (name: string, otherwise: number) => Number(keyword(name) ?? otherwise);
  const least = Math.max(limit("minimum", -Infinity), limit("exclusiveMinimum", -Infinity));
  const most = Math.min(limit("maximum", Infinity), limit("exclusiveMaximum", Infinity));
  const from = Number.isFinite(least) ? least : Math.min(1, most - 1000);
  const step = limit("multipleOf", isInteger ? 1 : 0.01);
  const steps = Math.max(1, Math.min(1e5, Math.floor((Math.min(most, from + 1e5 * step) - from) / step)));
  const number = (Math.ceil(from / step) + random(steps + 1)) * step;
  // Sums of cents are not exact.
  return isInteger ? Math.round(number) : Number(number.toFixed(6));
}
