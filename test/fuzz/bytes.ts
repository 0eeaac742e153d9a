import { holdMutations } from "../runtime/hold-bytes.ts";

/** `npm run fuzz:bytes [-- COUNT [SEED]]`: compares the scanners with the exact path on mutated documents. */
const [count = 10_000_000, seed = 1] = process.argv.slice(2).map(Number);
const step = 100_000;
const answers: Record<string, number> = {};
for (let done = 0; done < count; done += step) {
  const more = holdMutations(Math.min(step, count - done), seed + done);
  for (const [answer, times] of Object.entries(more)) answers[answer] = (answers[answer] ?? 0) + times;
}
console.log(`${count} mutated documents, seed ${seed}: no contradiction with the exact path`, answers);
