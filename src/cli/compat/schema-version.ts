import { rmSync } from "node:fs";
import { join } from "node:path";
import { isPlan, productFile } from "../../schemas/plan.ts";
import { readSchemaFiles, type SchemaFiles } from "../../schemas/read.ts";
import { SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import { isFolder, pathIn } from "../io/paths.ts";
import { printable } from "../io/text.ts";
import { problemLines } from "../run/problem-lines.ts";
import { shippedSchemas } from "../run/shipped-schemas.ts";
import type { FoundFolder } from "./base.ts";
import { versionAbove } from "./package-version.ts";

/** One version of the schema files of a folder. */
export interface SchemaVersion extends Pick<SchemaFiles, "pathOf" | "positionOf"> {
  /** What messages call it. */
  readonly title: string;
  readonly schemas: SchemaSet;
  /** That of the package that holds the schemas, if one does. */
  readonly version: string | undefined;
}

/** Reads the schema files of a folder. Throws a `UsageError` with a line for each file that cannot be read. */
export async function readVersion(
  { folder, title, version, isTemporary }: FoundFolder,
  cwd: string,
): Promise<SchemaVersion> {
  try {
    if (!isFolder(folder, cwd)) throw new UsageError(`${printable(title)}: no such folder`);
    const { schemas, pathOf, positionOf } = await readFiles(pathIn(cwd, folder), title);
    return {
      title,
      version: version ?? versionAbove(pathIn(cwd, folder)),
      schemas,
      pathOf: (name) => join(title, pathOf(name)),
      positionOf,
    };
  } finally {
    if (isTemporary) rmSync(pathIn(cwd, folder), { recursive: true, force: true });
  }
}

async function readFiles(path: string, title: string): Promise<Pick<SchemaFiles, "schemas" | "pathOf" | "positionOf">> {
  const unreadable: SchemaError[] = [];
  const refuse = (error: SchemaError) => unreadable.push(error);
  const own = await readSchemaFiles(path, { refuse });
  const ofPlan = isPlan(own.schemas.keys());
  // A team's files may refer to the shipped schemas.
  const files = ofPlan ? await readSchemaFiles(path, { refuse: () => {}, shipped: shippedSchemas }) : own;
  if (unreadable.length > 0) {
    const source = { ...own, pathOf: (name: string) => join(title, own.pathOf(name)) };
    throw new UsageError(problemLines(unreadable, source).join("\n"));
  }
  if (own.schemas.size === 0) throw new UsageError(`${printable(title)}: it holds no schema file`);
  if (!ofPlan || !files.schemas.has("product")) return files;
  const schemas = new Map(
    [...files.schemas].map(([name, schema]) => [name === "product" ? productFile : name, schema]),
  );
  const written = (name: string) => (name === productFile ? "product" : name);
  return {
    schemas,
    pathOf: (name) => files.pathOf(written(name)),
    positionOf: ({ file, pointer, problem }) => files.positionOf(new SchemaError(written(file), pointer, problem)),
  };
}
