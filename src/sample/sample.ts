import { contractOf, type Family } from "../schemas/families.ts";
import { type Kind, type Kinds, kindsOf } from "../schemas/kinds.ts";
import { appliedTo, SchemaModel, type SchemaNode } from "../schemas/model.ts";
import type { SchemaSet } from "../schemas/schema.ts";
import { type MemberTexts, objectText } from "./members.ts";
import { faultyLine } from "./mutations.ts";
import { chance, pick, type Random, randomFrom, shuffled } from "./random.ts";
import { dataFields, likeExample } from "./sample-values.ts";

export interface SampleOptions {
  readonly seed: number;
  /** How many different sets and orders of keys there are (default: 64, and at least two for each event). */
  readonly shapes?: number;
  /** The part of the payloads that are invalid, from 0 to 1. */
  readonly invalid: number;
  /** What is sent in each kind of payload; by default what shops send. */
  readonly sent?: Sent;
}

/** What is sent: behavioral events, products, or both. */
export interface Sent {
  readonly events: readonly Content[];
  readonly products: readonly Content[];
}

/** What clients put into the open members of a payload. */
export interface Content {
  /** Makes JSON text of the values of certain keys. */
  readonly members: Readonly<Record<string, (random: Random) => string>>;
  /** The members that must be there. */
  readonly required?: readonly string[];
  /** The name of the entry of a track request in which each payload is sent; without it, payloads are sent by themselves. */
  readonly name?: string;
}

/**
 * Makes payloads for trials and load tests, each a JSON text on one line: behavioral events and, one in eight, products. Their
 * keys and the looks of their values are those of the schemas and their examples. The same options give the same lines.
 */
export function sampler(set: SchemaSet, options: SampleOptions): () => string {
  const { seed, invalid, sent = anything } = options;
  const { shapes = Math.max(64, 2 * sent.events.length) } = options;
  const random = randomFrom(seed);
  const model = new SchemaModel(set);
  const payload = model.root((contractOf(model) as Family).payload);
  const { kinds } = kindsOf(payload) as Kinds;
  const [events, products] = kinds as [Kind, Kind];
  const fields = exampleFields(payload);
  // A catalog item with what events need would be an event if its productId were misspelt.
  const required = kinds.flatMap(requiredOf);
  const optional = [...fields.keys()].filter((key) => !required.includes(key));
  const made = Array.from({ length: shapes }, (_, i) => {
    const isProduct = sent.events.length === 0 || (sent.products.length > 0 && i % 8 === 7);
    const contents = isProduct ? sent.products : sent.events;
    const content = contents[(isProduct ? i : i - Math.floor((i + 1) / 8)) % contents.length] as Content;
    return shapeOf(isProduct ? products : events, content, fields, optional, random);
  });
  return () => {
    const shape = pick(random, made);
    const members = membersOf(shape, random);
    const text = chance(random, invalid) ? faultyLine(members, random) : objectText(members);
    const { name } = shape.content;
    return name === undefined ? text : `{"track":[{"name":${JSON.stringify(name)},"payload":[${text}]}]}`;
  };
}

/** Payloads with any `data`. */
export const anything: Sent = { events: [{ members: {} }], products: [{ members: {} }] };

/** How one client sends one kind of payload. */
interface Shape {
  /** The keys in their order, each with an example of what this client sends. */
  readonly fields: readonly (readonly [key: string, example: unknown])[];
  readonly content: Content;
  /** The keys of its `data` where the content does not say what it is. */
  readonly data: readonly string[];
}

/** The examples of each field. */
type Fields = ReadonlyMap<string, readonly unknown[]>;

function shapeOf(kind: Kind, content: Content, fields: Fields, optional: readonly string[], random: Random): Shape {
  const usual = (key: string) => /^(data|timestamp)$/.test(key);
  // A catalog item has no user.
  const likelihood = kind["createsAnonymousUsers"] ? 0.3 : 0.05;
  const isLikely = (key: string) => chance(random, usual(key) ? 0.95 : likelihood);
  const data = shuffled(random, Object.keys(dataFields)).slice(0, 2 + random(5));
  const likely = optional.filter((key) => isLikely(key) || content.required?.includes(key));
  const keys = shuffled(random, [...requiredOf(kind), ...likely]);
  return { fields: keys.map((key) => [key, exampleOf(key, fields.get(key) ?? [], random)]), content, data };
}

const requiredOf = ({ schema }: Kind): readonly string[] => schema.keywords["required"] as readonly string[];

/** Nearly all clients send a timestamp in the form of the first example; identifiers have no such rule. */
const exampleOf = (key: string, examples: readonly unknown[], random: Random): unknown =>
  key === "timestamp" && chance(random, 0.97) ? examples[0] : pick(random, examples);

const membersOf = ({ fields, content: { members }, data }: Shape, random: Random): MemberTexts =>
  fields.map(([key, example]) => {
    const make = Object.hasOwn(members, key) ? members[key] : undefined;
    if (make !== undefined) return [key, make(random)];
    return [key, key === "data" ? dataText(data, random) : likeExample(example, random)];
  });

const dataText = (keys: readonly string[], random: Random): string =>
  objectText(keys.map((key) => [key, dataFields[key]?.(random) ?? "null"]));

/** The fields of payloads, however the schemas are put together, with their own examples or those that they refer to. */
function exampleFields(payload: SchemaNode): Fields {
  const fields = new Map<string, readonly unknown[]>();
  for (const { keyword, step, node } of appliedTo(payload).flatMap(({ held }) => held)) {
    const examples = keyword === "properties" ? appliedTo(node).map(({ keywords }) => keywords["examples"]) : [];
    const first = examples.find(Array.isArray);
    if (first !== undefined) fields.set(String(step), first);
  }
  return fields;
}
