import { isEnough, type NeededBumps, nextVersion } from "../../compat/version.ts";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import { changesetBump } from "./changesets.ts";
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
  const changeset = changesetBump(root, String(manifestIn(root)?.name), cwd);
  const declared = changeset === undefined ? head.version : nextVersion(head.version, changeset);
  const least = nextVersion(from, need.needed);
  return { ...need, from, least, declared, isEnough: isEnough(from, declared, need.needed) };
}
