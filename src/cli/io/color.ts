import { WriteStream } from "node:tty";
import type { Io } from "./io.ts";

/** Whether to color what goes to standard output. A setting wins over the environment, and that over the stream. */
export function isColored(setting: boolean | undefined, { stdout, env }: Pick<Io, "stdout" | "env">): boolean {
  if (setting !== undefined) return setting;
  const hasColors = WriteStream.prototype.getColorDepth(env) > 2;
  return hasColors && (env["FORCE_COLOR"] !== undefined || stdout.isTTY === true);
}
