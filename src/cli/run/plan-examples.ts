import type { ResolvedPlan } from "../../generate/plan/generate-plan.ts";
import { randomFrom } from "../../sample/random.ts";
import { valueMaker } from "../../sample/schema-values.ts";
import { payloadFile } from "../../schemas/planned-schemas.ts";
import type { SchemaObject } from "../../schemas/schema.ts";

/** The schemas of a plan for its pages: those that show none have an example of what is sent. */
export function withExamples({ model, plan, resolved }: ResolvedPlan): Map<string, SchemaObject> {
  const schemas = new Map(resolved.schemas as ReadonlyMap<string, SchemaObject>);
  const give = (name: string, example: unknown) => {
    const schema = schemas.get(name);
    if (example !== undefined && schema !== undefined && schema["examples"] === undefined)
      schemas.set(name, { ...schema, examples: [example] });
  };
  for (const event of plan.events) {
    const data = exampleOf(model, event.file);
    if (data === undefined) continue;
    const payload = { eventId: "evt_98ac13f01a2b", profileId: "usr_12ab45c99d77", timestamp: 1714631904000, data };
    give(event.file, data);
    give(payloadFile(event), payload);
    if (!event.isDeprecated) give("track-request", { track: [{ name: event.name, payload: [payload] }] });
  }
  return schemas;
}

/** The first example of a file, or else a value that is made like those in it. */
function exampleOf(model: ResolvedPlan["model"], file: string): unknown {
  const root = model.root(file);
  const { examples } = root.keywords;
  return Array.isArray(examples) ? examples[0] : valueMaker(root, () => undefined, true)(randomFrom(1));
}
