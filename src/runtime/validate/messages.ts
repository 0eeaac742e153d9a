import type { IssueCode } from "./codes.ts";
import type { AjvError, CompiledSchema } from "./compiled-schema.ts";
import { displayKey } from "./issue.ts";
import { fromPointer, type Path, valueAt } from "./path.ts";

/** What one error of the full validator says: the code, the key it adds to the path, and the sentence. */
export interface Finding {
  readonly code: IssueCode;
  readonly path: Path;
  readonly message: string;
  /** The keys whose absence is the fault: near misses of them explain it. */
  readonly absent?: readonly string[] | undefined;
}

/** Translates an error; `if` only says that a branch failed, whose own errors are listed beside it. */
export function findingOf(
  { keyword, params, instancePath }: AjvError,
  compiled: CompiledSchema,
  value: unknown,
): Finding | undefined {
  const path = fromPointer(instancePath);
  switch (keyword) {
    case "if":
      return undefined;
    case "required":
      return missingKey(params["missingProperty"] as string, path, compiled);
    case "type":
      return finding(
        "type",
        path,
        compiled,
        `must be ${expected(params["type"])}, but is ${actual(valueAt(value, path))}`,
      );
    case "false schema":
      return finding("forbidden", path, compiled, "must be absent here");
    case "enum":
    case "const":
      return finding("enum", path, compiled, "is none of the values that the schema lists");
    case "minimum":
      return finding("minimum", path, compiled, `must be at least ${params["limit"]}`);
    case "minItems":
      return finding(
        "min_items",
        path,
        compiled,
        `must hold at least ${params["limit"]} item${params["limit"] === 1 ? "" : "s"}`,
      );
    case "pattern":
    case "fault":
      return namedFinding(params as unknown as Fault, path, compiled);
    default:
      throw new Error(`the full validator used the keyword ${keyword}, for which there is no issue`);
  }
}

/** What the schema itself says of a fault (`x-issue`), if it does. */
interface Fault {
  readonly code?: IssueCode;
  readonly message?: string;
  readonly absent?: readonly string[];
}

const namedFinding = (
  { code = "format", message = "has not the form that the schema asks for", absent }: Fault,
  path: Path,
  compiled: CompiledSchema,
) => finding(code, path, compiled, message, absent);

function finding(
  code: IssueCode,
  path: Path,
  compiled: CompiledSchema,
  what: string,
  absent?: readonly string[],
): Finding {
  const last = path.at(-1);
  const subject = last === undefined ? `the ${compiled.title}` : displayKey(String(last));
  return { code, path, message: `${subject} ${what}`, absent };
}

function missingKey(key: string, path: Path, compiled: CompiledSchema): Finding {
  const advice = path.length === 0 && Object.hasOwn(compiled.missing, key) ? `: ${compiled.missing[key]}` : "";
  return { code: "required", path: [...path, key], message: `${displayKey(key)} is missing${advice}`, absent: [key] };
}

const article = (type: string): string => (/^[aio]/.test(type) ? `an ${type}` : `a ${type}`);

const expected = (types: unknown): string =>
  Array.isArray(types) ? types.map(article).join(" or ") : article(types as string);

/** The type that a person would name; never the value. */
function actual(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (isArray(value)) return "an array";
  if (typeof value !== "number" || Number.isInteger(value)) return article(typeof value);
  return Number.isFinite(value) ? "a number with a fraction" : "not a finite number";
}

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked Proxy
  }
}
