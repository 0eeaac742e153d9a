import type { Assertion, AssertionWhere, Constraint } from "./constraint.ts";
import { appliesToKey, isForOthers, keysIn, type ObjectAssertion } from "./keys.ts";

/** Set where a key is present, or where the value of a member fails an assertion. */
interface PresenceBit {
  readonly part: ObjectAssertion;
  readonly word: string;
  readonly bit: number;
  readonly setCode: string;
}

/** What an object's constraint asks about, a bit each: that a key is present, or that a value fails. 31 bits to a variable. */
export class PresenceBits {
  readonly #bits = new Map<string, PresenceBit>();
  /** The code of an assertion on the object as a whole, which no bit can answer. */
  readonly #wholeCode: (part: Assertion) => string;

  constructor(wholeCode: (part: Assertion) => string) {
    this.#wholeCode = wholeCode;
  }

  keys(): string[] {
    return [...this.#bits.values()].flatMap(({ part }) => keysIn(part));
  }

  /** Those that a member of this key may set; `undefined` stands for any key that no constraint mentions. */
  of(key: string | undefined): PresenceBit[] {
    return [...this.#bits.values()].filter(({ part }) => {
      if (part.op === "present") return part.key === key;
      return key === undefined ? isForOthers(part) : appliesToKey(part, key);
    });
  }

  declarations(): string {
    return [...new Set([...this.#bits.values()].map((presenceBit) => presenceBit.word))]
      .map((word) => `  let ${word} = 0;\n`)
      .join("");
  }

  /** The constraint as an expression over the bits. */
  conditionCode(constraint: Constraint): string {
    switch (constraint.op) {
      case "const":
        return String(constraint.value);
      case "and":
        return this.#listCode(constraint.of, " && ", (word, mask) => `(${word} & ${mask}) === ${mask}`);
      case "or":
        return this.#listCode(constraint.of, " || ", (word, mask) => `(${word} & ${mask}) !== 0`);
      case "one":
        return `(${constraint.of.map((part) => `(${this.conditionCode(part)} ? 1 : 0)`).join(" + ")} === 1)`;
      case "not":
        return `!(${this.conditionCode(constraint.of)})`;
      case "if":
        return `(${this.conditionCode(constraint.test)} ? ${this.conditionCode(constraint.then)} : ${this.conditionCode(constraint.else)})`;
      case "present":
        return `(${this.#note(constraint).word} & ${this.#note(constraint).bit}) !== 0`;
      case "property":
      case "matching":
      case "additional":
        return `(${this.#note(constraint).word} & ${this.#note(constraint).bit}) === 0`;
      case "named":
        return this.conditionCode(constraint.of);
      default:
        constraint satisfies AssertionWhere<{
          readonly holds: "nothing" | "items" | "names" | "unevaluated" | "schema";
        }>;
        return this.#wholeCode(constraint);
    }
  }

  /** Several presences are one comparison. */
  #listCode(parts: readonly Constraint[], join: string, compare: (word: string, mask: number) => string): string {
    const masks = new Map<string, number>();
    const others: string[] = [];
    for (const part of parts) {
      if (part.op !== "present") others.push(this.conditionCode(part));
      else {
        const { word, bit } = this.#note(part);
        masks.set(word, (masks.get(word) ?? 0) | bit);
      }
    }
    return `(${[...[...masks].map(([word, mask]) => compare(word, mask)), ...others].join(join)})`;
  }

  #note(part: PresenceBit["part"]): PresenceBit {
    const id = JSON.stringify(part);
    const known = this.#bits.get(id);
    if (known) return known;
    const index = this.#bits.size;
    const word = `bits${Math.floor(index / 31)}`;
    const bit = 2 ** (index % 31);
    const presenceBit = { part, word, bit, setCode: `${word} |= ${bit};` };
    this.#bits.set(id, presenceBit);
    return presenceBit;
  }
}
