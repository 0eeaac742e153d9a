import * as lines from "../../generated/lines.ts";
import { bytesValidators } from "../../generated/scanners/index.ts";
import { lineScanners } from "../../src/runtime/records/line-scanner.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { documents } from "./documents.ts";
import { mutated } from "./mutations.ts";
import { exactVerdict } from "./texts.ts";

const names = Object.keys(bytesValidators) as (keyof typeof bytesValidators)[];
const scanners = await lineScanners(lines);
const lineFeed = Uint8Array.of(0x0a);

/**
 * How often `check` gave each answer, and how often WebAssembly has passed a line. Throws where one of them is at odds with the
 * exact path.
 */
export function holdMutations(count: number, seed: number): Record<string, number> {
  const random = randomFrom(seed);
  const seeds = documents.map((text) => new TextEncoder().encode(text));
  const inLines = names.map((name) => scanners?.(name, undefined));
  const answers: Record<string, number> = {};
  const add = (answer: string) => {
    answers[answer] = (answers[answer] ?? 0) + 1;
  };
  for (let i = 0; i < count; i++) {
    const name = names[i % names.length] as (typeof names)[number];
    const bytes = mutated(seeds[random(seeds.length)] as Uint8Array, random);
    const answer = bytesValidators[name].check(bytes);
    add(answer);
    const inLine = inLines[i % names.length];
    inLine?.load(Buffer.concat([bytes, lineFeed]));
    const isPassed = !bytes.includes(0x0a) && inLine?.pass(0, bytes.length + 1, bytes.length).lines === 1;
    if (isPassed) add("passed");
    if (answer === "undecided" && !isPassed) continue;
    const { status, kind } = exactVerdict(bytes, (schemaOf(bytesValidators[name]) as BytesSchema).compiledSchemaOf);
    const isWrong =
      answer === "invalid" ? status === "valid" : answer !== "undecided" && (status !== "valid" || kind !== answer);
    if (isWrong || (isPassed && (status !== "valid" || kind !== inLine?.kindOf(0))))
      throw new Error(`${name} says ${answer}, ${isPassed} of ${JSON.stringify(new TextDecoder().decode(bytes))}`);
  }
  return answers;
}
