import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** The schema files below a folder, by paths with slashes, and what cannot be one. */
export interface FolderContent {
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

const isSchemaFile = (name: string): boolean => /\.(json|ya?ml)$/.test(name);

/** Looks through a folder, but for hidden files and packages. A link to a file in the folder is a file of its own. */
export function contentOf(folder: string): FolderContent {
  const files: string[] = [];
  const problems: { path: string; problem: string }[] = [];
  const root = orReason(() => realpathSync(folder));
  if (typeof root !== "string") return { files, problems: [{ path: "", problem: root.reason }] };
  const visit = (path: string): void => {
    const entries = orReason(() => readdirSync(join(folder, path), { withFileTypes: true }));
    if ("reason" in entries) {
      problems.push({ path, problem: entries.reason });
      return;
    }
    for (const entry of entries.filter(({ name }) => !/^\.|^node_modules$/.test(name))) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      const problem = problemOf(entry, join(folder, inner), root);
      if (problem !== undefined) problems.push({ path: inner, problem });
      else if (entry.isDirectory()) visit(inner);
      else if (isSchemaFile(entry.name)) files.push(inner);
    }
  };
  visit("");
  return { files: files.sort(), problems };
}

/**
 * What names may not contain. A name is part of addresses, imports and comments, and not every system has files of such names.
 */
const forbidden = /[\p{Cc}\u2028\u2029"\\<>:|?*#%]/u;

/** Why an entry is not read although it seems to hold schemas. */
function problemOf(entry: Dirent, path: string, root: string): string | undefined {
  const [character] = forbidden.exec(entry.name) ?? [];
  if (character !== undefined && (isSchemaFile(entry.name) || entry.isDirectory()))
    return `the name must not contain ${inWords(character)}; rename it`;
  if (entry.isDirectory() || entry.isFile()) return undefined;
  if (!entry.isSymbolicLink()) return isSchemaFile(entry.name) ? "is not a regular file" : undefined;
  const stat = orReason(() => statSync(path));
  if ("reason" in stat) return isSchemaFile(entry.name) ? `is a symbolic link, and ${stat.reason}` : undefined;
  if (!stat.isDirectory() && !isSchemaFile(entry.name)) return undefined;
  const target = realpathSync(path);
  if (target !== root && !target.startsWith(root + sep))
    return "is a symbolic link that leads out of the schema folder; copy what it leads to";
  if (stat.isDirectory()) return "is a symbolic link to a folder whose files are read anyway; remove it";
  return stat.isFile() ? undefined : "is not a regular file";
}

const inWords = (character: string): string =>
  /[!-~]/.test(character) ? `\`${character}\`` : "control characters or line breaks";

/** What an action returns, or the reason why the system refuses it. */
export function orReason<T extends object | string>(action: () => T): T | { readonly reason: string } {
  try {
    return action();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    return { reason: reasons[code ?? ""] ?? `cannot be read (${code})` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a folder",
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: permission denied",
  ELOOP: "it leads back to itself",
};
