import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { listedIn } from "./contradictions.ts";
import { keywordNamed } from "./keywords.ts";
import type { SchemaNode } from "./model.ts";
import { addressByName } from "./references.ts";
import type { SchemaObject, SchemaSet } from "./schema.ts";
import type { Finding } from "./strict.ts";

/** Validates values by schemas of a set, with Ajv. `format` is an annotation. */
export class SchemaValidator {
  readonly #ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
    ownProperties: true,
    // Of 0.3 and 0.1, floating point says that the remainder is 0.1.
    multipleOfPrecision: 10,
  });

  constructor(set: SchemaSet) {
    for (const [name, schema] of set) {
      try {
        this.#ajv.addSchema(schema, addressByName(name));
      } catch {
        // An address that two schemas have is an error of its own.
      }
    }
  }

  /** Validates by a position in the set. */
  at = ({ file, pointer }: SchemaNode): ValidateFunction | undefined =>
    this.of({ $ref: `${addressByName(file)}#${encodeURI(pointer)}` });

  /** Validates by a schema; `undefined` where Ajv cannot, such as where a reference leads nowhere. */
  of(schema: SchemaObject): ValidateFunction | undefined {
    try {
      return this.#ajv.compile(schema);
    } catch {
      return undefined;
    }
  }
}

/** Listed values, examples and defaults that the schema itself excludes. A default is checked where examples are beside it. */
export function* invalidValues(node: SchemaNode, validator: SchemaValidator): Generator<Finding> {
  yield* excludedValues(node.keywords, validator);
  const { examples } = node.keywords;
  if (!Array.isArray(examples)) return;
  const validate = validator.at(node);
  if (validate === undefined) return;
  const isDefault = "default" in node.keywords;
  const values = [...examples, ...(isDefault ? [node.keywords["default"]] : [])];
  for (const [i, value] of values.entries()) {
    if (isValidOrUnknown(validate, value)) continue;
    const path = i < examples.length ? ["examples", i] : ["default"];
    yield [path, `is not valid against its own schema: ${failure(validate.errors?.[0])}`];
  }
}

/**
 * A reference that leads back to itself without end is refused where it is compiled. For some references within others, and some
 * `unevaluatedProperties`, the code that Ajv generates fails; nothing is said of the value then.
 */
function isValidOrUnknown(validate: ValidateFunction, value: unknown): boolean {
  try {
    return validate(value);
  } catch {
    return true;
  }
}

/** What Ajv says of a value, but for a pattern, which may hold characters that nobody sees. */
function failure({ instancePath = "", keyword, message }: Partial<ErrorObject> = {}): string {
  return `${instancePath || "it"} ${keyword === "pattern" ? "must match the `pattern`" : message}`;
}

/** Listed values that another assertion beside them excludes. What the type excludes is found without Ajv. */
function* excludedValues(schema: SchemaObject, validator: SchemaValidator): Generator<Finding> {
  const listed = listedIn(schema);
  if (listed.length === 0) return;
  const assertions = Object.keys(schema).filter(isCheckedAlone);
  for (const keyword of assertions) {
    const isValid = validator.of({ [keyword]: schema[keyword] });
    for (const [path, value] of listed) {
      if (path[0] === keyword || isValid === undefined || isValid(value)) continue;
      yield [path, `is excluded by \`${keyword}\` beside it`];
    }
  }
}

const isCheckedAlone = (keyword: string): boolean =>
  keywordNamed(keyword)?.role === "assertion" && !["type", "const", "minContains", "maxContains"].includes(keyword);
