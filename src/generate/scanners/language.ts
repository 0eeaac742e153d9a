import type { Constraint, JsonClass } from "../../constraints/constraint.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/** A class of values without members or items. */
type ScalarClass = Exclude<JsonClass, "object" | "array">;

/** A constraint on scalars of one class, and what a scanner returns for a value that fails it. */
export interface ScalarCheck {
  readonly to: ScalarClass;
  readonly constraint: Constraint;
  readonly failure: string;
}

/** How the code of scanners is written: in JavaScript over bytes, or in AssemblyScript over the memory of a WebAssembly module. */
export interface ScannerLanguage {
  /** A function that passes a value, from the offset that the parameter names. */
  declaration(name: string, parameter: string, body: string): string;
  byte(index: string): string;
  /** Tests that all hold if these bytes begin so far after `at`. */
  equal(distance: number, bytes: readonly number[]): string[];
  /** The offset after a value that a function passes. */
  pass(name: string, at: string): string;
  /** A call of a function of the runtime, which reads the bytes. */
  call(name: string, ...args: readonly string[]): string;
  readonly forever: string;
  /** Statements that write to the state of the scan. */
  readonly noteWarning: string;
  /** Whether warnings are wanted. */
  readonly isLinting: string;
  /** Passes the value of a member about which a tracking plan may say more, given the function that passes it without one. */
  planned(key: string, name: string, at: string): string;
  /** Notes the kind of a document or payload that has been passed, and counts it. */
  noteKind(kind: string): string;
  /** Statements at the end of a payload that has been passed. */
  readonly endPayload: string;
  /** A statement that notes whether a key that the schema does not know is nearly an identifier. */
  noteNearMiss(identifiers: readonly string[], writer: ScannerWriter): string;
  /** Statements that pass a scalar and check it. */
  scalar(check: ScalarCheck, writer: ScannerWriter): string;
}
