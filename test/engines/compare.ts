import { said } from "./cases.ts";
import type { Engine } from "./engine.ts";

/** What a query of the table `rows` says of each of its texts, by their numbers, as `verdictByLibrary` says it. */
export async function verdictsIn(engine: Engine, query: string): Promise<Map<number, string>> {
  const rows = await engine.rows(
    `SELECT i, verdict, kind, ${engine.json("issues")} AS issues FROM (${query.replace(/;\n$/, "")}) AS q`,
  );
  return new Map(
    (rows as [number, string, string | null, unknown][]).map(([i, verdict, kind, issues]) => [
      i,
      said(verdict, kind ?? undefined, listed(issues)),
    ]),
  );
}

type Listed = { readonly code: string; readonly pointer: string };

function listed(issues: unknown): Listed[] {
  const list = (typeof issues === "string" ? JSON.parse(issues) : issues) as (string[] | Listed)[];
  return list.map((issue) => (Array.isArray(issue) ? { code: String(issue[0]), pointer: String(issue[1]) } : issue));
}

/** Whether a verdict is none. */
export const isUndecided = (verdict: string): boolean => verdict.startsWith("undecided\n");

/** The texts of which an engine and the library say different things, as far as the engine decides them. */
export const differences = (
  inEngine: ReadonlyMap<number, string>,
  byLibrary: (i: number) => string,
): { readonly i: number; readonly inEngine: string; readonly inLibrary: string }[] =>
  [...inEngine].flatMap(([i, verdict]) => {
    if (isUndecided(verdict)) return [];
    const inLibrary = byLibrary(i);
    return verdict === inLibrary ? [] : [{ i, inEngine: verdict, inLibrary }];
  });
