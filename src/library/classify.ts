import type { PayloadKind, PayloadsByKind } from "../../generated/kinds.ts";
import type { Payload, WirePayload } from "../../generated/types.ts";
import { kindOf as kindOfObject, kinds, payload } from "../../generated/validators/payload.ts";
import { argumentError } from "../runtime/validate/argument.ts";
import type { Issue } from "../runtime/validate/issue.ts";
import type { LintOptions } from "../runtime/validate/lint.ts";
import { isObject } from "../runtime/validate/presence.ts";
import type { Validator } from "../runtime/validate/validator.ts";
import { lint } from "./lint.ts";

/** What a payload is, and what follows from that: one of each kind, or a rejected one. */
export type Classification<Values = PayloadsByKind> = Accepted<Values> | Rejected;

type Accepted<Values> = {
  [kind in PayloadKind & keyof Values]: {
    readonly kind: kind;
    readonly value: Values[kind];
    readonly createsAnonymousUsers: (typeof kinds)[kind]["createsAnonymousUsers"];
    readonly warnings: readonly Issue[];
  };
}[PayloadKind & keyof Values];

interface Rejected {
  readonly kind: "rejected";
  readonly issues: readonly Issue[];
}

/** Validates one payload, gives its kind, and warns of what is valid but probably not intended. Never throws. */
export const classify = (input: unknown, options?: LintOptions): Classification =>
  classifyBy<PayloadsByKind>({ validate: payload.validate, lint }, input, options);

/** What classifies payloads: how they are validated, and what is warned of. */
export interface PayloadRules extends Pick<Validator<AnyPayload>, "validate"> {
  readonly lint: (value: unknown, options?: LintOptions) => readonly Issue[];
}

/** The same by any schema of payloads. */
export function classifyBy<Values>(
  rules: PayloadRules,
  input: unknown,
  options: LintOptions | undefined,
): Classification<Values> {
  const { value, issues } = rules.validate(input, options) as { value: AnyPayload; issues?: readonly Issue[] };
  if (issues) return { kind: "rejected", issues };
  const warnings = rules.lint(value, options);
  try {
    const kind = kindOf(value);
    const { createsAnonymousUsers } = kinds[kind];
    return { kind, value, createsAnonymousUsers, warnings } as unknown as Classification<Values>;
  } catch {
    const message = "the value changed while it was read";
    return { kind: "rejected", issues: [{ code: "unreadable", path: [], pointer: "", message }] };
  }
}

type AnyPayload = Payload | WirePayload;

/**
 * The productId rule for a valid payload, of the contract or of the wire: an own `productId` makes it a product. Throws a
 * `TypeError` for what is no object.
 */
export function kindOf(payload: AnyPayload): PayloadKind {
  if (!isObject(payload)) throw argumentError("payload", "an object", payload);
  return kindOfObject(payload);
}

/** Whether a valid payload is a catalog item; narrows its type. */
export const isProduct = <T extends AnyPayload>(payload: T): payload is Extract<T, { productId: string }> =>
  kindOf(payload) === "product";

/** Whether a valid payload is something that a user did; narrows its type. */
export const isBehavioralEvent = <T extends AnyPayload>(payload: T): payload is Exclude<T, { productId: string }> =>
  kindOf(payload) === "event";
