import { schemas } from "../../../generated/schemas.ts";
import { sampler } from "../../../src/sample/sample.ts";

/** Valid payloads of about 350 bytes, of which each comes again after 10,000 others. */
export function plainMessages(count) {
  const next = sampler(schemas, { seed: 1, shapes: 64, invalid: 0 });
  const sampled = Array.from({ length: Math.min(count, 10_000) }, () => Buffer.from(next()));
  return Array.from({ length: count }, (_, i) => sampled[i % sampled.length]);
}
