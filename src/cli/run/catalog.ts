import { type FamilyName, routingOf } from "../../library/routing.ts";
import { sharedScanners } from "../../library/scanners.ts";
import { familyNames, findSchema, schemaNames } from "../../library/schema-names.ts";
import type { Routing } from "../../runtime/route/router.ts";
import type { BytesSchema } from "../../runtime/text/bytes.ts";
import { UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";

/** The schemas of a run: those of the package, or a tracking plan. */
export interface Catalog {
  /** The families of documents, such as `contract`. */
  readonly families: readonly string[];
  /** The schemas that records can be validated by, besides. */
  readonly names: readonly string[];
  /** The schema, or the document of the family, of that name. */
  find(name: string): BytesSchema | undefined;
  /** The schemas of payloads by the names of their events, of the family of that name, if names choose schemas in it. */
  payloadOf?(family: string): ((name: string) => BytesSchema) | undefined;
  /** How records are routed by the schemas of a family. */
  routing(family: string, maxBytes: number, maxIssues: number): Promise<Routing>;
  /** Where the code of a plan is, for threads. */
  readonly folder?: string;
  /** Ends its use. */
  close(): void;
}

const shipped: Catalog = {
  families: familyNames,
  names: schemaNames,
  find: findSchema,
  routing: async (family, maxBytes, maxIssues) =>
    routingOf({ schema: family as FamilyName, maxBytes, maxIssues }, await sharedScanners()),
  close() {},
};

/** Calls a function with the schemas that the settings ask for. Throws a `UsageError` for a plan that has errors. */
export async function withCatalog<T>(
  settings: Pick<Settings, "schemas" | "unknownEvents">,
  { cwd }: Pick<Io, "cwd">,
  use: (catalog: Catalog) => Promise<T>,
): Promise<T> {
  const { schemas, unknownEvents } = settings;
  const catalog =
    schemas === undefined ? shipped : await (await import("./plan-catalog.ts")).openPlan(schemas, unknownEvents, cwd);
  try {
    return await use(catalog);
  } finally {
    catalog.close();
  }
}

/** In a thread: the schemas whose code the main thread has written. */
export const catalogIn = async (folder: string | undefined): Promise<Catalog> =>
  folder === undefined ? shipped : (await import("./plan-catalog.ts")).planIn(folder);

/** The schema, or the document of the family, of that name. Throws a `UsageError` for another name. */
export function schemaNamed(name: string, catalog: Catalog): BytesSchema {
  const found = catalog.find(name);
  if (found !== undefined) return found;
  const available = [...catalog.families, ...catalog.names].join(", ");
  throw new UsageError(`unknown schema ${printable(name)}; available: ${available}`);
}

/** How records are routed by the family of that name. Throws a `UsageError` for another name. */
export function routingFor({ schema, maxBytes, maxIssues }: Settings, catalog: Catalog): Promise<Routing> {
  if (catalog.families.includes(schema)) return catalog.routing(schema, maxBytes, maxIssues);
  throw new UsageError(`route validates by ${catalog.families.join(" or ")}, not by ${printable(schema)}`);
}
