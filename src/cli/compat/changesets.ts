import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Bump } from "../../compat/version.ts";
import { UsageError } from "../io/exit.ts";
import { isFolder } from "../io/paths.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";

/**
 * The largest bump that the changesets of a package declare for it; `undefined` where there is none. Throws a `UsageError` for one
 * that is broken: what it declares would be missing.
 */
export function changesetBump(root: string, name: string, cwd: string): Bump | undefined {
  const declared = changesetsIn(join(root, ".changeset"))
    .flatMap((path) => releasesIn(path, printable(relative(resolve(cwd), path))))
    .flatMap(([of, bump]) => (of === name ? bump : []));
  return (["major", "minor", "patch"] as const).find((bump) => declared.includes(bump));
}

function changesetsIn(folder: string): string[] {
  if (!isFolder(folder, ".")) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".md") && !/^(\.|README\.md$)/i.test(name));
  return names.map((name) => join(folder, name));
}

/** The packages that a changeset releases, each with its bump. */
function releasesIn(path: string, title: string): (readonly [name: string, bump: string])[] {
  const [, head] = /^\s*---\n(.*?)^---\s*$/ms.exec(textOf(path, title)) ?? [];
  if (head === undefined)
    throw new UsageError(
      `${title}: this is no changeset: it must begin with packages and their bumps between two lines of ---`,
    );
  const lines = head.split("\n").map((line) => line.replace(/(^|\s)#.*/, "").trim());
  return lines.filter(Boolean).map((line) => {
    const [, name, bump] = /^["']?([^"':\s]+)["']?\s*:\s*["']?(patch|minor|major|none)["']?$/.exec(line) ?? [];
    if (name !== undefined && bump !== undefined) return [name, bump];
    throw new UsageError(
      `${title}: this is no changeset: \`${printable(line)}\` is no package with patch, minor, major or none`,
    );
  });
}

function textOf(path: string, title: string): string {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch (error) {
    throw new UsageError(`${title}: cannot be read: ${reasonOf(error)}`);
  }
}
