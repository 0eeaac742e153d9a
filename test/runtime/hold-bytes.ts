import { bytesValidators } from "../../generated/scanners/index.ts";
import { randomFrom } from "../../src/fixtures/random.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/bytes.ts";
import { documents } from "./documents.ts";
import { mutated } from "./mutations.ts";
import { exactVerdict } from "./texts.ts";

const names = Object.keys(bytesValidators) as (keyof typeof bytesValidators)[];

/** How often `check` gave each answer. Throws where it is at odds with the long way. */
export function holdMutations(count: number, seed: number): Record<string, number> {
  const random = randomFrom(seed);
  const seeds = documents.map((text) => new TextEncoder().encode(text));
  const answers: Record<string, number> = {};
  for (let i = 0; i < count; i++) {
    const name = names[i % names.length] as (typeof names)[number];
    const bytes = mutated(seeds[random(seeds.length)] as Uint8Array, random);
    const answer = bytesValidators[name].check(bytes);
    answers[answer] = (answers[answer] ?? 0) + 1;
    if (answer === "undecided") continue;
    const { status, kind } = exactVerdict(bytes, (schemaOf(bytesValidators[name]) as BytesSchema).layerOf);
    if (answer === "invalid" ? status === "valid" : status !== "valid" || kind !== answer)
      throw new Error(`${name} says ${answer} of ${JSON.stringify(new TextDecoder().decode(bytes))}`);
  }
  return answers;
}
