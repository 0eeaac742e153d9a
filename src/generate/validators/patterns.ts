import { patternName, settlingRange } from "../../constraints/patterns.ts";
import { everySchemaIn, type SchemaModel } from "../../schemas/model.ts";
import { asciiOnly } from "../ascii.ts";
import { header } from "../names.ts";

/** Every pattern of the schemas once, as a function that tests a string against it. */
export function patternsModule(model: SchemaModel, source = "schemas/"): string {
  const patterns = [...model.schemas.keys()].flatMap((name) =>
    [...everySchemaIn(model.root(name))].flatMap(({ keywords: { pattern, patternProperties } }) => [
      ...(typeof pattern === "string" ? [pattern] : []),
      ...Object.keys((patternProperties ?? {}) as object),
    ]),
  );
  return `${header(source)}\n${[...new Set(patterns)].sort().map(patternCode).join("\n\n")}\n`;
}

function patternCode(pattern: string): string {
  const name = patternName(pattern);
  const literal = `/${asciiOnly(new RegExp(pattern, "u").source)}/u`;
  const range = settlingRange(pattern);
  // One character that settles it is too rare to be looked for first.
  const fast =
    range === undefined || range.from === range.to
      ? ""
      : `  const first = text.charCodeAt(0);\n  if (first >= ${range.from} && first <= ${range.to}) return true;\n`;
  return `const ${name}Regex = ${literal};\nexport function ${name}(text: string): boolean {\n${fast}  return ${name}Regex.test(text);\n}`;
}
