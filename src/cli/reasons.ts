/** An input could not be read, or not to its end. Its message says why, in words. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return reasons[code] ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "it is a symbolic link that leads to itself",
  EIO: "the disk failed",
  EMFILE: "too many files are open",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
  EBADF: "it is closed",
  ENAMETOOLONG: "its name is too long",
};
