// @ts-nocheck
// Generated from schemas/common/product-id.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { ProductId } from "../../types.ts";


export function guard(value) {
  return (typeof value === "string" && matches7e9b2bbe(value));
}

export const compiled: CompiledSchema = {
  title: "product id",
  guard,
  collectIssues: issuesOff33d4d27,
  identifiers: [],
  advice: {},
  items: [],
};

/** The catalog item. Its presence, whatever its value, makes the payload product ingestion. */
export const productId: Validator<ProductId> = /* @__PURE__ */ createValidator("common/product-id", compiled);
