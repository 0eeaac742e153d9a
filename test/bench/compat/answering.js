/** Answers each pair that the parent process sends. An answer without a verdict has failed. */
export function answerEach(answer) {
  process.on("message", async (pair) => {
    const start = performance.now();
    let found;
    try {
      found = await answer(pair);
    } catch {
      found = {};
    }
    process.send({ ...found, ms: performance.now() - start });
  });
}
