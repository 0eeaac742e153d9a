import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "./exit.ts";
import { isFolder, realPath, statOf } from "./paths.ts";
import { printable } from "./text.ts";

/** The folder that code hosts name files from: the one that is named, else that of the repository, else the working directory. */
export function reportRootOf(named: string | undefined, cwd: string): string {
  if (named !== undefined && !isFolder(named, cwd)) throw new UsageError(`${printable(named, 400)}: no such folder`);
  return named === undefined ? repositoryOf(resolve(cwd)) : resolve(cwd, named);
}

/** The nearest folder with `.git`, a folder or, in a worktree, a file. */
function repositoryOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (statOf(join(folder, ".git"), cwd) !== undefined) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}

/** The path of a file from a root; its name as it is if it is not below the root, or is standard input. */
export function pathFrom(root: string, cwd: string, name: string): string {
  if (name === "-" || name === "") return name;
  // The name is taken as it is where that leads below the root: links are followed only if it does not.
  const path = [relative(root, resolve(cwd, name)), relative(realPath(root, cwd), realPath(name, cwd))].find(
    (each) => each !== ".." && !each.startsWith(`..${sep}`) && !isAbsolute(each),
  );
  if (path === undefined) return name;
  // A file may have the name of standard input.
  return path === "" ? "." : path === "-" ? `.${sep}-` : path;
}
