import { isAnnotation } from "../schemas/keywords.ts";
import { heldBy, type SchemaNode } from "../schemas/model.ts";
import { type AppliedSchema, requiredKeysIn } from "./applied.ts";
import { andList, code, orList } from "./inline.ts";
import { type Rule, rulesAt } from "./rule.ts";
import { sentences } from "./sentences.ts";

/** The condition that a schema is, as a whole. */
export interface Condition {
  /** The title (Markdown) of the case in which it holds, and of the other one. */
  readonly holds: string;
  readonly fails: string;
  /** The key whose presence it asks for, where it asks for nothing else. */
  readonly key?: string;
}

/** Cases are those of objects, so it is left out that a condition asks for an object. */
export function conditionOf(node: SchemaNode): Condition {
  const [key, ...others] = requiredKeysIn(node);
  const keywords = Object.keys(node.keywords).filter((keyword) => isSaid(node, keyword));
  if (key !== undefined && others.length === 0 && keywords.join() === "required") return presenceOf(key);
  const text = predicatesOf(node).join(" and ") || "it is anything";
  return { holds: `where ${text}`, fails: `unless ${text}` };
}

export const presenceOf = (key: string): Condition => ({
  holds: `with ${code(key)}`,
  fails: `without ${code(key)}`,
  key,
});

function predicatesOf(node: SchemaNode): string[] {
  const required = requiredKeysIn(node);
  const values = heldBy(node, "properties") ?? [];
  const ofValues = values.map(({ step, node: value }) => {
    const isRequired = required.includes(String(step));
    return `${code(String(step))}${isRequired ? "" : ", if present,"} ${rulesOf(value).join(" and ")}`;
  });
  const keys = required.filter((key) => !values.some(({ step }) => step === key));
  const rest = rulesOf(node, (keyword) => !["properties", "required"].includes(keyword));
  return [
    ...ofValues,
    ...(keys.length > 0 ? [`it has ${andList(keys.map(code))}`] : []),
    ...rest.filter((text) => text !== anything).map((text) => `it ${text}`),
  ];
}

const anything = "is anything";

const rulesOf = (node: SchemaNode, isWanted: (keyword: string) => boolean = () => true): string[] =>
  rulesAt(node, sentences, (keyword) => isSaid(node, keyword) && isWanted(keyword)).map(onOneLine);

const isSaid = ({ keywords }: SchemaNode, keyword: string): boolean =>
  !isAnnotation(keyword) && keywords[keyword] !== "object";

/** A rule with those that it consists of. */
const onOneLine = ({ text, rules }: Rule): string =>
  rules ? `${text.replace(/:$/, "")} (${rules.map(onOneLine).join("; ")})` : text;

/** What a case says of the value of one key, which tells it from other cases. */
export interface Discriminator {
  readonly key: string;
  /** The values as JSON. */
  readonly values: readonly string[];
  /** Whether the key has none of the values, or is absent. */
  readonly isNegative: boolean;
}

/** The keys whose values a schema lists and that it, or a schema around it, requires. */
export function discriminatorsOf(
  schemas: readonly AppliedSchema[],
  requiredAround: readonly string[] = [],
): Discriminator[] {
  const required = [...requiredAround, ...schemas.flatMap(({ node }) => requiredKeysIn(node))];
  return schemas
    .flatMap(({ node }) => heldBy(node, "properties") ?? [])
    .flatMap(({ step, node }) => {
      const values = listedIn(node);
      const key = String(step);
      return values && required.includes(key) ? [{ key, values, isNegative: false }] : [];
    });
}

/** The values of keys that tell a case from others; empty where there are none. */
export function discriminatorText(told: readonly Discriminator[]): string {
  const texts = told.map(({ key, values }) => `${code(key)} is ${orList(values.map(code))}`);
  return texts.length > 0 ? `where ${texts.join(" and ")}` : "";
}

function listedIn({ keywords }: SchemaNode): string[] | undefined {
  const values = "const" in keywords ? [keywords["const"]] : keywords["enum"];
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : undefined;
}

/** What follows where a condition fails that lists the values of one key and asks for nothing else. */
export function negated(condition: SchemaNode): Discriminator[] {
  const isSole = Object.keys(condition.keywords).every(
    (one) => isAnnotation(one) || ["properties", "required"].includes(one),
  );
  const [only, ...others] = heldBy(condition, "properties") ?? [];
  const values = only && listedIn(only.node);
  const asserts = Object.keys(only?.node.keywords ?? {}).filter((keyword) => !isAnnotation(keyword));
  const key = String(only?.step);
  const isOfKey = others.length === 0 && asserts.length === 1 && requiredKeysIn(condition).join() === key;
  return isSole && values && isOfKey ? [{ key, values, isNegative: true }] : [];
}

/** Whether no object is as both say. */
export function contradict(a: Discriminator, b: Discriminator): boolean {
  if (a.key !== b.key || (a.isNegative && b.isNegative)) return false;
  if (a.isNegative) return contradict(b, a);
  return b.isNegative ? a.values.every((one) => b.values.includes(one)) : !overlap(a, b);
}

/** Whether the first implies the second. */
export const implies = (a: Discriminator, b: Discriminator): boolean =>
  a.key === b.key && !a.isNegative && b.isNegative && !overlap(a, b);

const overlap = (a: Discriminator, b: Discriminator): boolean => a.values.some((one) => b.values.includes(one));
