import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseExpectedIssues } from "../../fixtures/compare.ts";
import { type SchemaReference, type VectorFixture, vectorsText } from "../../fixtures/vectors.ts";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import type { Problem } from "../io/problem.ts";
import { printable } from "../io/text.ts";
import { type Fixture, suitesIn } from "./suites.ts";

/** The suites at and below a folder as vectors. Throws a `UsageError` for what cannot be read. */
export function vectorsIn(folder: string, cwd: string, referenceTo: SchemaReference): string {
  const problems: Problem[] = [];
  const suites = suitesIn(folder, cwd, problems);
  for (const { file, message } of problems) throw new UsageError(`${printable(file ?? "")}: ${message}`);
  return vectorsText(
    suites.map(({ schema, description, folder: of, fixtures }) => ({
      ...(schema !== undefined && { schema }),
      description: description ?? basename(of),
      fixtures: fixtures.map((fixture) => vectorFixture(fixture, cwd)),
    })),
    referenceTo,
  );
}

function vectorFixture({ file, issuesFile }: Fixture, cwd: string): VectorFixture {
  const fixture = { name: basename(file, ".json"), text: readFileSync(pathIn(cwd, file), "utf8") };
  if (issuesFile === undefined) return fixture;
  const expected = parseExpectedIssues(readFileSync(pathIn(cwd, issuesFile)));
  if (typeof expected === "string") throw new UsageError(`${printable(issuesFile)}: ${expected}`);
  return { ...fixture, expected };
}
