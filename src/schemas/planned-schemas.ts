import type { SchemaModel } from "./model.ts";
import type { EventFile, PlanFiles } from "./plan.ts";
import { idOf, type SchemaObject } from "./schema.ts";

/** How the schemas that follow from a plan are derived. */
export interface PlanRules {
  /** Whether events that the plan does not know are forbidden. */
  readonly forbidsUnknown: boolean;
  /** Names that need no schema. */
  readonly otherNames: readonly string[];
  /** Whether an event's `data` must be there: it must if an empty object is not valid by its schema. */
  readonly isRequired: (file: string) => boolean;
}

/**
 * The schemas that follow from a tracking plan, by name: `payload` and `track-request` of the contract, and the same of the wire,
 * and the behavioral events of each event in `payloads/`. They are plain JSON Schema: the name of an entry chooses the schema of its payloads by `if` and `then`.
 */
export function plannedSchemas(model: SchemaModel, plan: PlanFiles, rules: PlanRules): Map<string, SchemaObject> {
  const schemas = new Map<string, SchemaObject>();
  for (const event of plan.events) schemas.set(payloadFile(event), eventSchema(event, rules));
  for (const folder of ["", "wire/"]) {
    schemas.set(`${folder}payload`, payloadSchema(model, folder, plan, rules));
    schemas.set(`${folder}track-request`, requestSchema(model, folder, plan, rules));
  }
  return schemas;
}

/** The schema of the behavioral events of an event. */
export const payloadFile = ({ file }: Pick<EventFile, "file">): string => file.replace(/^events\//, "payloads/");

const latest = "https://json-schema.org/draft/2020-12/schema";

/** Title, description and examples of a shipped schema. */
const headOf = (model: SchemaModel, name: string): SchemaObject => {
  const { title, description } = model.root(idOf(name)).keywords;
  return { $schema: latest, title, description };
};

const isProduct = { required: ["productId"] };

const reference = (folder: string, file: string): SchemaObject => ({
  $ref: `${folder.replace(/[^/]+\//g, "../")}${encodeURI(file)}.json`,
});

/** A member's schema, and that it must be there. */
const member = (key: string, schema: SchemaObject, isRequired: boolean): SchemaObject => ({
  ...(isRequired && { required: [key] }),
  properties: { [key]: schema },
});

const eventSchema = ({ file, name, description, isDeprecated }: EventFile, rules: PlanRules): SchemaObject => ({
  $schema: latest,
  title: name,
  ...(description !== "" && { description }),
  ...(isDeprecated && { deprecated: true }),
  allOf: [{ $ref: idOf("behavioral-event") }],
  ...member("data", reference(folderOf(payloadFile({ file })), file), rules.isRequired(file)),
});

/** The folders of a name, such as `payloads/`. */
const folderOf = (name: string): string => name.replace(/[^/]*$/, "");

function payloadSchema(model: SchemaModel, folder: string, plan: PlanFiles, rules: PlanRules): SchemaObject {
  const { product, attributes } = plan;
  return {
    ...headOf(model, `${folder}payload`),
    allOf: [
      { $ref: idOf(`${folder}payload`) },
      ...attributes.map(({ key, file }) => member(key, reference(folder, file), false)),
    ],
    ...(product !== undefined && {
      if: isProduct,
      then: member("data", reference(folder, product), rules.isRequired(product)),
    }),
  };
}

function requestSchema(model: SchemaModel, folder: string, plan: PlanFiles, rules: PlanRules): SchemaObject {
  const payloads = (schema: SchemaObject) => ({ properties: { payload: { items: schema } } });
  const named = (name: SchemaObject) => ({ required: ["name"], properties: { name } });
  const eventOf = (event: EventFile) =>
    folder === ""
      ? reference(folder, payloadFile(event))
      : member("data", reference(folder, event.file), rules.isRequired(event.file));
  const ofEvent = (event: EventFile) => ({
    if: named({ const: event.name }),
    then: payloads({ if: isProduct, else: eventOf(event) }),
  });
  const names = [...plan.events.map(({ name }) => name), ...rules.otherNames];
  const forbidden = { if: named({ not: { enum: [...new Set(names)] } }), then: payloads(isProduct) };
  const entries = {
    allOf: [
      payloads({ $ref: "payload.json" }),
      ...plan.events.map(ofEvent),
      ...(rules.forbidsUnknown ? [forbidden] : []),
    ],
  };
  return {
    ...headOf(model, `${folder}track-request`),
    "x-document": { recognizedBy: idOf("common/track-document"), otherwise: "payload.json" },
    allOf: [{ $ref: idOf(`${folder}track-request`) }],
    properties: { track: { items: entries } },
  };
}
