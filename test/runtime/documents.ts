import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { schemas } from "../../generated/schemas.ts";
import { root } from "../oracle.ts";

const folder = join(root, "test/fixtures/payloads");
const recorded = readdirSync(folder).filter((file) => file.endsWith(".json"));

/** Documents as clients send them, and the examples of the schemas, as JSON on one line each. */
export const documents: readonly string[] = [
  ...[...schemas.values()].flatMap(({ examples }) => examples as unknown[]),
  ...recorded.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8"))),
]
  .filter((value) => typeof value === "object")
  .map((value) => JSON.stringify(value));
