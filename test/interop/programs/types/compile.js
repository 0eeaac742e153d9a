import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Compiles the consumer as TypeScript resolves modules in each kind of project, by the version that is named. */
const ts = createRequire(import.meta.url)(process.argv[2]);
const isSix = Number.parseFloat(ts.version) >= 6;
const projects = {
  "nodenext, ES module": ["consumer.mts", { module: "nodenext" }],
  "node16, CommonJS": ["consumer.cts", { module: "node16" }],
  bundler: ["consumer.ts", { module: "esnext", moduleResolution: "bundler" }],
  node10: [
    "consumer.ts",
    { module: "commonjs", moduleResolution: "node10", ...(isSix && { ignoreDeprecations: "6.0" }) },
  ],
};
const shared = {
  strict: true,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  noEmit: true,
  skipDefaultLibCheck: true,
};
const folder = fileURLToPath(new URL(".", import.meta.url));

/** The declarations of other packages may not compile in each kind of project. */
const isOurs = ({ file }) =>
  !file?.fileName.includes("/node_modules/") || file.fileName.includes("/intempt-event-schema/");

for (const [name, [file, compilerOptions]] of Object.entries(projects)) {
  const config = { compilerOptions: { ...shared, ...compilerOptions }, files: [file] };
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const found = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options)).filter(isOurs);
  for (const { messageText, file } of [...errors, ...found]) {
    console.error(`${name}: ${file?.fileName ?? ""} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    process.exitCode = 1;
  }
}
