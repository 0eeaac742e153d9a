import { type SchemaObject as Fields, isSchemaObject as isRecord } from "../schemas/schema.ts";
import { type Entry, type Loss, objectsIn, propertiesIn, type Reading, type Subject, unread } from "./plan.ts";
import { pathText } from "./property-path.ts";
import { entryOfRule } from "./rule.ts";

/** Reads a tracking plan of RudderStack: its events with their rules, or with the list of their properties. */
export function readRudderstack(plan: unknown, losses: Loss[]): Reading {
  const events = eventsIn(plan);
  if (events === undefined) return { error: { message: "has no list of `events`" } };
  if (isRecord(plan)) losses.push(...unread(plan, ["events", "rules", "data"]));
  return objectsIn(events, "an event", losses).flatMap((event) => entriesOf(event, losses));
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
  const isListed = rules === undefined && Array.isArray(properties);
  losses.push(...unread(event, [...readKeys, ...(isListed ? listKeys : ["rules"])], { event: own }));
  const fallback = subject === "event" ? "properties" : "traits";
  const section = typeof identitySection === "string" && identitySection !== "" ? identitySection : fallback;
  const schema = isListed ? dataOf(event, own, losses, []) : rules;
  const rule = { subject, name: own, description, schema, section: isListed ? [] : section.split(".") };
  return [entryOfRule(rule, losses)];
}

const readKeys = ["name", "description", "eventType", "identitySection"];
const listKeys = ["properties", "additionalProperties"];

/** The schema that a list of properties describes, at the top or in one of them. */
function dataOf({ properties, additionalProperties }: Fields, event: string, losses: Loss[], path: string[]): Fields {
  const listed = [...propertiesIn(properties, "name", losses, event)];
  const required = listed.filter(([, one]) => one["required"] === true).map(([name]) => name);
  const schemas = listed.map(([name, one]) => [name, propertyOf(one, event, [...path, name], losses)]);
  return {
    type: "object",
    properties: Object.fromEntries(schemas),
    ...(required.length > 0 && { required }),
    ...(additionalProperties === false && { additionalProperties }),
  };
}

function propertyOf(property: Fields, event: string, path: string[], losses: Loss[]): Fields {
  const { description, type, propConfig, properties, additionalProperties } = property;
  const isConfig = isRecord(propConfig);
  const known = ["name", "description", "type", "required", ...listKeys, ...(isConfig ? ["propConfig"] : [])];
  losses.push(...unread(property, known, { event, property: pathText(path) }));
  const types = typeof type === "string" ? type.split(",").map((one) => one.trim()) : [];
  const isNested = Array.isArray(properties) && properties.length > 0;
  return {
    ...(types.length > 0 && types[0] !== "" && { type: types.length === 1 ? types[0] : types }),
    ...(typeof description === "string" && description !== "" && { description }),
    ...(isConfig && propConfig),
    ...(isNested && dataOf({ properties, additionalProperties }, event, losses, path)),
  };
}
