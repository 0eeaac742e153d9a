import type { Position } from "../runtime/json/position.ts";

/** A JSON Schema object, 2020-12. What its keywords hold is checked where they are read. */
export type SchemaObject = { readonly [keyword: string]: unknown };
export type Schema = boolean | SchemaObject;

/** The schema files by name: their path in the folder without its ending, such as `wire/payload`. */
export type SchemaSet = ReadonlyMap<string, SchemaObject>;

const baseUri = "https://intempt-event-schema.example/";
export const idOf = (name: string): string => `${baseUri}${name}.json`;

/** Whether the name of a schema is an absolute address: it is only referred to, and nothing is generated from it. */
export const isAddress = (name: string): boolean => URL.canParse(name);

/** Whether a schema is a shared part of others, and not a payload or document by itself. */
export const isPart = (name: string): boolean => name.startsWith("common/");

/** An error in a schema file. The message names the file and the position in it. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  readonly file: string;
  readonly pointer: string;
  readonly problem: string;
  /** Where a file cannot be read. Elsewhere the pointer says where. */
  readonly position: Position | undefined;
  constructor(file: string, pointer: string, problem: string, position?: Position) {
    super(`schemas/${file}.json#${pointer}: ${problem}`);
    this.file = file;
    this.pointer = pointer;
    this.problem = problem;
    this.position = position;
  }
}

export const isSchemaObject = (value: unknown): value is SchemaObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isSchemaObject(value);

/** What is wrong with a regular expression, without the engine's copy of it. */
export const invalidPattern = (message: string): string =>
  `invalid regular expression: ${message.slice(message.lastIndexOf(": ") + 2).toLowerCase()}`;
