import { families } from "../../generated/scanners/index.ts";
import type { DeadLetter } from "../../generated/types.ts";
import { guard } from "../../generated/validators/dead-letter.ts";
import { schemaVersion } from "../../generated/version.ts";
import { type Chunks, piecesOf } from "../runtime/records/chunks.ts";
import { LineInput } from "../runtime/records/line-input.ts";
import { maxBytesOf, type ReadOptions, signalOf } from "../runtime/records/ndjson.ts";
import { Router, type Routing } from "../runtime/route/router.ts";
import { type RouteCounts, type RouteSinks, ways } from "../runtime/route/ways.ts";
import { type BytesSchema, type BytesValidator, schemaOf } from "../runtime/text/bytes.ts";
import { argumentError, optionsOf } from "../runtime/validate/argument.ts";
import { isObject } from "../runtime/validate/presence.ts";
import { limitOf } from "../runtime/validate/report.ts";
import type { PlannedBytes } from "./planned-bytes.ts";
import { sharedScanners } from "./scanners.ts";

/** A family of schemas: what is sent, or what the live service accepts. */
export type FamilyName = keyof typeof families;

export interface RouteOptions extends Omit<ReadOptions, "validator"> {
  /** The schemas that payloads are validated by: a family, or that of a tracking plan (default: the contract). */
  readonly schema?: FamilyName | PlannedBytes | undefined;
  /** What dead letters name as their source, such as a file or a topic (default: `-`). */
  readonly source?: string | undefined;
  /** What dead letters give as their `origin` besides, such as the topic, partition and offset of a message. No value of a payload. */
  readonly origin?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Routes NDJSON of payloads, track requests and of what this has written, as it comes. A track request is taken apart into its payloads,
 * and each of them, a unit, goes one way: behavioral events and products as `{"name":…,"payload":…}` (the name where a track
 * request gave one), rejected ones as a dead letter (`schemas/dead-letter.json`). A record that is not readable, or a
 * request whose envelope is invalid, is one unit and rejected whole. Always, units = events + products + rejected.
 * Errors of the source or a sink are rethrown, those of the source after everything that had been read is written. Throws a
 * `TypeError` for invalid chunks, sinks and options.
 */
export async function route(chunks: Chunks, sinks: RouteSinks, options?: RouteOptions): Promise<RouteCounts> {
  const { source = "-", origin, schema = "contract", ...limits } = optionsOf(options);
  if (typeof source !== "string") throw argumentError("options.source", "a string", source);
  if (origin !== undefined && !isObject(origin)) throw argumentError("options.origin", "an object", origin);
  for (const way of ways)
    if (typeof sinks?.[way] !== "function") throw argumentError(`sinks.${way}`, "a function", sinks?.[way]);
  const pieces = piecesOf(chunks, signalOf(limits));
  const maxBytes = maxBytesOf(limits);
  const routing = isPlanned(schema)
    ? plannedRouting(schema, maxBytes, limitOf(limits))
    : await routingOf(schema, maxBytes, limitOf(limits));
  const router = new Router({ source, origin }, routing);
  const input = new LineInput(router, maxBytes);
  for await (const piece of pieces) {
    input.push(piece);
    await router.drain(sinks);
  }
  input.end();
  await router.drain(sinks);
  return router.counts;
}

const isPlanned = (schema: unknown): schema is PlannedBytes => isObject(schema) && "payloadOf" in schema;

const isLetter = guard as (value: unknown) => value is DeadLetter;

/** How records are routed by the schemas of a family. */
export async function routingOf(family: FamilyName, maxBytes: number, maxIssues: number): Promise<Routing> {
  if (!Object.hasOwn(families, family))
    throw new TypeError(
      `options.schema must be ${Object.keys(families).join(" or ")}, or the same of a tracking plan's bytes module`,
    );
  const { document, payload } = families[family];
  const ofPayload = bytesSchemaOf(payload);
  const schemas = { document: bytesSchemaOf(document), payloadOf: () => ofPayload };
  return { ...schemas, isLetter, schemaVersion, maxBytes, maxIssues, scanners: await sharedScanners() };
}

/** How records are routed by a tracking plan. */
export function plannedRouting({ document, payloadOf }: PlannedBytes, maxBytes: number, maxIssues: number): Routing {
  const schemas = {
    document: bytesSchemaOf(document),
    payloadOf: (name: string | undefined) => bytesSchemaOf(payloadOf(name)),
  };
  return { ...schemas, isLetter, schemaVersion, maxBytes, maxIssues, scanners: undefined };
}

const bytesSchemaOf = (validator: BytesValidator) => schemaOf(validator) as BytesSchema;
