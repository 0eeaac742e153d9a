import { bad, good } from "./bodies.js";
import { trackBody } from "./orval-client.ts";

/** The schemas that orval makes for zod accept and reject what they must. */
const wrong = [
  ...good.filter((body) => !trackBody.safeParse(body).success),
  ...bad.filter((body) => trackBody.safeParse(body).success),
];
if (wrong.length > 0) throw new Error(`wrong verdicts: ${JSON.stringify(wrong)}`);
