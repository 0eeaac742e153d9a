import { presenceTest } from "../../schemas/fields.ts";
import {
  at,
  isSchemaObject,
  type Located,
  resolve,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "../../schemas/schema.ts";
import type { ModuleWriter } from "../writer.ts";

/** For a schema of payloads: what each kind entails (`x-kind`), and the function that tells a payload's kind. */
export function kindsCode(set: SchemaSet, name: string, writer: ModuleWriter): string[] {
  const found = kindsIn(set, name);
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

/** The kinds of a schema: one, or two that are told apart by the presence of a key, the kind without it first. */
export function kindsIn(set: SchemaSet, name: string): { kinds: Kind[]; key?: string } | undefined {
  const root = { schema: set.get(name) as SchemaObject, file: name, pointer: "" };
  const own = kindOfPlace(set, root);
  if (own) return { kinds: [own] };
  const [then, otherwise] = (["then", "else"] as const).map((branch) =>
    branch in root.schema ? kindOfPlace(set, at(root, branch)) : undefined,
  );
  if (then === undefined && otherwise === undefined) return undefined;
  const key = presenceTest(root.schema);
  if (then === undefined || otherwise === undefined || key === undefined) {
    throw new SchemaError(name, "/if", "two kinds (x-kind) are told apart by the presence of one key");
  }
  return { kinds: [otherwise, then], key };
}

/** The kind that a schema states of whatever it describes, itself or by what it refers to. */
function kindOfPlace(set: SchemaSet, located: Located): Kind | undefined {
  const { schema } = located;
  if (!isSchemaObject(schema)) return undefined;
  const parts = ((schema["allOf"] ?? []) as unknown[]).map((_, i) => at(located, "allOf", i));
  const places = typeof schema["$ref"] === "string" ? [resolve(set, located, schema["$ref"]), ...parts] : parts;
  return (schema["x-kind"] as Kind | undefined) ?? places.map((place) => kindOfPlace(set, place)).find(Boolean);
}

interface Kind {
  readonly kind: string;
  readonly [consequence: string]: unknown;
}

function consequences({ kind, ...rest }: Kind): string {
  const entries = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `${JSON.stringify(kind)}: { ${entries.join(", ")} }`;
}
