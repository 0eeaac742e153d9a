import { join } from "node:path";
import { type ResolvedPlan, resolvePlan } from "../../generate/plan/generate-plan.ts";
import { unsupportedErrors } from "../../generate/unsupported.ts";
import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { isPlan, planErrors, productFile } from "../../schemas/plan.ts";
import { readSchemaFiles } from "../../schemas/read.ts";
import { SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import { isFolder, pathIn } from "../io/paths.ts";
import { printable } from "../io/text.ts";
import { type ErrorSource, problemLines } from "./problem-lines.ts";
import { shippedSchemas } from "./shipped-schemas.ts";

/** The schema files of a tracking plan, as they are read. */
export interface PlanSources extends ErrorSource {
  /** The team's schemas by name, and the shipped ones by their addresses. */
  readonly schemas: SchemaSet;
  /** The path of a schema file below the folder. */
  readonly pathBelow: (name: string) => string;
  /** What is wrong in files that cannot be read. */
  readonly unreadable: readonly SchemaError[];
}

/** Reads the schema files of a tracking plan. Throws a `UsageError` for a folder that is none. */
export async function readPlanSources(folder: string, cwd: string): Promise<PlanSources> {
  if (!isFolder(folder, cwd))
    throw new UsageError(`${printable(folder)}: no such folder; "schemas" names that of a tracking plan`);
  const unreadable: SchemaError[] = [];
  const refuse = (error: SchemaError) => unreadable.push(error);
  const files = await readSchemaFiles(pathIn(cwd, folder), { refuse, shipped: shippedSchemas });
  const { schemas } = files;
  if (!isPlan([...schemas.keys(), ...unreadable.map(({ file }) => file)]))
    throw new UsageError(
      `${printable(folder)}: this is no tracking plan: there is no event in ${printable(join(folder, "events"))}`,
    );
  const own = [...schemas].map(([name, schema]) => [name === "product" ? productFile : name, schema] as const);
  const nameOf = (name: string) => (name === productFile ? "product" : name);
  const pathBelow = (name: string) => files.pathOf(nameOf(name));
  return {
    schemas: new Map(own),
    unreadable,
    pathBelow,
    pathOf: (name) => join(folder, pathBelow(name)),
    positionOf: (error) =>
      error.file === productFile
        ? files.positionOf(new SchemaError("product", error.pointer, error.problem, error.position))
        : files.positionOf(error),
  };
}

/** The tracking plan in a folder. Throws a `UsageError` with a line for each error. */
export async function readPlan(folder: string, unknownEvents: UnknownEvents, cwd: string): Promise<ResolvedPlan> {
  const sources = await readPlanSources(folder, cwd);
  const { schemas, unreadable } = sources;
  const errors = unreadable.length > 0 ? unreadable : basicErrors(schemas);
  if (errors.length > 0) throw planError(errors, sources);
  return resolvePlan(schemas, unknownEvents) as ResolvedPlan;
}

/** What keeps code from being generated. */
function basicErrors(schemas: SchemaSet): SchemaError[] {
  const model = new SchemaModel(schemas);
  try {
    return [...planErrors(model), ...unsupportedErrors(model)];
  } catch (error) {
    // A keyword whose value has the wrong form, which the full check explains.
    if (error instanceof SchemaError) return [error];
    throw new UsageError("the tracking plan has errors; run `event-schema generate` to see them");
  }
}

/** The errors of a plan, a line for each. */
export const planError = (errors: readonly SchemaError[], source: ErrorSource): UsageError =>
  new UsageError(problemLines(errors, source).join("\n"));
