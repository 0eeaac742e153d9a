import { keywordNamed } from "../schemas/keywords.ts";
import type { SchemaModel, SchemaNode } from "../schemas/model.ts";
import { isPart } from "../schemas/schema.ts";
import { appliedSchemas } from "./applied.ts";
import { casesOf } from "./cases.ts";
import { codesIn, examplesOf } from "./examples.ts";
import type { ExampleValidator } from "./explain.ts";
import { checkExamplesWithin, validatorBySchemas } from "./field-examples.ts";
import { columnsOf, fieldsOf } from "./fields.ts";
import { oneLine } from "./inline.ts";
import { settled } from "./links.ts";
import type { CodeDoc, Docs, DocsParts, SchemaDoc } from "./model.ts";
import { decisionOf } from "./outcomes.ts";
import { rulesAt } from "./rule.ts";
import { sendingOf } from "./sending.ts";
import { sentences } from "./sentences.ts";

/** The documentation as data. Throws an `ExampleError` for an example that does not hold. */
export function docsOf(model: SchemaModel, parts: DocsParts): Docs {
  const { version, title = defaultTitle, brand = "Payload schemas", codes = [], types, sdk } = parts;
  const { validateExample = validatorBySchemas(model) } = parts;
  const codeDocs = codes.flatMap((table) => codesIn(table, validateExample));
  const schemas = inReadingOrder(model.names).map((name) =>
    schemaDoc(model.root(name), validateExample, codeDocs, types?.get(name)),
  );
  const sending = sendingOf(model, schemas, sdk);
  return { title, brand, version, schemas: settled(schemas), codes: codeDocs, ...(sending && { sending }) };
}

const defaultTitle = "What must I send?";

/** What is sent first, then the folders of schemas, and last what they share. */
function inReadingOrder(names: readonly string[]): string[] {
  const rank = (name: string) => (isPart(name) ? 2 : name.includes("/") ? 1 : 0);
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The documentation of one schema file, whose links may lead to others that are not documented. */
export const docOf = (model: SchemaModel, name: string, validateExample = validatorBySchemas(model)): SchemaDoc =>
  schemaDoc(model.root(name), validateExample, [], undefined);

function schemaDoc(
  root: SchemaNode,
  validateExample: ExampleValidator,
  codes: readonly CodeDoc[],
  type: string | undefined,
): SchemaDoc {
  const { file: name, keywords: schema } = root;
  checkExamplesWithin(root);
  const cases = casesOf(appliedSchemas(root));
  const decision = decisionOf(root);
  const text = (keyword: string) => (typeof schema[keyword] === "string" ? oneLine(schema[keyword]) : undefined);
  const [id, source] = [text("$id"), text("$comment")];
  return {
    name,
    ...(id !== undefined && { id }),
    title: text("title") ?? name,
    description: text("description") ?? "",
    ...(source !== undefined && { source }),
    cases: columnsOf(cases),
    ...(decision && { decision }),
    fields: fieldsOf(cases, name),
    // What the page shows of the schema as a whole is left out; of the schemas in it, nothing is.
    rules: rulesAt(root, sentences, (keyword) => keywordNamed(keyword)?.shownIn !== "head"),
    examples: examplesOf(name, schema, validateExample, codes),
    ...(type !== undefined && { type }),
  };
}
