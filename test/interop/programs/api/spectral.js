import { readFileSync } from "node:fs";
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";

/** Lints both descriptions by Spectral's rules; a warning is a failure too. */
const linter = new spectral.Spectral();
linter.setRuleset({
  extends: [rulesets.oas, rulesets.asyncapi],
  rules: {
    // Where the lines are sent, and who answers for them, is known where they are sent.
    "asyncapi-servers": "off",
    "asyncapi-info-contact": "off",
    // Readers of the version before the last one are more.
    "asyncapi-latest-version": "off",
  },
});
for (const format of ["openapi", "asyncapi"]) {
  const problems = await linter.run(readFileSync(`programs/api/spectral/${format}.json`, "utf8"));
  for (const { code, message, path } of problems) console.log(format, code, message, path.join("/"));
  if (problems.length > 0) process.exitCode = 1;
}
