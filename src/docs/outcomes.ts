import { presenceTest } from "../schemas/keys.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import { alternativesIn } from "./alternatives.ts";
import { appliedSchemas } from "./applied.ts";
import { type Case, caseOf, wholeOf } from "./cases.ts";
import { conditionIn } from "./choices.ts";
import { oneLine } from "./inline.ts";
import type { Decision, Outcome } from "./model.ts";

/** What the presence of one key decides. */
export function decisionOf(node: SchemaNode): Decision | undefined {
  const key = presenceTest(node);
  const whole = wholeOf(appliedSchemas(node));
  const choices = conditionIn(node).flatMap(({ place, branches }) => branches.map((branch) => ({ place, branch })));
  const [then, otherwise] = choices.map(({ place, branch }) => outcomeOf(caseOf([whole, branch], [place])));
  return key !== undefined && then && otherwise ? { key, outcomes: [then, otherwise] } : undefined;
}

function outcomeOf({ title, schemas, required, absent }: Case): Outcome | undefined {
  const own = schemas.findLast(({ node }) => isSchemaObject(node.keywords["x-kind"]))?.node.keywords;
  if (own === undefined) return undefined;
  const { kind, createsAnonymousUsers, profileRequired } = own["x-kind"] as SchemaObject;
  return {
    title,
    description: typeof own["description"] === "string" ? oneLine(own["description"]) : "",
    kind: String(kind),
    createsAnonymousUsers: createsAnonymousUsers === true,
    profileRequired: profileRequired === true,
    required: [...required],
    alternatives: schemas.flatMap(({ node }) => alternativesIn(node)),
    absent: [...absent],
  };
}
