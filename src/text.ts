export { type TextResult, validateText } from "./library/text.ts";
export type { Position } from "./runtime/json/position.ts";
export type { TextIssue } from "./runtime/text/text.ts";
