import { unsupportedErrors } from "../../generate/unsupported.ts";
import { breachesOf } from "../../schemas/house-rules.ts";
import { isConsequence, readableSchemas } from "../../schemas/metaschema.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { planErrors } from "../../schemas/plan.ts";
import { isAddress, type SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { strictErrors } from "../../schemas/strict.ts";

/** Everything that is wrong in the schema files, all at once. */
export const schemaErrors = (set: SchemaSet): SchemaError[] =>
  errorsIn(set, (schemas) => {
    const errors = [...breachesOf(schemas), ...strictErrors(schemas)];
    return [...errors, ...unknownOf(errors, unsupportedErrors(new SchemaModel(schemas)))];
  });

/** The same for the schema files of a tracking plan, which follow the rules of this project only if they are strict. */
export const planProblems = (set: SchemaSet, isStrict: boolean): SchemaError[] =>
  errorsIn(set, (schemas) => {
    const model = new SchemaModel(schemas);
    const own = new Map([...schemas].filter(([name]) => !isAddress(name)));
    const errors = [
      ...(isStrict ? breachesOf(own).filter(isOfTeams) : []),
      ...planErrors(model),
      ...strictErrors(schemas),
    ];
    return [...errors, ...unknownOf(errors, unsupportedErrors(model))];
  });

/** The same for the schemas of the tool's own files, which are not payloads. */
export const toolErrors = (set: SchemaSet): SchemaError[] => errorsIn(set, strictErrors);

/** A team's addresses are its own, and its files may be of any draft. */
const isOfTeams = ({ pointer }: SchemaError): boolean => pointer !== "/$id" && pointer !== "/$schema";

/** Those of the others that are at positions of their own. */
const unknownOf = (errors: readonly SchemaError[], others: readonly SchemaError[]): SchemaError[] =>
  others.filter((one) => !errors.some(({ file, pointer }) => one.file === file && one.pointer === pointer));

function errorsIn(set: SchemaSet, check: (readable: SchemaSet) => SchemaError[]): SchemaError[] {
  const { schemas, breaches } = readableSchemas(set);
  return [...breaches, ...check(schemas).filter((error) => !isConsequence(error, breaches))];
}
