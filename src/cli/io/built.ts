import { fileURLToPath } from "node:url";

/** The path of what was built under `dist`. This file is in a file of `dist/cli`, or in `src/cli/io` in development. */
export const built = (path: string): string =>
  fileURLToPath(new URL(`${import.meta.url.endsWith(".ts") ? "../../../dist" : ".."}/${path}`, import.meta.url));
