import { holdMutations } from "../runtime/hold-bytes.ts";

/** `npm run fuzz:bytes [-- COUNT [SEED]]`: holds the scanners to the long way on mutated documents. */
const [count = 10_000_000, seed = 1] = process.argv.slice(2).map(Number);
const step = 100_000;
const answers: Record<string, number> = {};
for (let done = 0; done < count; done += step) {
  const more = holdMutations(Math.min(step, count - done), seed + done);
  for (const [answer, times] of Object.entries(more)) answers[answer] = (answers[answer] ?? 0) + times;
}
console.log(`${count} mutated documents, seed ${seed}: never at odds with the long way`, answers);
