import { toPointer } from "../../runtime/validate/path.ts";
import { definitionName } from "../../schemas/bundle.ts";
import { payloadFile } from "../../schemas/planned-schemas.ts";
import { eventTypeName, eventValidatorName, header } from "../names.ts";
import { type PlanCode, quoted } from "./plan-code.ts";

/** The module of the bundled schema of track requests. A parser reads it faster than a compiler would. */
export const schemaModule = (bundle: string): string =>
  `${header("schemas/")}\n/** The JSON Schema of track requests, with every rule of the plan. */\nexport const schema: { readonly [keyword: string]: unknown } = JSON.parse(${quoted(bundle)});\n`;

/** The module of arbitraries for tests. */
export function testingModule({ events }: PlanCode): string {
  const types = ["TrackRequest", ...events.map(({ file }) => eventTypeName(file))];
  const arbitrary = (name: string, type: string, pointer: string) =>
    `export const ${name} = (): Arbitrary<${type}> => arbitraryOf(schema${pointer === "" ? "" : `, ${quoted(pointer)}`});\n`;
  return [
    header("schemas/"),
    `import type { Arbitrary } from "fast-check";\n`,
    `import { arbitraryOf } from "intempt-event-schema/testing";\n`,
    `import { schema } from "./schema.ts";\n`,
    `import type { ${types.join(", ")} } from "./types.ts";\n`,
    "\n/** Valid track requests. */\n",
    arbitrary("trackRequest", "TrackRequest", ""),
    ...events.flatMap(({ file, name }) => [
      `\n/** Valid behavioral events: ${name.replaceAll("*/", "* /").replace(/\s+/g, " ")}. */\n`,
      arbitrary(
        eventValidatorName(file),
        eventTypeName(file),
        toPointer(["$defs", definitionName(payloadFile({ file }))]),
      ),
    ]),
  ].join("");
}
