import type { Constraint } from "../../constraints/constraint.ts";
import { familiesOf } from "../../schemas/families.ts";
import { everySchemaIn, type SchemaModel } from "../../schemas/model.ts";

/** The modules of a schema file, if they have been written, and what from. */
interface Kept {
  readonly source: string;
  validator?: string;
  /** The constraints whose shared collectors it uses. */
  used: readonly Constraint[];
  scanner?: string;
}

/** Modules of schema files by the names of the files: for a watcher, because most files stay what they are. */
export type KeptModules = Map<string, Kept>;

/** What is kept of each file of a model, which is nothing where the file, or one that it leads to, has changed. */
export function keptOf(
  kept: KeptModules,
  model: SchemaModel,
  sourceOf: (file: string) => string,
): (name: string) => Kept {
  const families = JSON.stringify(familiesOf(model));
  const files = new Map([...model.schemas.keys()].map((file) => [file, filesIn(model, file)]));
  const texts = new Map([...model.schemas].map(([file, schema]) => [file, JSON.stringify([file, schema])]));
  return (name) => {
    const needed = new Set([name]);
    for (const file of needed) for (const other of files.get(file) ?? []) needed.add(other);
    const source = [sourceOf(name), families, ...[...needed].sort().map((file) => texts.get(file))].join("\n");
    const known = kept.get(name);
    if (known?.source === source) return known;
    const fresh: Kept = { source, used: [] };
    kept.set(name, fresh);
    return fresh;
  };
}

/** The files that the schemas in a file refer to. */
const filesIn = (model: SchemaModel, file: string): ReadonlySet<string> =>
  new Set([...everySchemaIn(model.root(file))].flatMap(({ target }) => (target === undefined ? [] : [target.file])));
