import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bump, bumps, largest, type VersionNeed } from "../../compat/needed-version.ts";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import { manifestIn, packageAbove } from "./package-version.ts";
import type { SchemaVersion } from "./schema-version.ts";

/** What the version must be, and what it is said to be. */
export interface VersionGate extends VersionNeed {
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
  need: VersionNeed,
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
  const least = raised(from, need.bump);
  const changeset = changesetBump(root);
  const declared = changeset === undefined ? head.version : raised(head.version, changeset);
  return { ...need, from, least, declared, isEnough: !isBefore(declared, least) };
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
  return declared.length === 0 ? undefined : largest(declared);
}

function changesetsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    return names.map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"));
  } catch {
    return [];
  }
}

const numbersOf = (version: string): [number, number, number] => {
  const [, major, minor, patch] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
};

/** The version after a bump. Before 1.0.0, a major change raises the minor version, and a minor one the patch version. */
function raised(version: string, bump: Bump): string {
  const [major, minor, patch] = numbersOf(version);
  const by = major > 0 || bump === "none" ? bump : (bumps[Math.max(1, bumps.indexOf(bump) - 1)] as Bump);
  if (by === "major") return `${major + 1}.0.0`;
  if (by === "minor") return `${major}.${minor + 1}.0`;
  return by === "patch" ? `${major}.${minor}.${patch + 1}` : `${major}.${minor}.${patch}`;
}

/** Whether a version is older than another one. A prerelease is as its release. */
export function isBefore(version: string, other: string): boolean {
  const [own, others] = [numbersOf(version), numbersOf(other)];
  const i = own.findIndex((number, at) => number !== others[at]);
  return i >= 0 && (own[i] as number) < (others[i] as number);
}
