import { parsed, randomFrom, shuffled } from "./workloads.js";

/** Few enough that the processor's caches hold them, as they hold a document that has just been parsed. */
const count = 250;

/** Valid documents of a schema, every key present, in as many orders of the keys of each object. */
export const validDocuments = (schema, orders) => parsed(() => documents(schema, orders));

/** The same, each with one fault at the top. */
export const invalidDocuments = (schema, orders) => {
  const key = (schema.oneOf?.[0] ?? schema).required[0];
  const faults = [
    (document) => [document],
    (document) => ({ ...document, unknown: 1 }),
    ({ [key]: _, ...rest }) => rest,
    (document) => ({ ...document, [key]: 1 }),
  ];
  return parsed(() => documents(schema, orders).map((document, i) => faults[i % faults.length](document)));
};

function documents(schema, orders) {
  const random = randomFrom(11);
  return Array.from({ length: count }, (_, i) => {
    const order = i % orders;
    const inOrder = order === 0 ? (keys) => keys : (keys) => shuffled(keys, randomFrom(order));
    return sampleOf(schema, random, inOrder);
  });
}

/** A value of a schema, for the keywords that the schemas of this folder use. */
function sampleOf(schema, random, inOrder) {
  if (schema.oneOf) return sampleOf(schema.oneOf[random(schema.oneOf.length)], random, inOrder);
  if (Array.isArray(schema.type) && random(4) === 0) return null;
  const listed = schema.enum ?? schema.examples;
  if (listed) return listed[random(listed.length)];
  if ("const" in schema) return schema.const;
  switch ([schema.type].flat()[0]) {
    case "object": {
      const keys = inOrder(Object.keys(schema.properties));
      return Object.fromEntries(keys.map((key) => [key, sampleOf(schema.properties[key], random, inOrder)]));
    }
    case "array": {
      const length = 1 + random(4);
      return Array.from({ length }, () => sampleOf(schema.items, random, inOrder));
    }
    case "string":
      return `value ${random(1_000_000)} of it`.slice(0, schema.maxLength);
    case "integer":
      return (schema.minimum ?? 0) + random(Math.min(1000, (schema.maximum ?? 1000) - (schema.minimum ?? 0)));
    case "number":
      return (1 + random(100 * Math.min(100, schema.maximum ?? 100))) / 100;
    default:
      return random(2) === 0;
  }
}
