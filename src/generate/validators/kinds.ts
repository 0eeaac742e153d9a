import { type Kind, kindsOf } from "../../schemas/kinds.ts";
import type { SchemaNode } from "../../schemas/model.ts";
import type { ModuleWriter } from "../writer.ts";

/** For a schema of payloads: what follows from each kind (`x-kind`), and the function that decides the kind of a payload. */
export function kindsCode(root: SchemaNode, writer: ModuleWriter): string[] {
  const found = kindsOf(root);
  if (found === undefined) return [];
  const { kinds, key } = found;
  const names = kinds.map(({ kind }) => JSON.stringify(kind));
  const answer =
    key === undefined
      ? names[0]
      : `${writer.use("isPresent")}(payload, ${JSON.stringify(key)}) ? ${names[1]} : ${names[0]}`;
  return [
    `/** What follows from each kind. */\nexport const kinds = {\n${kinds.map((kind) => `  ${consequences(kind)},\n`).join("")}} as const;`,
    `/** Which kind a valid payload is. */\nexport function kindOf(payload: object): ${names.join(" | ")} {\n  return ${answer};\n}`,
  ];
}

function consequences({ kind, schema: _, ...rest }: Kind): string {
  const entries = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `${JSON.stringify(kind)}: { ${entries.join(", ")} }`;
}
