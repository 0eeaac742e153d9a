/** An input could not be read, or not to its end. Its message says why, in words. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Whether the system could not give what was asked of it; anything else is our own mistake. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof InputError || (error instanceof Error && ("syscall" in error || codeOf(error) === noName));

const noName = "ERR_INVALID_ARG_VALUE";

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "unknown error";

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return reasons[codeOf(error)] ?? codeOf(error);
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
  [noName]: "no file has such a name",
  EEXIST: "there is another already",
  ENAMETOOLONG: "its name is too long",
};
