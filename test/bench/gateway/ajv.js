import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { serve } from "./server.js";

const folder = new URL("../../../schemas/", import.meta.url);
const schemas = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((path) => JSON.parse(readFileSync(new URL(path, folder), "utf8")));
const ajv = new Ajv2020({ strict: false, validateFormats: false, schemas });
const payload = ajv.getSchema("https://intempt-event-schema.example/payload.json");
const request = ajv.getSchema("https://intempt-event-schema.example/track-request.json");

serve((bytes) => {
  let value;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    return [{ message: "no JSON" }];
  }
  const validate = value && "track" in value ? request : payload;
  return validate(value) ? undefined : validate.errors;
});
