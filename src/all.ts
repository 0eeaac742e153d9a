export * from "./bytes.ts";
export * from "./index.ts";
export * from "./ndjson.ts";
export * from "./text.ts";
export * from "./wire.ts";
