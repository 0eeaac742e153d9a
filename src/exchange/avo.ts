import { type SchemaObject as Fields, isSchemaObject as isRecord } from "../schemas/schema.ts";
import { type Entry, type Loss, propertiesIn, type Reading, unread } from "./plan.ts";
import { pathText } from "./property-path.ts";
import { entryOfRule } from "./rule.ts";

/** Reads a tracking plan of Avo: the export with JSON Schemas, or events as its Inspector describes them. */
export function readAvo(plan: unknown, losses: Loss[]): Reading {
  const events = eventsIn(plan);
  if (events === undefined) return { error: { message: "has no list of `events` with `rules` or `eventProperties`" } };
  if (isRecord(plan)) losses.push(...unread(plan, ["events"]));
  return events.flatMap((event) => entriesOf(event, losses));
}

/** Whether it is a plan of Avo in one of its forms. */
export const isAvo = (plan: unknown): boolean => eventsIn(plan) !== undefined;

function eventsIn(plan: unknown): readonly Fields[] | undefined {
  const events = isRecord(plan) ? plan["events"] : plan;
  const isEvent = (event: unknown) => isRecord(event) && ("rules" in event || "eventProperties" in event);
  return Array.isArray(events) && events.length > 0 && events.every(isEvent) ? events : undefined;
}

function entriesOf(event: Fields, losses: Loss[]): Entry[] {
  const { name = event["eventName"], description, rules } = event;
  if (typeof name !== "string") {
    losses.push({ what: "an event has no name" });
    return [];
  }
  losses.push(...unread(event, ["name", "eventName", "description", "rules", "eventProperties"], { event: name }));
  const isInspected = rules === undefined;
  const schema = isInspected ? dataOf(event["eventProperties"], name, losses) : rules;
  return [
    entryOfRule({ subject: "event", name, description, schema, section: isInspected ? [] : ["properties"] }, losses),
  ];
}

/** The schema that the Inspector's list of properties describes. */
function dataOf(properties: unknown, event: string, losses: Loss[], path: readonly (string | number)[] = []): Fields {
  const schemas = [...propertiesIn(properties, "propertyName", losses, event)].map(([name, one]) => [
    name,
    propertyOf(one, event, [...path, name], losses),
  ]);
  return { type: "object", properties: Object.fromEntries(schemas) };
}

const types: Readonly<Record<string, string>> = {
  ...{ string: "string", int: "integer", integer: "integer", long: "integer", float: "number", double: "number" },
  ...{ number: "number", bool: "boolean", boolean: "boolean", object: "object", null: "null" },
};

function propertyOf(property: Fields, event: string, path: readonly (string | number)[], losses: Loss[]): Fields {
  const where = { event, property: pathText(path) };
  losses.push(...unread(property, ["propertyName", "propertyType", "children"], where));
  const stated = String(property["propertyType"]);
  const [, inner] = /^list[(<](.*)[)>]$/.exec(stated) ?? [];
  const type = inner ?? stated;
  const isNested = Array.isArray(property["children"]) && type === "object";
  const isKnown = Object.hasOwn(types, type);
  if (!isKnown) losses.push({ ...where, what: "`propertyType` is unknown, so any value is allowed" });
  const item = isNested ? dataOf(property["children"], event, losses, path) : isKnown ? { type: types[type] } : {};
  return inner === undefined ? item : { type: "array", items: item };
}
