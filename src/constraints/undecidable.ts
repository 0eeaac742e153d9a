/** Why a question has no answer here. `isFinal` ends the whole run: the step budget is spent. */
export class Undecidable extends Error {
  override readonly name = "Undecidable";
  readonly isFinal: boolean;
  constructor(reason: string, isFinal = false) {
    super(reason);
    this.isFinal = isFinal;
  }
}
