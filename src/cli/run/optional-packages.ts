import { UsageError } from "../io/exit.ts";
import { generatorPackages } from "../io/peers.ts";

/** What checks schemas, and what lays out types: only those who generate code, or import plans, need them. */
const optionalPackages = Object.keys(generatorPackages);

/** Runs a command that needs them. Throws a `UsageError` that says what to install where one is missing. */
export async function withOptionalPackages<T>(command: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" && optionalPackages.some((name) => message.includes(`'${name}`));
    if (!isMissing) throw error;
    const install = `npm install --save-dev ${optionalPackages.join(" ")}`;
    throw new UsageError(`${command} needs packages that are not installed: ${install}`);
  }
}
