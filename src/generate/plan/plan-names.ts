import type { SchemaModel } from "../../schemas/model.ts";
import { isPlan } from "../../schemas/plan.ts";
import { SchemaError } from "../../schemas/schema.ts";
import { eventTypeName, eventValidatorName, typeName } from "../names.ts";

/** What the modules of every plan declare or import, besides what is named by its files. */
const planTypes: ReadonlySet<string> = new Set([
  ...["EventData", "EventName", "Events", "OtherEntry", "OtherName", "Payload", "ProductPayload", "TrackEntry"],
  ...["TrackRequest", "WirePayload", "WireTrackRequest", "Arbitrary", "PlannedEvent", "Validator"],
]);
const planValues: ReadonlySet<string> = new Set([
  ...["arbitraryOf", "contract", "createTracker", "document", "documentValidator", "eventValidator", "events", "lint"],
  ...["payload", "payloadValidator", "plannedLint", "requestValidator", "schema", "trackRequest", "planned"],
]);

/** Files of a tracking plan whose names would be declared twice in its modules. */
export function planNameErrors({ names }: SchemaModel): SchemaError[] {
  if (!isPlan(names)) return [];
  const declared = new Map<string, string>();
  return names.flatMap((file) => {
    const problem = problemOf(file, declared);
    for (const type of typesOf(file)) declared.set(type, file);
    return problem === undefined ? [] : [new SchemaError(file, "", problem)];
  });
}

const isEvent = (file: string): boolean => file.startsWith("events/");

const typesOf = (file: string): string[] => [typeName(file), ...(isEvent(file) ? [eventTypeName(file)] : [])];

function problemOf(file: string, declared: ReadonlyMap<string, string>): string | undefined {
  const isTaken = typesOf(file).some((type) => planTypes.has(type));
  if (isTaken || (isEvent(file) && planValues.has(eventValidatorName(file))))
    return "this name has a meaning in the generated code: rename the file";
  const type = typesOf(file).find((one) => declared.has(one));
  return type && `${declared.get(type)} would also declare the type ${type}: rename a file`;
}
