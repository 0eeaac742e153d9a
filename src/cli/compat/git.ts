import { spawnSync } from "node:child_process";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import { printable } from "../io/text.ts";

/** The files of a folder at a revision, by their paths in it, and the version of the package around it. */
export function filesAtRevision(
  revision: string,
  folder: string,
  cwd: string,
): { readonly files: ReadonlyMap<string, Uint8Array>; readonly version: string | undefined } {
  const git = gitIn(pathIn(cwd, folder), revision);
  const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`])
    .toString()
    .trim();
  const entries = git(["ls-tree", "-r", "-z", commit, "--", "."]).toString().split("\0");
  const files = new Map<string, string>();
  for (const entry of entries) {
    const [, object = "", path = ""] = /^100\d{3} blob ([\da-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (path !== "") files.set(path, object);
  }
  if (files.size === 0)
    throw new UsageError(`${printable(revision)}: there is no file in ${printable(folder)} at that revision`);
  const contents = contentsOf([...files.values()], git);
  return {
    files: new Map([...files.keys()].map((path, i) => [path, contents[i] as Uint8Array])),
    version: versionAt(commit, git),
  };
}

type Git = (args: readonly string[], input?: string, isOptional?: boolean) => Buffer;

const gitIn =
  (cwd: string, revision: string): Git =>
  (args, input = "", isOptional = false) => {
    const { status, stdout, error } = spawnSync("git", args, { cwd, input, maxBuffer: 2 ** 28 });
    if (status === 0 || (isOptional && error === undefined)) return status === 0 ? stdout : Buffer.alloc(0);
    const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
    throw new UsageError(
      isMissing
        ? `${printable(revision)}: no folder or file has this name, and git, which would know a revision, is not installed`
        : `${printable(revision)}: it is no folder, tarball, package@version or revision of git; in CI, fetch the whole history (fetch-depth: 0)`,
    );
  };

/** The contents of objects, in their order. */
function contentsOf(objects: readonly string[], git: Git): Uint8Array[] {
  const output = git(["cat-file", "--batch"], objects.map((object) => `${object}\n`).join(""));
  let at = 0;
  return objects.map(() => {
    const end = output.indexOf(10, at);
    const size = Number(output.subarray(at, end).toString().split(" ")[2]);
    at = end + 1 + size + 1;
    return output.subarray(end + 1, end + 1 + size);
  });
}

/** The version that the nearest `package.json` above has at that commit. */
function versionAt(commit: string, git: Git): string | undefined {
  const prefix = git(["rev-parse", "--show-prefix"]).toString().trim();
  for (let folder = prefix; ; folder = folder.replace(/[^/]*\/$/, "")) {
    const text = git(["show", `${commit}:${folder}package.json`], "", true).toString();
    const version = /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (version !== undefined || folder === "") return version;
  }
}
