import type { Schema, SchemaObject } from "../../schemas/schema.ts";
import { alternativesOf } from "./alternatives.ts";
import { commentOn } from "./comments.ts";
import { type References, type TypeContext, union } from "./context.ts";
import { everyKind } from "./kinds.ts";
import { type Definition, nameFromTitle } from "./type-names.ts";

/** A type with a name. */
export interface Declaration {
  readonly name: string;
  readonly type: string;
  /** Whether the type is that of an object and nothing else. */
  readonly isInterface: boolean;
  /** Its doc comment, which ends with a line break; empty where there is nothing to say. */
  readonly comment: string;
}

const nothingAround = { kinds: everyKind, properties: {}, required: [] };

/** Declares the types of one set of schemas. */
export class Declarations implements TypeContext {
  readonly references: References;
  /** The types that are declared already, by name. */
  readonly #types: Map<string, string | undefined>;
  #alternatives: Declaration[] = [];

  constructor(references: References) {
    this.references = references;
    this.#types = new Map([...references.values()].map(({ name }) => [name, undefined]));
  }

  /** The type of a schema, and those of its alternatives that have titles and are not declared yet. */
  of({ name, form }: Definition): readonly Declaration[] {
    this.#alternatives = [];
    const declared = this.#declaration(name, form, this.typesOf(form));
    return [declared, ...this.#alternatives];
  }

  typesOf(schema: Schema): readonly string[] {
    return alternativesOf(schema, nothingAround, this);
  }

  commentOn(schema: Schema): string {
    return commentOn(schema, this.references);
  }

  declare(alternative: SchemaObject, types: readonly string[]): string | undefined {
    const name = nameFromTitle(String(alternative["title"]));
    if (name === undefined) return undefined;
    const type = union(types);
    if (this.#types.has(name)) return this.#types.get(name) === type ? name : undefined;
    this.#types.set(name, type);
    this.#alternatives.push(this.#declaration(name, alternative, types));
    return name;
  }

  #declaration(name: string, schema: SchemaObject, types: readonly string[]): Declaration {
    const [type = "never", ...others] = types;
    const isInterface = others.length === 0 && type.startsWith("{");
    // An interface is always laid out in lines.
    return {
      name,
      type: isInterface ? type.replace(/^\{\s*/, "{\n") : union(types),
      isInterface,
      comment: this.commentOn(schema),
    };
  }
}
