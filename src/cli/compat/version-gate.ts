import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bump, isEnough, type NeededBumps, nextVersion } from "../../compat/version.ts";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import { manifestIn, packageAbove } from "./package-version.ts";
import type { SchemaVersion } from "./schema-version.ts";

/** What the version must be, and what it is said to be. */
export interface VersionGate extends NeededBumps {
  /** The version of the base. */
  readonly from: string;
  /** The least version that the changes ask for. */
  readonly least: string;
  /** What the package declares: by its `package.json`, or by its changesets. */
  readonly declared: string;
  readonly isEnough: boolean;
}

/** Compares the version that changes ask for with the one that is declared. Throws a `UsageError` where a version is missing. */
export function versionGate(
  need: NeededBumps,
  base: SchemaVersion,
  head: SchemaVersion,
  folder: string,
  cwd: string,
): VersionGate {
  const { version: from } = base;
  if (from === undefined) throw new UsageError("--semver: the base has no package.json with a version");
  const root = packageAbove(pathIn(cwd, folder));
  if (root === undefined || head.version === undefined)
    throw new UsageError("--semver: there is no package.json with a version");
  const changeset = changesetBump(root);
  const declared = changeset === undefined ? head.version : nextVersion(head.version, changeset);
  const least = nextVersion(from, need.needed);
  return { ...need, from, least, declared, isEnough: isEnough(from, declared, need.needed) };
}

/** The largest bump that the changesets of a package declare for it; `undefined` where it has none. */
function changesetBump(root: string): Bump | undefined {
  const name = String(manifestIn(root)?.name);
  const declared = changesetsIn(join(root, ".changeset")).flatMap((text) => {
    const [, head = ""] = /^---\n(.*?)^---$/ms.exec(text) ?? [];
    return [...head.matchAll(/^\s*["']?([^"':\n]+)["']?\s*:\s*(patch|minor|major)\s*$/gm)].flatMap(([, of, bump]) =>
      of === name ? (bump as Bump) : [],
    );
  });
  return (["major", "minor", "patch"] as const).find((bump) => declared.includes(bump));
}

function changesetsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    return names.map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"));
  } catch {
    return [];
  }
}
