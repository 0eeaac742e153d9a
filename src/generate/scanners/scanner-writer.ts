import { ModuleWriter } from "../writer.ts";
import type { ScannerLanguage } from "./language.ts";

/** Collects what the code of scanners needs, and knows the language that it is written in. */
export class ScannerWriter extends ModuleWriter {
  readonly language: ScannerLanguage;

  constructor(language: ScannerLanguage) {
    super();
    this.language = language;
  }
}
