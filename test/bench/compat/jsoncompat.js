import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check_compat, initSync } from "jsoncompat";
import { rootOf } from "../../compat/versions.ts";
import { answerEach } from "./answering.js";

const file = new URL("jsoncompat_wasm_bg.wasm", import.meta.resolve("jsoncompat"));
initSync({ module: readFileSync(fileURLToPath(file)) });

/** It reads 2020-12 only, so older drafts are upgraded for it. */
const upgraded = (schema, draft) => JSON.stringify(rootOf(schema, draft).schema);

// A reader of the new version that is given old payloads.
answerEach(({ sub, sup, draft }) => ({
  isIncluded: check_compat(upgraded(sub, draft), upgraded(sup, draft), "deserializer"),
}));
