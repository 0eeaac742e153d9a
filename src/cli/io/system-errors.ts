/** An input could not be read, or not to its end. The message gives the reason. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Whether the system or an input caused the error; any other error is an internal one. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof InputError || (error instanceof Error && ("syscall" in error || codeOf(error) === noName));

const noName = "ERR_INVALID_ARG_VALUE";

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "unknown error";

/** The reason why a file could not be read. */
export function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return messages[codeOf(error)] ?? codeOf(error);
}

const messages: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "it is a symbolic link that leads to itself",
  EIO: "the disk failed",
  EMFILE: "too many open files",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
  EBADF: "it is closed",
  [noName]: "not a valid file name",
  EEXIST: "it exists already",
  ENAMETOOLONG: "its name is too long",
};
