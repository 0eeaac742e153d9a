import { readFileSync, writeFileSync } from "node:fs";
import { TypeScriptGenerator } from "@asyncapi/modelina";

/** Writes the models that Modelina makes from both descriptions. */
const generator = new TypeScriptGenerator({ modelType: "interface", mapType: "record" });
for (const format of ["openapi", "asyncapi"]) {
  const description = JSON.parse(readFileSync(`programs/api/modelina/${format}.json`, "utf8"));
  const models = await generator.generate(description);
  const code = models.map(({ result }) => `export ${result}`).join("\n");
  writeFileSync(`programs/api/modelina-${format}.ts`, code);
}
