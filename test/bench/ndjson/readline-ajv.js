import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { isValid } from "./ajv.js";
import { tell } from "./lines.js";

let records = 0;
let valid = 0;
for await (const line of createInterface({
  input: createReadStream(process.argv[2]),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  records++;
  try {
    if (isValid(JSON.parse(line))) valid++;
  } catch {}
}
tell({ records, valid });
