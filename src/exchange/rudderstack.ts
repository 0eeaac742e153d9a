import { type SchemaObject as Fields, isSchemaObject as isRecord } from "../schemas/schema.ts";
import { type Entry, type Loss, type Reading, type Subject, unread } from "./plan.ts";
import { pathText } from "./property-path.ts";
import { entryOfRule } from "./rule.ts";

/** Reads a tracking plan of RudderStack: its events with their rules, or with the list of their properties. */
export function readRudderstack(plan: unknown, losses: Loss[]): Reading {
  const events = eventsIn(plan);
  if (events === undefined) return { error: { message: "has no list of `events`" } };
  if (isRecord(plan)) losses.push(...unread(plan, ["events", "rules", "data"]));
  return events.filter(isRecord).flatMap((event) => entriesOf(event, losses));
}

/** Whether it is a plan of RudderStack: only its events say of which type of call they are. */
export const isRudderstack = (plan: unknown): boolean =>
  eventsIn(plan)?.some((event) => isRecord(event) && ("eventType" in event || "identitySection" in event)) ?? false;

function eventsIn(plan: unknown): readonly unknown[] | undefined {
  if (!isRecord(plan)) return undefined;
  const holders = [plan["events"], isRecord(plan["rules"]) ? plan["rules"]["events"] : undefined, plan["data"]];
  return holders.find((one) => Array.isArray(one)) as readonly unknown[] | undefined;
}

const subjects: Readonly<Record<string, Subject>> = {
  track: "event",
  identify: "user-attributes",
  group: "account-attributes",
};

function entriesOf(event: Fields, losses: Loss[]): Entry[] {
  const { name, description, eventType = "track", identitySection, rules, properties } = event;
  const subject = Object.hasOwn(subjects, String(eventType)) ? subjects[String(eventType)] : undefined;
  const own = subject === "event" ? name : subject;
  if (subject === undefined || typeof own !== "string") {
    const what =
      subject === undefined ? `a rule of type ${String(eventType)} has no equivalent` : "an event has no name";
    losses.push({ ...(typeof name === "string" && name !== "" && { event: name }), what });
    return [];
  }
  losses.push(...unread(event, readKeys, { event: own }));
  const fallback = subject === "event" ? "properties" : "traits";
  const section = typeof identitySection === "string" && identitySection !== "" ? identitySection : fallback;
  const isListed = rules === undefined && Array.isArray(properties);
  const schema = isListed ? dataOf(event, own, losses) : rules;
  return [
    entryOfRule({ subject, name: own, description, schema, section: isListed ? [] : section.split(".") }, losses),
  ];
}

const readKeys = ["name", "description", "eventType", "identitySection", "rules", "properties", "additionalProperties"];

/** The schema that a list of properties describes, at the top or in one of them. */
function dataOf(
  { properties, additionalProperties }: Fields,
  event: string,
  losses: Loss[],
  path: string[] = [],
): Fields {
  const listed = (properties as unknown[]).filter(
    (one): one is Fields & { name: string } => isRecord(one) && typeof one["name"] === "string",
  );
  const required = listed.filter((one) => one["required"] === true).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(
      listed.map((one) => [one.name, propertyOf(one, event, [...path, one.name], losses)]),
    ),
    ...(required.length > 0 && { required }),
    ...(additionalProperties === false && { additionalProperties }),
  };
}

function propertyOf(property: Fields, event: string, path: string[], losses: Loss[]): Fields {
  const { description, type, propConfig, properties, additionalProperties } = property;
  losses.push(...unread(property, propertyKeys, { event, property: pathText(path) }));
  const types = typeof type === "string" ? type.split(",").map((one) => one.trim()) : [];
  const isNested = Array.isArray(properties) && properties.length > 0;
  return {
    ...(types.length > 0 && types[0] !== "" && { type: types.length === 1 ? types[0] : types }),
    ...(typeof description === "string" && description !== "" && { description }),
    ...(isRecord(propConfig) && propConfig),
    ...(isNested && dataOf({ properties, additionalProperties }, event, losses, path)),
  };
}

const propertyKeys = ["name", "description", "type", "propConfig", "required", "properties", "additionalProperties"];
