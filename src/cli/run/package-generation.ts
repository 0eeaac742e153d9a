import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ExampleError } from "../../docs/examples.ts";
import { generate, generateTool, toolSources } from "../../generate/generate.ts";
import { header } from "../../generate/names.ts";
import { linesModule } from "../../generate/scanners/assembly.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { readSchema, readSchemaFiles } from "../../schemas/read.ts";
import { idOf, SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { sqlFiles } from "../../sql/sql.ts";
import { UsageError } from "../io/exit.ts";
import { pathIn } from "../io/paths.ts";
import type { Generation } from "./generate.ts";
import { type Files, filesIn } from "./generated-files.ts";
import { jsonSource, problemLines, sourceIn } from "./problem-lines.ts";
import { schemaErrors, toolErrors } from "./schema-problems.ts";
import { vectorsIn } from "./vectors.ts";

/** Renders the pages of `generated/docs`. It is called when the validators in `generated/` are up to date, and must use those. */
export type RenderPages = () => Promise<Files>;

/** Generates what this package is made of, in its own root: its code first, then the pages of its documentation. */
export const packageGeneration = (renderPages: RenderPages): Generation => ({
  command: "npm run generate",
  async *steps(folder, { generated, fixtures = ".", isCheck }, { cwd: root }) {
    const schemas = await readableSchemas(root, folder);
    const target = pathIn(root, generated);
    const assembly = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
    const isPage = (path: string) => path.startsWith("docs/");
    const tool = toolSchemas(root);
    try {
      const code = new Map([
        ...(await generate(schemas)),
        ...(await generateTool(tool)),
        ...sqlFiles(new SchemaModel(schemas)),
      ])
        .set(
          "vectors.json",
          vectorsIn(fixtures, root, (schema) => (schema === undefined ? undefined : idOf(schema))),
        )
        .set("version.ts", versionModule(root))
        // A check trusts no file that it checks.
        .set("lines.ts", await linesModule(schemas, assembly, isCheck ? undefined : filesIn(target).get("lines.ts")));
      yield { texts: code, isOwn: (path) => !isPage(path) };
      const pages = [...(await renderPages())].map(([path, text]) => [`docs/${path}`, text] as const);
      yield { texts: new Map(pages), isOwn: isPage };
    } catch (error) {
      if (error instanceof SchemaError)
        throw new UsageError(
          problemLines(
            [error],
            jsonSource(root, (name) => `${folder}/${name}.json`),
          ).join("\n"),
        );
      throw error instanceof ExampleError ? new UsageError(error.message) : error;
    }
  },
});

/** The schemas of the folder. Throws a `UsageError` with a line for each error in them, or in those of the tool. */
async function readableSchemas(root: string, folder: string): Promise<SchemaSet> {
  const unreadable: SchemaError[] = [];
  const files = await readSchemaFiles(pathIn(root, folder), { refuse: (error) => unreadable.push(error) });
  const { schemas, originOf } = files;
  const inOriginal = ({ file, pointer, problem }: SchemaError) =>
    new SchemaError(file, originOf(file, pointer), problem);
  const problems = [
    // Other files may refer to one that cannot be read.
    ...problemLines(
      unreadable.length > 0 ? unreadable : schemaErrors(schemas).map(inOriginal),
      sourceIn(folder, files),
    ),
    ...problemLines(toolErrors(toolSchemas(root)), jsonSource(root, toolPath)),
  ];
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return schemas;
}

const toolPath = (name: string): string => toolSources.get(name) as string;

/** The schemas of the tool's own files. */
export const toolSchemas = (root: string): SchemaSet =>
  new Map([...toolSources].map(([name, path]) => [name, readSchema(join(root, path), name)]));

/** The schemas' version is that of the package: dead letters name it. */
function versionModule(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const comment = header("package.json").replace("edit the schema", "change the version there");
  return `${comment}\nexport const schemaVersion = ${JSON.stringify(version)};\n`;
}
