/** Ten times as many runs in `npm run test:thorough`. */
const factor = process.env["CI_THOROUGH"] === "1" ? 10 : 1;

/** The number of runs of a property whose runs take most of the test time. */
export const runs = (count: number): number => count * factor;
