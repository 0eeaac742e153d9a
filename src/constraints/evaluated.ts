import { at, referred, type SchemaNode } from "../schemas/model.ts";
import { additional, and, items, not, type } from "./combine.ts";
import { type Constraint, type EvaluatedItems, type EvaluatedKeys, isNo, isYes, yes } from "./constraint.ts";

/** What the keywords of a schema evaluate by themselves. */
interface Own<Part> {
  /** What the keywords of the schema itself evaluate. */
  readonly partsOf: (node: SchemaNode) => readonly Part[];
  readonly constraintOf: (node: SchemaNode) => Constraint;
}

/** The keys that the parts of a schema evaluate, `unevaluatedProperties` of the schema itself left aside (2020-12, core, 11.3). */
export const evaluatedKeys = (node: SchemaNode, constraintOf: (node: SchemaNode) => Constraint): EvaluatedKeys[] =>
  evaluated(node, { partsOf: keysOfKeywords, constraintOf }, "unevaluatedProperties");

/** The items that the parts of a schema evaluate, `unevaluatedItems` of the schema itself left aside (2020-12, core, 11.2). */
export const evaluatedItems = (node: SchemaNode, constraintOf: (node: SchemaNode) => Constraint): EvaluatedItems[] =>
  evaluated(node, { partsOf: (one) => itemsOfKeywords(one, constraintOf), constraintOf }, "unevaluatedItems");

function keysOfKeywords({ keywords }: SchemaNode): EvaluatedKeys[] {
  const known = Object.keys((keywords["properties"] ?? {}) as object);
  const patterns = Object.keys((keywords["patternProperties"] ?? {}) as object);
  const all = "additionalProperties" in keywords || "unevaluatedProperties" in keywords;
  return all || known.length + patterns.length > 0 ? [{ when: yes, known, patterns, all }] : [];
}

function itemsOfKeywords(node: SchemaNode, constraintOf: (node: SchemaNode) => Constraint): EvaluatedItems[] {
  const { keywords } = node;
  const isAll = "items" in keywords || "unevaluatedItems" in keywords;
  const first = isAll ? Number.POSITIVE_INFINITY : ((keywords["prefixItems"] ?? []) as unknown[]).length;
  return [
    ...(first > 0 ? [{ when: yes, first }] : []),
    ...("contains" in keywords ? [{ when: yes, first: 0, matching: constraintOf(at(node, "contains")) }] : []),
  ];
}

/** A part under a condition counts only where the value satisfies it; one that must hold anyway counts always. */
function evaluated<Part extends { readonly when: Constraint }>(
  node: SchemaNode,
  own: Own<Part>,
  leftAside?: string,
  seen: ReadonlySet<SchemaNode> = new Set(),
): Part[] {
  // A reference that leads back to itself is refused where it is compiled.
  if (seen.has(node)) return [];
  const { keywords } = node;
  const without = Object.fromEntries(Object.entries(keywords).filter(([keyword]) => keyword !== leftAside));
  const given = (when: Constraint, parts: readonly Part[]): Part[] =>
    parts.map((part) => ({ ...part, when: and([when, part.when]) })).filter((part) => !isNo(part.when));
  const inner = (part: SchemaNode) => evaluated(part, own, undefined, new Set([...seen, node]));
  const list = (keyword: string) => node.held.filter((one) => one.keyword === keyword);
  const branches = ["anyOf", "oneOf"].flatMap(list).map((one) => one.node);
  const test = "if" in keywords ? own.constraintOf(at(node, "if")) : undefined;
  return [
    ...own.partsOf({ ...node, keywords: without, held: node.held }),
    ...("$ref" in keywords ? inner(referred(node)) : []),
    ...list("allOf").flatMap((one) => inner(one.node)),
    ...branches.flatMap((branch) => givenIfAny(branch, inner(branch))),
    ...list("dependentSchemas").flatMap(({ step, node: one }) =>
      given(and([type(["object"]), { op: "present", key: String(step) }]), inner(one)),
    ),
    ...(test === undefined ? [] : conditional(test)),
  ];

  function givenIfAny(branch: SchemaNode, parts: readonly Part[]): Part[] {
    return parts.length === 0 ? [] : given(own.constraintOf(branch), parts);
  }

  function conditional(condition: Constraint): Part[] {
    const then = "then" in keywords ? inner(at(node, "then")) : [];
    const otherwise = "else" in keywords ? inner(at(node, "else")) : [];
    return [...given(condition, [...inner(at(node, "if")), ...then]), ...given(not(condition), otherwise)];
  }
}

/** A constraint on the values of the keys that no part has evaluated. Where all parts apply anyway, it is one on additional keys. */
export function ofUnevaluatedKeys(by: readonly EvaluatedKeys[], of: Constraint): Constraint {
  if (isYes(of) || by.some(({ when, all }) => isYes(when) && all)) return yes;
  if (!by.every(({ when }) => isYes(when))) return { op: "unevaluatedProperties", by, of };
  const [known, patterns] = [by.flatMap((one) => one.known), by.flatMap((one) => one.patterns)];
  return additional(known, patterns, of);
}

/** A constraint on the items that no part has evaluated. Where all parts apply anyway, it is one on the items after theirs. */
export function ofUnevaluatedItems(by: readonly EvaluatedItems[], of: Constraint): Constraint {
  if (isYes(of) || by.some(({ when, first }) => isYes(when) && first === Number.POSITIVE_INFINITY)) return yes;
  const isPlain = by.every(({ when, matching }) => isYes(when) && matching === undefined);
  return isPlain ? items(of, Math.max(0, ...by.map(({ first }) => first))) : { op: "unevaluatedItems", by, of };
}
