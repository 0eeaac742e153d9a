import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const folder = new URL("../../../schemas/", import.meta.url);
const schemas = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((path) => JSON.parse(readFileSync(new URL(path, folder), "utf8")));

/** Ajv's verdict on a payload. */
export const isValid = new Ajv2020({ strict: false, validateFormats: false, schemas }).getSchema(
  "https://intempt-event-schema.example/payload.json",
);
