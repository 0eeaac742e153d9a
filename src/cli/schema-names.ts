import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { validators } from "../../generated/validators/index.ts";
import { UsageError } from "./exit.ts";
import { printable } from "./formats/text.ts";

export type SchemaName = keyof typeof validators;

const schemaNames = Object.keys(validators) as SchemaName[];

/** Says by which schema a value is to be judged. */
export type SchemaOf = (value: unknown) => SchemaName;

/**
 * The schemas of a family, a folder of `schemas/` with a payload and a track request (`contract` is the outermost), told apart
 * by the value; or the one schema of that name. Throws a `UsageError` for another name.
 */
export function schemaNamed(name: string): SchemaOf {
  const [payload, request] = ["payload", "track-request"].map((last) =>
    name === "contract" ? last : `${name}/${last}`,
  );
  const has = (one: string | undefined): one is SchemaName => (schemaNames as (string | undefined)[]).includes(one);
  if (has(payload) && has(request)) return (value) => (isTrackDocument(value) ? request : payload);
  if (has(name)) return () => name;
  throw new UsageError(
    `there is no schema ${printable(name)}; there are ${[...families(), ...schemaNames].join(", ")}`,
  );
}

/** The names of the families. */
function families(): string[] {
  const names = schemaNames.filter((name) => /(^|\/)track-request$/.test(name));
  return names.map((name) => name.replace(/\/?track-request$/, "") || "contract");
}
