export type { DeadLetter } from "../generated/types.ts";
export { type RouteOptions, route } from "./library/route.ts";
export { ndjsonStream, validateNdjson } from "./library/stream.ts";
export type { Chunks } from "./runtime/records/chunks.ts";
export type { NdjsonOptions, NdjsonRecord, ReadOptions } from "./runtime/records/ndjson.ts";
export type { RouteCounts, RouteSinks } from "./runtime/route/ways.ts";
export type { TextIssue } from "./runtime/text/text.ts";
export type { Kind } from "./runtime/validate/kind.ts";
