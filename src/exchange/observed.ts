import type { Path } from "../runtime/validate/path.ts";
import type { SchemaObject } from "../schemas/schema.ts";
import { looksLikeValue } from "./name-like.ts";
import { eachItem } from "./property-path.ts";

/** Receives what a schema leaves out, or lists, of the values that were seen. */
export interface Review {
  leaveOut(path: Path, what: string): void;
  list(path: Path, values: readonly string[]): void;
}

/** Strings are listed in a schema if each was sent for at least this number of users or products, and they are several, few and short. */
const enough = 5;
const maxListed = 8;
const maxLength = 40;

/** Beyond these, an object is a map from names that the senders choose. */
const maxKeys = 200;
const maxDepth = 20;

/** The values that were seen in one place. Only their types are kept, and a few short strings while they may be listed. */
export class Observed {
  #count = 0;
  readonly #types = new Set<string>();
  /** Who has sent each string; `undefined` once they cannot be listed. */
  #senders: Map<string, Set<string>> | undefined = new Map();
  readonly #members = new Map<string, Observed>();
  #objects = 0;
  #hasHiddenKeys = false;
  #isOpen = false;
  #items: Observed | undefined;

  /** `sender` is the user or product that a value is of; without one, a string is not listed. */
  add(value: unknown, sender: string | undefined, depth = 0): void {
    this.#count++;
    this.#types.add(typeOf(value));
    if (typeof value === "string") this.#addString(value, sender);
    if (typeof value !== "object" || value === null) return;
    if (depth >= maxDepth) this.#isOpen = true;
    else if (Array.isArray(value)) {
      this.#items ??= new Observed();
      for (const item of value) this.#items.add(item, sender, depth + 1);
    } else this.#addMembers(value, sender, depth + 1);
  }

  #addString(value: string, sender: string | undefined): void {
    const senders = this.#senders;
    if (senders === undefined) return;
    const known = senders.get(value) ?? new Set();
    senders.set(value, known);
    if (sender === undefined || senders.size > maxListed || value.length > maxLength || looksLikeValue(value))
      this.#senders = undefined;
    else if (known.size < enough) known.add(sender);
  }

  #addMembers(value: object, sender: string | undefined, depth: number): void {
    this.#objects++;
    for (const [key, member] of Object.entries(value)) {
      const known = this.#members.get(key) ?? new Observed();
      if (looksLikeValue(key)) this.#hasHiddenKeys = true;
      else if (this.#members.size < maxKeys || this.#members.has(key)) this.#members.set(key, known);
      else this.#isOpen = true;
      known.add(member, sender, depth);
    }
  }

  /** A draft of the schema. */
  schema(path: Path, review: Review): SchemaObject {
    const types = [...this.#types].filter((type) => type !== "integer" || !this.#types.has("number")).sort();
    const members = [...this.#members];
    const properties = members.map(([key, one]) => [key, one.schema([...path, key], review)]);
    const required = members.filter(([, one]) => one.#count === this.#objects).map(([key]) => key);
    if (this.#hasHiddenKeys) review.leaveOut(path, "keys that look like values are left out");
    if (this.#isOpen) review.leaveOut(path, `more than ${maxKeys} keys or ${maxDepth} levels are left out`);
    const items = this.#items !== undefined && this.#items.#count > 0 ? this.#items : undefined;
    return {
      type: types.length === 1 ? types[0] : types,
      ...this.#listed(path, review),
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
      ...(items && { items: items.schema([...path, eachItem], review) }),
    };
  }

  /** The strings, where each was sent by enough, and nothing else was. */
  #listed(path: Path, review: Review): SchemaObject {
    const senders = [...(this.#senders ?? [])];
    const isListed = senders.length > 1 && this.#types.size === 1 && senders.every(([, { size }]) => size >= enough);
    if (!isListed) return {};
    const values = senders.map(([value]) => value).sort();
    review.list(path, values);
    return { enum: values };
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
