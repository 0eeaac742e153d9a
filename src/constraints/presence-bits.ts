import type { Formula } from "./constraint.ts";

interface Fact {
  readonly key: string;
  /** What a value fails where the bit is set; without it, the bit says that the key is present. */
  readonly of?: Formula;
  readonly word: string;
  readonly bit: number;
  readonly setCode: string;
}

/** What an object's formula asks about, a bit each: that a key is present, or that a value fails. 31 bits to a variable. */
export class Facts {
  readonly #facts = new Map<string, Fact>();

  keys(): string[] {
    return [...this.#facts.values()].map((fact) => fact.key);
  }

  of(key: string): Fact[] {
    return [...this.#facts.values()].filter((fact) => fact.key === key);
  }

  declarations(): string {
    return [...new Set([...this.#facts.values()].map((fact) => fact.word))]
      .map((word) => `  let ${word} = 0;\n`)
      .join("");
  }

  /** The formula as an expression over the bits. */
  answerCode(formula: Formula): string {
    switch (formula.op) {
      case "const":
        return String(formula.value);
      case "and":
        return this.#listCode(formula.of, " && ", (word, mask) => `(${word} & ${mask}) === ${mask}`);
      case "or":
        return this.#listCode(formula.of, " || ", (word, mask) => `(${word} & ${mask}) !== 0`);
      case "not":
        return `!(${this.answerCode(formula.of)})`;
      case "if":
        return `(${this.answerCode(formula.test)} ? ${this.answerCode(formula.then)} : ${this.answerCode(formula.else)})`;
      case "present":
        return `(${this.#note(formula.key).word} & ${this.#note(formula.key).bit}) !== 0`;
      case "property":
        return `(${this.#note(formula.key, formula.of).word} & ${this.#note(formula.key, formula.of).bit}) === 0`;
      default:
        throw new Error(`an object's formula holds ${formula.op}`);
    }
  }

  /** Several presences are one comparison. */
  #listCode(parts: readonly Formula[], join: string, compare: (word: string, mask: number) => string): string {
    const masks = new Map<string, number>();
    const others: string[] = [];
    for (const part of parts) {
      if (part.op !== "present") others.push(this.answerCode(part));
      else {
        const { word, bit } = this.#note(part.key);
        masks.set(word, (masks.get(word) ?? 0) | bit);
      }
    }
    return `(${[...[...masks].map(([word, mask]) => compare(word, mask)), ...others].join(join)})`;
  }

  #note(key: string, of?: Formula): Fact {
    const id = JSON.stringify([key, of]);
    const known = this.#facts.get(id);
    if (known) return known;
    const index = this.#facts.size;
    const word = `bits${Math.floor(index / 31)}`;
    const bit = 2 ** (index % 31);
    const fact = { key, word, bit, setCode: `${word} |= ${bit};`, ...(of && { of }) };
    this.#facts.set(id, fact);
    return fact;
  }
}
