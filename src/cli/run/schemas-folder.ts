import type { Io } from "../io/io.ts";
import { settingsOf } from "../io/settings.ts";

/** The folder of the schema files: the one that is named, else that of the configuration, else `schemas`. */
export function schemasFolder(named: string | undefined, io: Io): string {
  const { schemas = "schemas" } = settingsOf({}, io);
  return named ?? schemas;
}
