import type { SchemaNode } from "../schemas/model.ts";
import { alternativesIn } from "./alternatives.ts";
import { type AppliedSchema, describedKeysIn, keysIn, propertiesAt } from "./applied.ts";
import type { Case } from "./cases.ts";
import type { Choice } from "./choices.ts";
import { alternativesText } from "./decision.ts";
import { code } from "./inline.ts";

/** Whether an object must, may or must not have a field. */
export type Presence = "required" | "optional" | "absent";

/** The keys of which a case says something. */
export const keysOf = ({ schemas, required, absent, named, undecided }: Case): string[] => [
  ...required,
  ...named,
  ...schemas.flatMap(({ node }) => [...describedKeysIn(node), ...dependentsIn(node).flatMap(({ needs }) => needs)]),
  ...schemas.flatMap(({ node }) => alternativesIn(node)).flatMap(({ groups }) => groups.flat()),
  ...absent,
  ...undecided.flatMap(({ branches }) => branches.flatMap((branch) => keysIn(branch.schemas))),
];

export const presenceIn = ({ schemas, required, absent }: Case, key: string): Presence => {
  if (absent.has(key) || isClosedTo(schemas, key)) return "absent";
  return required.has(key) ? "required" : "optional";
};

/** Whether one of the schemas allows no keys but others, or no value of the key. */
const isClosedTo = (schemas: readonly AppliedSchema[], key: string): boolean => {
  const lists = ({ node }: AppliedSchema) => propertiesAt(node, key).length > 0;
  const isClosed = (one: AppliedSchema) => one.node.keywords["additionalProperties"] === false && !lists(one);
  const areClosed = schemas.some(({ node }) => node.keywords["unevaluatedProperties"] === false);
  const isForbidden = schemas.some(({ node }) => propertiesAt(node, key).some(({ schema }) => schema === false));
  return isForbidden || schemas.some(isClosed) || (areClosed && !schemas.some(lists));
};

/** On what it depends whether an optional key must be present. */
export function conditionsOn({ schemas, undecided }: Case, key: string): string[] {
  const nodes = schemas.map(({ node }) => node);
  const alternatives = nodes.flatMap(alternativesIn).filter(({ groups }) => groups.flat().includes(key));
  const dependent = nodes.flatMap(dependentsIn).filter(({ needs }) => needs.includes(key));
  return [
    ...alternatives.map(alternativesText),
    ...dependent.map((one) => `required with ${code(one.key)}`),
    ...(isUndecided(undecided, key) ? ["depends on the rules below"] : []),
  ];
}

/** Whether choices that are left to the rules speak of a key. */
export const isUndecided = (undecided: readonly Choice[], key: string): boolean =>
  undecided.some(({ branches }) => branches.some((branch) => keysIn(branch.schemas).includes(key)));

/** The keys that the presence of a key requires. */
function dependentsIn({ keywords: { dependentRequired } }: SchemaNode): { key: string; needs: readonly string[] }[] {
  if (typeof dependentRequired !== "object" || dependentRequired === null) return [];
  const isString = (key: unknown): key is string => typeof key === "string";
  return Object.entries(dependentRequired).flatMap(([key, needs]) =>
    Array.isArray(needs) ? [{ key, needs: needs.filter(isString) }] : [],
  );
}
