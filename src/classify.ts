import type { BehavioralEvent, Payload, Product } from "../generated/types.ts";
import { kindOf as kindOfObject, kinds, payload } from "../generated/validators/payload.ts";
import { lint } from "./lint.ts";
import type { Issue } from "./runtime/issue.ts";
import type { ReportOptions } from "./runtime/report.ts";

/** What a payload is, and what follows from that. */
export type Classification =
  | {
      readonly kind: "event";
      readonly value: BehavioralEvent;
      readonly createsAnonymousUsers: true;
      readonly warnings: readonly Issue[];
    }
  | {
      readonly kind: "product";
      readonly value: Product;
      readonly createsAnonymousUsers: false;
      readonly warnings: readonly Issue[];
    }
  | { readonly kind: "rejected"; readonly issues: readonly Issue[] };

/** Validates one payload, says of which kind it is, and warns of what is valid and probably not meant. Never throws. */
export function classify(input: unknown, options?: ReportOptions): Classification {
  const { value, issues } = payload.validate(input, options) as { value: Payload; issues?: readonly Issue[] };
  if (issues) return { kind: "rejected", issues };
  const warnings = lint(value, options);
  const valid = value as Payload;
  return isProduct(valid)
    ? { kind: "product", value: valid, createsAnonymousUsers: kinds.product.createsAnonymousUsers, warnings }
    : {
        kind: "event",
        value: valid as BehavioralEvent,
        createsAnonymousUsers: kinds.event.createsAnonymousUsers,
        warnings,
      };
}

/** The productId rule for a valid payload: an own `productId` that is there makes it a product. */
export const kindOf = (payload: Payload): "event" | "product" => kindOfObject(payload);

export const isProduct = (payload: Payload): payload is Product => kindOfObject(payload) === "product";

export const isBehavioralEvent = (payload: Payload): payload is BehavioralEvent => kindOfObject(payload) === "event";
