import type { Constraint } from "../../constraints/constraint.ts";
import type { PresenceBits } from "../../constraints/presence-bits.ts";
import { ModuleWriter } from "../writer.ts";
import type { ScannerLanguage } from "./language.ts";
import type { Scope } from "./scope.ts";

/** Statements that end the scan of a valid object, given its bits. */
export type Ending = (bits: PresenceBits, language: ScannerLanguage) => string;

/** The name of a function that passes a value. */
export type ValueCode = (constraint: Constraint, scope: Scope, writer: ScannerWriter) => string;

/** Collects what the code of scanners needs, and knows the language that it is written in. */
export class ScannerWriter extends ModuleWriter {
  readonly language: ScannerLanguage;

  constructor(language: ScannerLanguage) {
    super((place) => {
      throw new Error(`a scanner is unsure of ${place}, which leads back to itself`);
    });
    this.language = language;
  }
}
