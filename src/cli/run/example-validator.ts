import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import { parts, validators } from "../../../generated/validators/index.ts";
import type { ExampleValidator } from "../../docs/explain.ts";
import { verdictOf } from "../../runtime/text/verdict.ts";
import { limitOf } from "../../runtime/validate/report.ts";
import { schemaSelectorOf, type Validator } from "../../runtime/validate/validator.ts";

const all: Readonly<Record<string, Validator<unknown>>> = { ...validators, ...parts };

/** Validates an example of the documentation with the shipped validators. */
export const validateExample: ExampleValidator = (schema, text) => {
  const compiledSchemaOf = schemaSelectorOf(all[schema]);
  if (compiledSchemaOf === undefined) throw new Error(`unknown schema ${schema}`);
  const record = { content: new TextEncoder().encode(text), offset: 0, line: 1, column: 1 };
  const { status, issues, warnings } = verdictOf(
    record,
    { compiledSchemaOf, maxIssues: limitOf(undefined), isIdentifier },
    true,
  );
  return { isValid: status === "valid", found: status === "valid" ? warnings : issues };
};
