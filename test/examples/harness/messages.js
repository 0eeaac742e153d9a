import { schemas } from "../../../generated/schemas.ts";
import { randomFrom } from "../../../src/sample/random.ts";
import { sampler } from "../../../src/sample/sample.ts";

/** What comes through a queue: mostly single payloads, also requests, orders whose lines share an eventId, several lines, empty requests, and what is not JSON. */
export function messages(seed) {
  const next = sampler(schemas, { seed, shapes: 64, invalid: 0.05 });
  const random = randomFrom(seed);
  const some = () => Array.from({ length: 1 + random(4) }, next);
  return () => {
    const choice = random(100);
    if (choice < 2) return Buffer.from(`{"track":[{"name":"Purchase","payload":[${orderLines(random)}]}]}`);
    if (choice < 75) return Buffer.from(next());
    if (choice < 88) return Buffer.from(`{"track":[{"name":"Sampled","payload":[${some()}]}]}`);
    if (choice < 94) return Buffer.from(some().join("\n"));
    if (choice < 96) return Buffer.from('{"track":[]}');
    if (choice < 98) return Buffer.from([0xff, random(256), 0x00, random(256)]);
    return Buffer.from(next().slice(0, -random(20)));
  };
}

function orderLines(random) {
  const order = `order_${random(1e9)}`;
  return [1, 2, 3].map((line) => JSON.stringify({ eventId: order, profileId: "prof_1", data: { line } }));
}
