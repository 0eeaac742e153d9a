import { bytesValidators } from "../../../generated/scanners/index.ts";
import { type BytesSchema, schemaOf } from "../../runtime/text/bytes.ts";
import { UsageError } from "../io/exit.ts";
import { printable } from "../io/text.ts";

type Name = keyof typeof bytesValidators;

const names = Object.keys(bytesValidators) as Name[];

/** Whether the name is the document of a family, by which a payload and a track request are detected. */
const isFamily = (name: string): boolean => /(^|\/)document$/.test(name);

/**
 * The document of a family, which is a folder of `schemas/` with a payload and a track request (`contract` is the outermost); or
 * the one schema of that name. Throws a `UsageError` for another name.
 */
export function schemaNamed(name: string): BytesSchema {
  const document = name === "contract" ? "document" : `${name}/document`;
  const found = names.find((one) => one === document) ?? names.find((one) => one === name && !isFamily(one));
  if (found !== undefined) return schemaOf(bytesValidators[found]) as BytesSchema;
  const families = names.filter(isFamily).map((one) => one.replace(/\/?document$/, "") || "contract");
  const others = names.filter((one) => !isFamily(one));
  throw new UsageError(`unknown schema ${printable(name)}; available: ${[...families, ...others].join(", ")}`);
}
