import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, resolve } from "node:path";
import { UsageError } from "../io/exit.ts";
import { isFolder, pathIn, statOf } from "../io/paths.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import { filesAtRevision } from "./git.ts";
import { manifestIn } from "./package-version.ts";

/** A folder of schema files. */
export interface FoundFolder {
  /** From the working directory. */
  readonly folder: string;
  /** What messages call it. */
  readonly title: string;
  /** The version of the package that it comes from, where that is known. */
  readonly version?: string | undefined;
  /** Whether it is to be removed when it has been read. */
  readonly isTemporary?: boolean;
}

/** The texts of files by their paths. */
type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Finds the older schema files: `base` is a folder, a tarball, a package of that version in `node_modules`, or else a revision of git,
 * at which the folder `head` is looked at. Throws a `UsageError` where there is none.
 */
export async function findBase(base: string, head: string, cwd: string): Promise<FoundFolder> {
  if (isFolder(base, cwd)) return { folder: base, title: base };
  if (statOf(base, cwd)?.isFile()) return fromTarball(base, cwd);
  const [, name, version] = /^((?:@[\w.-]+\/)?[\w.-]+)@(\d[\w.+-]*)$/.exec(base) ?? [];
  if (name !== undefined && version !== undefined) return inNodeModules(name, version, cwd);
  const { files, version: atRevision } = filesAtRevision(base, head, cwd);
  return temporary(files, base, atRevision);
}

/** A package, in which the schema files are where its configuration says. */
function inNodeModules(name: string, version: string, cwd: string): FoundFolder {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name);
    const manifest = manifestIn(path);
    if (manifest?.version === version)
      return { folder: join(path, schemasIn(readIn(path))), title: `${name}@${version}`, version };
    if (manifest !== undefined)
      throw new UsageError(
        `${printable(name)}@${version} is not in node_modules, which has ${printable(String(manifest.version))}`,
      );
    if (folder === dirname(folder))
      throw new UsageError(`${printable(name)} is not in node_modules; nothing is downloaded`);
  }
}

async function fromTarball(path: string, cwd: string): Promise<FoundFolder> {
  const { parseTarGzip, parseTar } = await import("nanotar");
  let files: Map<string, Uint8Array>;
  try {
    // In memory of its own: the reader looks at all of the memory that a small file would share.
    const bytes = new Uint8Array(readFileSync(pathIn(cwd, path)));
    const items = bytes[0] === 0x1f ? await parseTarGzip(bytes) : parseTar(bytes);
    files = new Map(
      items.flatMap(({ name, data, type }) => (data && type !== "directory" ? [[normalize(name), data]] : [])),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${printable(path)}: ${code === undefined ? "it is no tarball" : reasonOf(error)}`);
  }
  // What npm packs is in one folder.
  const [root = ""] = [...files.keys()].map((name) => /^[^/]+\//.exec(name)?.[0]);
  const read = (name: string) => files.get(root + name);
  const folder = `${root}${schemasIn(read)}/`;
  const inside = [...files].filter(([name]) => name.startsWith(folder));
  if (inside.length === 0)
    throw new UsageError(`${printable(path)}: there is no folder ${printable(schemasIn(read))} in it`);
  const { version } = jsonOf(read("package.json")) as { version?: string };
  return temporary(new Map(inside.map(([name, data]) => [name.slice(folder.length), data])), path, version);
}

/** Where the schemas of a package are: where its configuration says, or in `schemas`. */
function schemasIn(read: (name: string) => Uint8Array | undefined): string {
  const { schemas } = jsonOf(read("event-schema.config.json")) as { schemas?: unknown };
  return typeof schemas === "string" ? normalize(schemas) : "schemas";
}

const readIn =
  (folder: string) =>
  (name: string): Uint8Array | undefined =>
    statOf(name, folder)?.isFile() ? readFileSync(join(folder, name)) : undefined;

function jsonOf(bytes: Uint8Array | undefined): object {
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())));
  } catch {
    return {};
  }
}

/** Files in a temporary folder. Paths that lead out of it are left out. */
function temporary(files: Files, title: string, version: string | undefined): FoundFolder {
  const folder = mkdtempSync(join(tmpdir(), "event-schema-"));
  for (const [path, bytes] of files) {
    const target = resolve(folder, path);
    if (!target.startsWith(`${resolve(folder)}/`)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return { folder, title, version, isTemporary: true };
}
