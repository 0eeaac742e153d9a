import { bytesValidators, families } from "../../generated/scanners/index.ts";
import { type BytesSchema, type BytesValidator, schemaOf } from "../runtime/text/bytes.ts";
import type { FamilyName } from "./routing.ts";

/** The folders of `schemas/` with a payload and a track request; `contract` is the outermost. */
export const familyNames: readonly string[] = Object.keys(families);

const isFamily = (name: string): name is FamilyName => Object.hasOwn(families, name);

const documents = new Set<BytesValidator>(Object.values(families).map(({ document }) => document));
const schemas = new Map<string, BytesValidator>(
  Object.entries(bytesValidators).filter(([, validator]) => !documents.has(validator)),
);

/** The schemas of single files that records can be validated by. */
export const schemaNames: readonly string[] = [...schemas.keys()];

/** The document of a family, by which a payload and a track request are detected; or the one schema of that name. */
export const findSchema = (name: string): BytesSchema | undefined =>
  schemaOf(isFamily(name) ? families[name].document : schemas.get(name));
