import { Scalar, stringify } from "yaml";
import type { Path } from "../runtime/validate/path.ts";
import { type SchemaObject as Fields, isSchemaObject as isRecord } from "../schemas/schema.ts";
import { type Loss, type Reading, type Subject, unread } from "./plan.ts";
import {
  entryOf,
  isListable,
  isPlanType,
  type PlanEntry,
  type PlanProperties,
  type PlanProperty,
  type PlanType,
  type PlanValue,
} from "./property.ts";
import { eachItem, pathText } from "./property-path.ts";

/** The parts of the file that describe attributes, and what they are about. */
const attributeParts = [
  ["identify", "user-attributes"],
  ["group", "account-attributes"],
] as const satisfies readonly (readonly [string, Subject])[];

/** Reads the platform's own plan, `intempt.yaml`. */
export function readIntemptYaml(plan: unknown, losses: Loss[]): Reading {
  if (!isRecord(plan) || !("events" in plan)) return { error: { message: "has no `events`" } };
  const reader = new PlanReader(losses);
  losses.push(...unread(plan, ["version", "events", "identify", "group"]));
  const events = namedIn(plan["events"]);
  if (events === undefined) return { error: { message: "has `events` that are neither an object by name nor a list" } };
  return [
    ...events.map(([name, event]) => entryOf(reader.entry("event", name, event, ["properties"]))),
    ...attributeParts
      .filter(([part]) => plan[part] !== undefined && plan[part] !== null)
      .map(([part, subject]) => entryOf(reader.entry(subject, subject, plan[part], ["traits", "properties"]))),
  ];
}

/** The members of an object, or the items of a list by their `name`; `undefined` for anything else. */
function namedIn(value: unknown): (readonly [name: string, value: unknown])[] | undefined {
  if (isRecord(value)) return Object.entries(value);
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value) || !value.every((one) => isRecord(one) && typeof one["name"] === "string"))
    return undefined;
  return value.map(({ name, ...one }: Fields) => [name as string, one]);
}

/** Reads the parts of a plan, and lists what it cannot read. */
class PlanReader {
  readonly #losses: Loss[];

  constructor(losses: Loss[]) {
    this.#losses = losses;
  }

  /** `holders` are the keys that may hold the properties. */
  entry(subject: Subject, name: string, value: unknown, holders: readonly string[]): PlanEntry {
    const lose = (what: string) => this.#losses.push({ event: name, what });
    if (!isRecord(value)) {
      if (value !== null) lose("is not an object, so it has no properties");
      return { subject, name, properties: new Map() };
    }
    this.#losses.push(...unread(value, ["description", ...holders], { event: name }));
    const holder = holders.find((key) => value[key] !== undefined) ?? "properties";
    return {
      subject,
      name,
      description: this.#description(value, lose),
      properties: this.#properties(value[holder], name, [], lose),
    };
  }

  #properties(value: unknown, event: string, path: Path, lose: (what: string) => void): PlanProperties {
    const named = namedIn(value);
    if (named === undefined) lose("has properties that are neither an object by name nor a list");
    const properties = new Map<string, PlanProperty>();
    for (const [name, property] of named ?? []) {
      const at = [...path, name];
      const required = isRecord(property) ? (property["required"] ?? false) : false;
      if (properties.has(name)) this.#losses.push({ event, property: pathText(at), what: "is described twice" });
      else properties.set(name, { ...this.#value(property, event, at), required: required === true });
      if (typeof required !== "boolean")
        this.#losses.push({ event, property: pathText(at), what: "`required` is neither true nor false" });
    }
    return properties;
  }

  #value(value: unknown, event: string, path: Path): PlanValue {
    const where = { event, property: pathText(path) };
    const lose = (what: string) => this.#losses.push({ ...where, what });
    if (!isRecord(value)) {
      if (value !== null) lose("is not an object, so it has no type");
      return { type: "any" };
    }
    const { properties, items } = value;
    this.#losses.push(...unread(value, valueKeys, where));
    return {
      type: this.#type(value, lose),
      description: this.#description(value, lose),
      enum: this.#enum(value, lose),
      ...(properties !== undefined && { properties: this.#properties(properties, event, path, lose) }),
      ...(items !== undefined && { items: this.#value(items, event, [...path, eachItem]) }),
    };
  }

  #type({ type = "any" }: Fields, lose: (what: string) => void): PlanType {
    if (isPlanType(type)) return type;
    lose("`type` is unknown, so any value is allowed");
    return "any";
  }

  #description({ description }: Fields, lose: (what: string) => void): string | undefined {
    if (typeof description === "string" || description === undefined || description === null)
      return description ?? undefined;
    lose("`description` is not a string");
    return undefined;
  }

  #enum({ enum: values }: Fields, lose: (what: string) => void): readonly unknown[] | undefined {
    if (values === undefined || values === null) return undefined;
    if (Array.isArray(values) && values.every(isListable)) return values;
    lose("`enum` is not a list of strings, numbers, booleans and null");
    return undefined;
  }
}

const valueKeys = ["type", "required", "description", "enum", "properties", "items"];

/** Writes the platform's own plan. Keys are written as YAML needs them, so that any name is read as it was. */
export function writeIntemptYaml(entries: readonly PlanEntry[]): string {
  const plan = new Map<string, unknown>([["version", 1]]);
  const events = entries.filter(({ subject }) => subject === "event");
  plan.set("events", new Map(events.map((event) => [keyOf(event.name), fieldsOf(event, "properties")])));
  for (const [part, subject] of attributeParts) {
    const entry = entries.find((one) => one.subject === subject);
    if (entry !== undefined) plan.set(part, fieldsOf(entry, "traits"));
  }
  return stringify(plan, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A name as a key. In quotes, that of merge keys is a name like any other. */
function keyOf(name: string): unknown {
  const scalar = new Scalar(name);
  if (name === "<<") scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

const fieldsOf = ({ description, properties }: PlanEntry, holder: string): Map<string, unknown> =>
  new Map<string, unknown>([...given({ description }), [holder, propertiesIn(properties)]]);

const propertiesIn = (properties: PlanProperties): Map<unknown, unknown> =>
  new Map([...properties].map(([name, { required, ...value }]) => [keyOf(name), valueIn(value, required)]));

function valueIn({ type, properties, items, ...annotations }: PlanValue, required = false): Map<string, unknown> {
  return new Map<string, unknown>([
    ["type", type],
    ...given({ required: required || undefined, ...annotations }),
    ...given({ properties: properties && propertiesIn(properties), items: items && valueIn(items) }),
  ]);
}

const given = (fields: object): [string, unknown][] =>
  Object.entries(fields).filter(([, value]) => value !== undefined);
