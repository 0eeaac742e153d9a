/**
 * Interleaved rounds: each round runs every candidate over all inputs, so that noise hits all alike. Only its second pass is
 * timed, after the garbage is gone, so that none pays for the caches and the garbage that its predecessor has left.
 */
export function measure(candidates, inputs, rounds = 21) {
  const times = candidates.map(() => []);
  const counts = candidates.map(() => 0);
  for (let round = 0; round < rounds + 5; round++) {
    candidates.forEach(([, run], i) => {
      let count = 0;
      globalThis.gc?.({ type: "minor" });
      for (const input of inputs) run(input);
      const start = process.hrtime.bigint();
      for (const input of inputs) if (run(input)) count++;
      const time = Number(process.hrtime.bigint() - start) / inputs.length;
      counts[i] = count;
      if (round >= 5) times[i].push(time);
    });
  }
  return candidates.map(([name], i) => ({ name, count: counts[i], ns: median(times[i]) }));
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
