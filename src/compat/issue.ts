import { compileNamed, compileWithIssues } from "../constraints/compile.ts";
import { type Constraint, codeOf, isNo } from "../constraints/constraint.ts";
import { appliesToKey, evaluates, isMemberAssertion } from "../constraints/keys.ts";
import { restrict } from "../constraints/restrict.ts";
import { satisfies } from "../constraints/satisfies.ts";
import type { Path } from "../runtime/validate/path.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";
import type { WitnessIssue } from "./change.ts";
import { typeOf } from "./holds.ts";

/** The first issue that a schema gives for a value; `undefined` where nothing can be generated from the schema. */
export function issueOf(root: SchemaNode, value: unknown): WitnessIssue | undefined {
  const schemaNamed = (name: string): Constraint =>
    name.includes("#") ? compileNamed(root.model, name) : compileWithIssues(root.model.root(name));
  try {
    return new IssueSearch(schemaNamed).find(compileWithIssues(root), value, []);
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

class IssueSearch {
  readonly #schemaNamed: (name: string) => Constraint;

  constructor(schemaNamed: (name: string) => Constraint) {
    this.#schemaNamed = schemaNamed;
  }

  /** The first issue of a constraint that fails. */
  find(constraint: Constraint, value: unknown, path: Path): WitnessIssue | undefined {
    if (this.#holds(constraint, value)) return undefined;
    switch (constraint.op) {
      case "const":
        return { code: "forbidden", path };
      case "and": {
        // A wrong type is reported first.
        const parts = [...constraint.of].sort((a, b) => Number(b.op === "type") - Number(a.op === "type"));
        return this.#first(parts, (part) => this.find(part, value, path));
      }
      case "or":
      case "one": {
        const rest = restrict(constraint, typeOf(value));
        if (isNo(rest)) return constraint.op === "or" ? { code: "type", path } : plain(constraint, path);
        return rest.op === "or" || rest.op === "one" ? plain(constraint, path) : this.find(rest, value, path);
      }
      case "if": {
        const branch = this.#holds(constraint.test, value) ? constraint.then : constraint.else;
        return this.find(branch, value, path);
      }
      case "named":
        return { code: constraint.issue.code, path };
      case "present":
        return { code: "required", path: [...path, constraint.key] };
      case "schema":
        return this.find(this.#schemaNamed(constraint.name), value, path);
      case "item":
        return this.find(constraint.of, (value as unknown[])[constraint.index], [...path, constraint.index]);
      case "items":
      case "unevaluatedItems":
        return this.#ofItems(constraint, value as unknown[], path);
      case "property":
      case "matching":
      case "additional":
      case "propertyNames":
      case "unevaluatedProperties":
        return this.#ofMembers(constraint, value as Readonly<Record<string, unknown>>, path);
      default:
        return plain(constraint, path);
    }
  }

  #holds = (constraint: Constraint, value: unknown): boolean => satisfies(constraint, value, this.#schemaNamed);

  #first<T>(parts: readonly T[], issue: (part: T) => WitnessIssue | undefined): WitnessIssue | undefined {
    for (const part of parts) {
      const found = issue(part);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #ofItems(
    constraint: Extract<Constraint, { readonly op: "items" | "unevaluatedItems" }>,
    items: readonly unknown[],
    path: Path,
  ): WitnessIssue | undefined {
    const at = items.findIndex((item, i) => {
      if (constraint.op === "items") return i >= constraint.from && !this.#holds(constraint.of, item);
      const by = constraint.by.filter(({ when }) => this.#holds(when, items));
      const isEvaluated = by.some(({ first, matching }) => i < first || (matching && this.#holds(matching, item)));
      return !isEvaluated && !this.#holds(constraint.of, item);
    });
    const isClosed = isNo(constraint.of) && !(constraint.op === "items" && constraint.place !== undefined);
    if (isClosed) return { code: "additional_item", path: [...path, at] };
    return this.find(constraint.of, items[at], [...path, at]);
  }

  #ofMembers(
    constraint: Extract<
      Constraint,
      { readonly op: "property" | "matching" | "additional" | "propertyNames" | "unevaluatedProperties" }
    >,
    object: Readonly<Record<string, unknown>>,
    path: Path,
  ): WitnessIssue | undefined {
    const key = Object.keys(object).find((one) => {
      if (constraint.op === "propertyNames") return !this.#holds(constraint.of, one);
      const isConcerned = isMemberAssertion(constraint)
        ? appliesToKey(constraint, one)
        : !constraint.by.some((part) => this.#holds(part.when, object) && evaluates(part, one));
      return isConcerned && !this.#holds(constraint.of, object[one]);
    }) as string;
    const inner = [...path, key];
    if (constraint.op === "propertyNames") return { code: "property_name", path: inner };
    const isClosed = constraint.op === "additional" || constraint.op === "unevaluatedProperties";
    if (isClosed && isNo(constraint.of)) return { code: "additional_property", path: inner };
    return this.find(constraint.of, object[key], inner);
  }
}

function plain(constraint: Constraint, path: Path): WitnessIssue | undefined {
  const code = codeOf(constraint);
  return code && { code, path };
}
