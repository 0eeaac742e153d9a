import { presenceTest } from "../schemas/keys.ts";
import { keywordsWhere } from "../schemas/keywords.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import { type AppliedSchema, absentKeysIn, appliedSchemas, held, isOnly, requiredKeysIn } from "./applied.ts";
import { andList, code, oneLine } from "./inline.ts";
import type { Alternatives, Decision, Outcome } from "./model.ts";

/** The cases that the `if` of a schema distinguishes, with the titles of its branches; one case without an `if`. */
export interface Case {
  readonly title: string;
  /** All schemas that apply in this case. */
  readonly schemas: readonly AppliedSchema[];
  /** The keys that must be absent. */
  readonly absent: ReadonlySet<string>;
}

export function casesOf(node: SchemaNode): readonly Case[] {
  const root = appliedSchemas(node);
  const choice = root.find(({ node: { keywords } }) => "if" in keywords && ("then" in keywords || "else" in keywords));
  if (choice === undefined) return [caseWith("", root)];
  const [condition = [], then = [], otherwise = []] = ["if", "then", "else"].map((keyword) =>
    held(choice.node, keyword).flatMap((branch) => appliedSchemas(branch)),
  );
  const title = (schemas: readonly AppliedSchema[], fallback: string) =>
    schemas.map(({ node }) => node.keywords["title"]).find((one) => typeof one === "string") ?? fallback;
  const keys = andList(condition.flatMap(({ node }) => requiredKeysIn(node)).map(code)) || "its condition";
  // Where the presence of one key decides, the other case is without it.
  const key = presenceTest(choice.node);
  return [
    caseWith(title(then, `with ${keys}`), [...root, ...condition, ...then]),
    caseWith(title(otherwise, `without ${keys}`), [...root, ...otherwise], key === undefined ? [] : [key]),
  ];
}

const caseWith = (title: string, schemas: readonly AppliedSchema[], absent: readonly string[] = []): Case => ({
  title,
  schemas,
  absent: new Set([...absent, ...schemas.flatMap(({ node }) => absentKeysIn(node))]),
});

export function decisionOf(node: SchemaNode, cases: readonly Case[]): Decision | undefined {
  const key = presenceTest(node);
  const [then, otherwise] = cases.map(outcomeOf);
  return key !== undefined && then && otherwise ? { key, outcomes: [then, otherwise] } : undefined;
}

function outcomeOf({ title, schemas, absent }: Case): Outcome | undefined {
  const own = schemas.findLast(({ node }) => isSchemaObject(node.keywords["x-kind"]))?.node.keywords;
  if (own === undefined) return undefined;
  const { kind, createsAnonymousUsers, profileRequired } = own["x-kind"] as SchemaObject;
  return {
    title,
    description: typeof own["description"] === "string" ? oneLine(own["description"]) : "",
    kind: String(kind),
    createsAnonymousUsers: createsAnonymousUsers === true,
    profileRequired: profileRequired === true,
    required: [...new Set(schemas.flatMap(({ node }) => requiredKeysIn(node)))],
    alternatives: schemas.flatMap(({ node }) => alternativesIn(node)),
    absent: [...absent],
  };
}

/** Where each branch asks for keys and for nothing else. */
function alternativesIn(node: SchemaNode): Alternatives[] {
  return keywordsWhere(({ asksFor }) => asksFor === "some" || asksFor === "one").flatMap((keyword) => {
    const branches = held(node, keyword);
    const groups = branches.map(requiredKeysIn);
    const isOfKeys = branches.every((branch, i) => isOnly(branch, "required") && groups[i]?.length);
    return groups.length > 0 && isOfKeys ? [{ keyword, groups }] : [];
  });
}
