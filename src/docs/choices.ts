import { heldBy, type SchemaNode } from "../schemas/model.ts";
import { isPart } from "../schemas/schema.ts";
import { alternativeKeywords, alternativesIn } from "./alternatives.ts";
import { type AppliedSchema, appliedSchemas, describedKeysIn, held, keysIn, requiredKeysIn } from "./applied.ts";
import {
  conditionOf,
  type Discriminator,
  discriminatorsOf,
  discriminatorText,
  negated,
  presenceOf,
} from "./conditions.ts";

/** A keyword that can be satisfied in several ways, of which one applies. */
export interface Choice {
  /** Its position in the schemas. */
  readonly place: string;
  readonly branches: readonly Branch[];
}

/** One of the ways. */
export interface Branch {
  /** Markdown. */
  readonly title: string;
  readonly schemas: readonly AppliedSchema[];
  /** Keys of which the title says that they are present, that they are absent, or what their values are. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly named: readonly string[];
  readonly facts: readonly Discriminator[];
}

/** The choices that the schemas of an object leave, where it matters to its keys which way is taken. */
export function choicesIn(schemas: readonly AppliedSchema[], outer: ReadonlySet<SchemaNode> = new Set()): Choice[] {
  const nodes = schemas.map(({ node }) => node).filter((node) => !outer.has(node));
  const within = new Set([...outer, ...nodes]);
  const isOfKeys = ({ schemas, present }: Branch) =>
    present.length > 0 || keysIn(schemas).length > 0 || choicesIn(schemas, within).length > 0;
  return nodes
    .flatMap((node) => [...conditionIn(node), ...dependentsIn(node), ...alternativeSchemasIn(node)])
    .filter(({ branches }) => branches.some(isOfKeys));
}

/** The choice of an `if`: the case in which the condition holds, and the other one. */
export function conditionIn(node: SchemaNode): Choice[] {
  const [condition] = held(node, "if");
  if (condition === undefined || !("then" in node.keywords || "else" in node.keywords)) return [];
  const [then, otherwise] = [held(node, "then"), held(node, "else")];
  const { holds, fails, key } = conditionOf(condition);
  const named = describedKeysIn(condition);
  const facts = discriminatorsOf(appliedSchemas(condition));
  return choice(node, "if", [
    branch(then, { title: ownTitle(then) ?? holds, present: requiredKeysIn(condition), named, facts }),
    branch(otherwise, { title: ownTitle(otherwise) ?? fails, absent: keyIn(key), named, facts: negated(condition) }),
  ]);
}

const dependentsIn = (node: SchemaNode): Choice[] =>
  (heldBy(node, "dependentSchemas") ?? []).flatMap(({ step, node: dependent }) => {
    const key = String(step);
    const { holds, fails } = presenceOf(key);
    return choice(node, `dependentSchemas/${key}`, [
      branch([dependent], { title: holds, present: [key] }),
      branch([], { title: fails, absent: [key] }),
    ]);
  });

const keyIn = (key: string | undefined): string[] => (key === undefined ? [] : [key]);

/** Alternatives that ask for keys and for nothing else are said of these keys. */
function alternativeSchemasIn(node: SchemaNode): Choice[] {
  const ofKeys = alternativesIn(node).map(({ keyword }) => keyword);
  const keywords = alternativeKeywords.filter((keyword) => !ofKeys.includes(keyword));
  return keywords.flatMap((keyword) => {
    const alternatives = held(node, keyword);
    const branches = alternatives.map((one, i) => {
      const told = discriminatorsOf(appliedSchemas(one), requiredKeysIn(node));
      return branch([one], { title: ownTitle([one]) ?? (discriminatorText(told) || `alternative ${i + 1}`) });
    });
    return choice(node, keyword, branches);
  });
}

/** The positions of the keywords that cases, and the presence of keys in them, say all of. */
export const saidOfKeys = (schemas: readonly AppliedSchema[]): string[] => [
  ...choicesIn(schemas).flatMap(({ place }) => [place, place.replace(/if$/, "then"), place.replace(/if$/, "else")]),
  ...schemas.flatMap(({ node }) => alternativesIn(node).map(({ keyword }) => placeOf(node, keyword))),
];

export const placeOf = ({ file, pointer }: SchemaNode, keyword: string): string => `${file}#${pointer}/${keyword}`;

function choice(node: SchemaNode, keyword: string, branches: readonly (Branch | undefined)[]): Choice[] {
  const possible = branches.filter((one) => one !== undefined);
  return possible.length > 0 ? [{ place: placeOf(node, keyword), branches: possible }] : [];
}

/** A title that says nothing of keys. */
export const unsaid = { present: [], absent: [], named: [] } as const;

/** `undefined` where no object can satisfy it. */
function branch(
  nodes: readonly SchemaNode[],
  { facts = [], ...rest }: Pick<Branch, "title"> & Partial<Branch>,
): Branch | undefined {
  const schemas = nodes.flatMap((node) => appliedSchemas(node));
  const isImpossible =
    nodes.some(({ schema }) => schema === false) || schemas.some(({ node }) => excludesObjects(node));
  if (isImpossible) return undefined;
  return { ...unsaid, ...rest, schemas, facts: [...facts, ...discriminatorsOf(schemas)] };
}

function excludesObjects({ keywords: { type } }: SchemaNode): boolean {
  const types = [type].flat().filter((one) => typeof one === "string");
  return types.length > 0 && !types.includes("object");
}

/** The title of a branch, or of the file that it refers to, where this is no part of others. */
function ownTitle(nodes: readonly SchemaNode[]): string | undefined {
  const named = nodes.flatMap((node) => [node, ...(node.target && isWhole(node.target) ? [node.target] : [])]);
  return named.map(({ keywords }) => keywords["title"]).find((title) => typeof title === "string");
}

const isWhole = ({ pointer, file }: SchemaNode): boolean => pointer === "" && !isPart(file);
