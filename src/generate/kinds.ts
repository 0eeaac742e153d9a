import { at, SchemaError, type SchemaObject, type SchemaSet } from "../schemas/schema.ts";
import { appliedTo, presenceTest } from "./fields.ts";
import type { ModuleWriter } from "./writer.ts";

/** For a schema that chooses between two kinds: what each kind entails (`x-kind`), and the function that tells them apart. */
export function kindsCode(set: SchemaSet, name: string, writer: ModuleWriter): string[] {
  const root = { schema: set.get(name) as SchemaObject, file: name, pointer: "" };
  const { schema } = root;
  if (schema["then"] === undefined || schema["else"] === undefined) return [];
  const kinds = (["then", "else"] as const).map((branch) =>
    appliedTo(set, at(root, branch))
      .map((applied) => applied.schema["x-kind"] as Kind | undefined)
      .find((kind) => kind !== undefined),
  );
  const [then, otherwise] = kinds;
  if (then === undefined && otherwise === undefined) return [];
  const key = presenceTest(schema);
  if (then === undefined || otherwise === undefined || key === undefined) {
    throw new SchemaError(name, "/if", "two kinds (x-kind) are told apart by the presence of one key");
  }
  return [
    `/** What follows from each kind. */\nexport const kinds = {\n  ${consequences(otherwise)},\n  ${consequences(then)},\n} as const;`,
    `/** Which kind a valid payload is. */
export function kindOf(payload: object): ${JSON.stringify(otherwise.kind)} | ${JSON.stringify(then.kind)} {
  return ${writer.use("isPresent")}(payload, ${JSON.stringify(key)}) ? ${JSON.stringify(then.kind)} : ${JSON.stringify(otherwise.kind)};
}`,
  ];
}

interface Kind {
  readonly kind: string;
  readonly [consequence: string]: unknown;
}

function consequences({ kind, ...rest }: Kind): string {
  const entries = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `${JSON.stringify(kind)}: { ${entries.join(", ")} }`;
}
