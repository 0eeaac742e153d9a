import { fileURLToPath } from "node:url";
import { generatePackage } from "./commands/generate-package.ts";
import { processIo } from "./io/process-io.ts";

const cwd = fileURLToPath(new URL("../../", import.meta.url));
// Loaded when it is called, so that the examples are validated by what has just been written.
const renderPages = async () => (await import("./run/docs.ts")).shippedDocs("markdown");
process.exitCode = await generatePackage(process.argv.slice(2), { ...processIo, cwd }, renderPages);
