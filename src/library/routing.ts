import { families } from "../../generated/scanners/index.ts";
import type { DeadLetter } from "../../generated/types.ts";
import { guard } from "../../generated/validators/dead-letter.ts";
import { schemaVersion } from "../../generated/version.ts";
import type { LineScanners } from "../runtime/records/line-scanner.ts";
import { maxBytesOf, type NdjsonOptions } from "../runtime/records/ndjson.ts";
import type { Source } from "../runtime/route/dead-letter.ts";
import type { Routing } from "../runtime/route/router.ts";
import { type BytesSchema, type BytesValidator, schemaOf } from "../runtime/text/bytes.ts";
import { argumentError } from "../runtime/validate/argument.ts";
import { isObject } from "../runtime/validate/presence.ts";
import { limitOf } from "../runtime/validate/report.ts";
import type { PlannedBytes } from "./planned-bytes.ts";

/** A family of schemas: what is sent, or what the live service accepts. */
export type FamilyName = keyof typeof families;

export interface RoutingOptions extends Omit<NdjsonOptions, "validator"> {
  /** The schemas that payloads are validated by: a family, or that of a tracking plan (default: the contract). */
  readonly schema?: FamilyName | PlannedBytes | undefined;
  /** What dead letters name as their source, such as a file or a topic (default: `-`). */
  readonly source?: string | undefined;
  /** What dead letters give as their `origin` besides, such as the topic, partition and offset of a message. No value of a payload. */
  readonly origin?: Readonly<Record<string, unknown>> | undefined;
}

/** What dead letters name as their source. Throws a `TypeError` for what they cannot name. */
export function sourceOf({ source = "-", origin }: RoutingOptions): Source {
  if (typeof source !== "string") throw argumentError("options.source", "a string", source);
  if (origin !== undefined && !isObject(origin)) throw argumentError("options.origin", "an object", origin);
  return { source, origin };
}

/** How records are routed by the options. Throws a `TypeError` for invalid ones. */
export function routingOf(options: RoutingOptions, lineScanners?: LineScanners): Routing {
  const { schema = "contract" } = options;
  const { document, payloadOf } = schemasOf(schema);
  const maxBytes = maxBytesOf(options);
  const maxIssues = limitOf(options);
  // The scanners over many lines know nothing of a tracking plan.
  const scanners = isPlanned(schema) ? undefined : lineScanners;
  return { document, payloadOf, isLetter, schemaVersion, maxBytes, maxIssues, scanners };
}

/** The schemas that records are routed by. */
function schemasOf(schema: FamilyName | PlannedBytes): Pick<Routing, "document" | "payloadOf"> {
  if (isPlanned(schema)) {
    const { document, payloadOf } = schema;
    return { document: bytesSchemaOf(document), payloadOf: (name) => bytesSchemaOf(payloadOf(name)) };
  }
  if (!Object.hasOwn(families, schema))
    throw new TypeError(
      `options.schema must be ${Object.keys(families).join(" or ")}, or the same of a tracking plan's bytes module`,
    );
  const { document, payload } = families[schema];
  const ofPayload = bytesSchemaOf(payload);
  return { document: bytesSchemaOf(document), payloadOf: () => ofPayload };
}

const isPlanned = (schema: unknown): schema is PlannedBytes => isObject(schema) && "payloadOf" in schema;

const isLetter = guard as (value: unknown) => value is DeadLetter;

const bytesSchemaOf = (validator: BytesValidator) => schemaOf(validator) as BytesSchema;
