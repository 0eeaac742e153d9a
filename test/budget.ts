/** Ten times as many runs in `npm run test:thorough`. */
const factor = process.env["CI_THOROUGH"] === "1" ? 10 : 1;

/** What a property covers, it covers in few runs; measuring coverage takes most of the time of each. */
const isCoverage = process.env["COVERAGE"] === "1";

/** The number of runs of a property whose runs take most of the test time. */
export const runs = (count: number): number => (isCoverage ? Math.ceil(count / 20) : count * factor);

/** How often a case must at least have occurred in those runs; nothing is asked of the few runs that measure coverage. */
export const occurrences = (count: number): number => (isCoverage ? -1 : count);
