import { createConfig, lint } from "@redocly/openapi-core";

/** Lints the description by Redocly's recommended rules; a warning is a failure too. */
const config = await createConfig({ extends: ["recommended"] });
const problems = await lint({ ref: "programs/api/redocly/openapi.json", config });
for (const { ruleId, message, location } of problems) console.log(ruleId, message, location[0]?.pointer);
process.exitCode = problems.length;
