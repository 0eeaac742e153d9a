export type { DeadLetter } from "../generated/types.ts";
export { type RouteOptions, type RouteSinks, route } from "./route.ts";
export type { Kind } from "./runtime/kind.ts";
export type { Chunks, NdjsonOptions, NdjsonRecord } from "./runtime/ndjson.ts";
export type { RouteCounts } from "./runtime/router.ts";
export type { TextIssue } from "./runtime/text.ts";
export { ndjsonStream, validateNdjson } from "./stream.ts";
