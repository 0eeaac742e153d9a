import type { Path } from "../runtime/validate/path.ts";
import { isAnnotation } from "../schemas/keywords.ts";
import type { HeldNode, SchemaNode } from "../schemas/model.ts";
import type { SchemaObject } from "../schemas/schema.ts";
import type { Kept } from "./kept.ts";
import type { Loss, Subject } from "./plan.ts";
import { isListable, type PlanEntry, type PlanProperty, type PlanValue, planTypeOf, planTypes } from "./property.ts";
import { eachItem, pathText } from "./property-path.ts";

/** A schema with what it refers to written out. */
interface Whole {
  readonly keywords: SchemaObject;
  readonly held: readonly HeldNode[];
  /** The references that have led here. */
  readonly open: ReadonlySet<SchemaNode>;
}

/** Reads the schema of one event as a format keeps it, and lists what it does not keep. */
export class KeptReader {
  readonly #kept: Kept;
  readonly #event: string;
  readonly #losses: Loss[];

  constructor(kept: Kept, event: string, losses: Loss[]) {
    this.#kept = kept;
    this.#event = event;
    this.#losses = losses;
  }

  entry(subject: Subject, root: SchemaNode): PlanEntry {
    const whole = this.#whole(root, [], new Set());
    const { type = "object", title, description } = whole.keywords;
    this.#loseOthers(whole, this.#kept.ofEntry, []);
    if (type !== "object") this.#lose([], "type");
    if (title !== undefined && subject !== "event") this.#lose([], "title");
    return { subject, name: this.#event, ...described(description), properties: this.#members(whole, []) };
  }

  #value(node: SchemaNode, path: Path, outer: ReadonlySet<SchemaNode>): PlanValue {
    if (node.schema === false) this.#lose(path, "false");
    const whole = this.#whole(node, path, outer);
    const { keywords, held } = whole;
    this.#loseOthers(whole, this.#kept.ofValue, path);
    const type = planTypeOf(keywords);
    if (type === undefined) this.#lose(path, "type");
    const stated: SchemaObject = planTypes[type ?? "any"];
    if (keywords["format"] !== stated["format"]) this.#lose(path, "format");
    const may = (holder: string) => [holder, "any", undefined].includes(type);
    const items = held.find(({ keyword }) => keyword === "items");
    for (const keyword of ["properties", "required"])
      if (keyword in keywords && !may("object")) this.#lose(path, keyword);
    if (items !== undefined && !may("array")) this.#lose(path, "items");
    const members = may("object") ? this.#members(whole, path) : new Map();
    return {
      type: type ?? "any",
      ...described(keywords["description"]),
      ...this.#enum(keywords, path),
      ...(members.size > 0 && { properties: members }),
      ...(items && may("array") && { items: this.#value(items.node, [...path, eachItem], whole.open) }),
    };
  }

  #members({ keywords, held, open }: Whole, path: Path): ReadonlyMap<string, PlanProperty> {
    const required = new Set((keywords["required"] ?? []) as readonly string[]);
    const nodes = new Map(held.filter(({ keyword }) => keyword === "properties").map(({ step, node }) => [step, node]));
    const members = new Map<string, PlanProperty>();
    for (const name of new Set([...nodes.keys(), ...required]) as ReadonlySet<string>) {
      const node = nodes.get(name);
      const at = [...path, name];
      const isBlank = path.length === 0 && name.trim() === "" && !this.#kept.blankNames;
      if (isBlank) this.#losses.push({ event: this.#event, what: "a property without a name is not kept" });
      else {
        const value: PlanValue = node === undefined ? { type: "any" } : this.#value(node, at, open);
        members.set(name, { ...value, required: required.has(name) });
      }
    }
    return members;
  }

  #enum({ enum: values }: SchemaObject, path: Path): { enum?: readonly unknown[] } {
    if (values === undefined) return {};
    if (Array.isArray(values) && values.every(isListable)) return { enum: values };
    this.#lose(path, "enum");
    return {};
  }

  /** The schema with the one that it refers to, where no keyword of one restricts what the other says. */
  #whole(node: SchemaNode, path: Path, outer: ReadonlySet<SchemaNode>): Whole {
    const { keywords, held, target } = node;
    if (!("$ref" in keywords)) return { keywords, held, open: outer };
    const { $ref: _, ...own } = keywords;
    const open = new Set([...outer, node]);
    if (target === undefined || open.has(target)) {
      this.#lose(path, "$ref");
      return { keywords: own, held, open };
    }
    const referred = this.#whole(target, path, open);
    const isCommon = (keyword: string) => keyword in referred.keywords && !isAnnotation(keyword);
    if (Object.keys(own).some(isCommon)) {
      this.#lose(path, "$ref");
      return { keywords: own, held, open };
    }
    const { title: _title, ...rest } = referred.keywords;
    return {
      keywords: { ...rest, ...own },
      held: [...held, ...referred.held],
      open: new Set([...referred.open, target]),
    };
  }

  #loseOthers({ keywords }: Whole, kept: readonly string[], path: Path): void {
    for (const keyword of Object.keys(keywords)) if (!kept.includes(keyword)) this.#lose(path, keyword);
  }

  #lose(path: Path, keyword: string): void {
    const property = path.length > 0 && { property: pathText(path) };
    this.#losses.push({ event: this.#event, ...property, what: `\`${keyword}\` is not kept` });
  }
}

const described = (description: unknown): { description?: string } =>
  typeof description === "string" && description !== "" ? { description } : {};
