import type { SchemaModel } from "../../schemas/model.ts";
import { isPlan } from "../../schemas/plan.ts";
import { SchemaError } from "../../schemas/schema.ts";
import { planTypes, taken, typeName, typesOf } from "../names.ts";

/** Files of a tracking plan whose names would be declared twice in its modules. */
export function planNameErrors({ names }: SchemaModel): SchemaError[] {
  if (!isPlan(names)) return [];
  const declared = new Map<string, string>();
  return names.flatMap((file) => {
    const problem = problemOf(file, declared);
    for (const type of typesOf(file)) declared.set(type, file);
    return problem === undefined ? [] : [new SchemaError(file, "", problem)];
  });
}

/** What is wrong with the name of an event by itself, `nameProblem` says. */
function problemOf(file: string, declared: ReadonlyMap<string, string>): string | undefined {
  if (!file.startsWith("events/") && planTypes.has(typeName(file))) return taken;
  const type = typesOf(file).find((one) => declared.has(one));
  return type && `${declared.get(type)} would also declare the type ${type}: rename a file`;
}
