import type { Path } from "../runtime/validate/path.ts";
import type { CsvRow } from "./csv.ts";
import type { Loss } from "./plan.ts";
import {
  isListable,
  isPlanType,
  type PlanEntry,
  type PlanProperty,
  type PlanType,
  type PlanValue,
} from "./property.ts";
import { pathOf } from "./property-path.ts";

/** A value that rows describe, one after the other. */
class Described {
  row: { readonly type: PlanType; readonly description: string; readonly enum: unknown[] | undefined } | undefined;
  isRequired = false;
  readonly properties = new Map<string, Described>();
  items: Described | undefined;

  below(step: string | number): Described {
    if (typeof step === "number") {
      this.items ??= new Described();
      return this.items;
    }
    const known = this.properties.get(step) ?? new Described();
    this.properties.set(step, known);
    return known;
  }

  value(): PlanValue {
    const own = this.row ?? {
      type: this.items ? "array" : this.properties.size > 0 ? "object" : "any",
      description: "",
    };
    return {
      type: own.type,
      description: own.description === "" ? undefined : own.description,
      enum: this.row?.enum,
      ...(this.properties.size > 0 && { properties: this.members() }),
      ...(this.items && { items: this.items.value() }),
    };
  }

  members = (): ReadonlyMap<string, PlanProperty> =>
    new Map([...this.properties].map(([name, one]) => [name, { ...one.value(), required: one.isRequired }]));
}

/** The events that the rows of a table describe. */
export class CsvEntries {
  readonly #losses: Loss[];
  readonly #events = new Map<string, { description?: string; readonly data: Described }>();

  constructor(losses: Loss[]) {
    this.#losses = losses;
  }

  all = (): PlanEntry[] =>
    [...this.#events].map(([name, { description, data }]) => ({
      subject: "event",
      name,
      description,
      properties: data.members(),
    }));

  add(row: CsvRow): void {
    if (row.event === "") {
      this.#losses.push({ property: row.property, what: "is in a row that names no event" });
      return;
    }
    const event = this.#events.get(row.event) ?? { data: new Described() };
    this.#events.set(row.event, event);
    if (row.property !== "") this.#property(row, event.data);
    else this.#event(row, event);
  }

  #event({ event: name, description, type, required, enum: values }: CsvRow, event: { description?: string }): void {
    if (event.description !== undefined && description !== "") this.#losses.push({ event: name, what: twice });
    else if (description !== "") event.description = description;
    for (const [column, cell] of Object.entries({ type, required, enum: values }))
      if (cell.trim() !== "")
        this.#losses.push({ event: name, what: `\`${column}\` is of a property, and this row names none` });
  }

  #property(row: CsvRow, data: Described): void {
    const lose = (what: string) => this.#losses.push({ event: row.event, property: row.property, what });
    const path = pathOf(row.property);
    if (path === undefined) {
      lose("is not the path of a property: write `[]` for each item, and `\\[` for a bracket of a name");
      return;
    }
    const target = descend(data, path);
    if (target.row !== undefined) {
      lose(twice);
      return;
    }
    const type = typeIn(row, lose);
    target.row = { type, description: row.description, enum: enumIn(row, type, lose) };
    target.isRequired = requiredIn(row, lose);
    if (target.isRequired && typeof path.at(-1) === "number")
      lose("`required` has no meaning for the items of an array");
  }
}

const twice = "is described twice; the first row was carried over";

const descend = (data: Described, path: Path): Described =>
  path.reduce<Described>((one, step) => one.below(step), data);

function typeIn({ type }: CsvRow, lose: (what: string) => void): PlanType {
  const name = type.trim().toLowerCase();
  if (isPlanType(name)) return name;
  if (name !== "") lose("`type` is unknown, so any value is allowed");
  return "any";
}

function requiredIn({ required }: CsvRow, lose: (what: string) => void): boolean {
  const word = required.trim().toLowerCase();
  if (["true", "yes", "1", "required"].includes(word)) return true;
  if (!["", "false", "no", "0", "optional"].includes(word)) lose("`required` is neither true nor false");
  return false;
}

/** Values with bars between them, or a JSON array. */
function enumIn(row: CsvRow, type: PlanType, lose: (what: string) => void): unknown[] | undefined {
  const cell = row.enum.trim();
  if (cell === "") return undefined;
  const values = cell.startsWith("[") ? listIn(cell) : cell.split("|").map((one) => typedValue(one.trim(), type));
  if (values?.every(isListable)) return values;
  lose("`enum` is neither values with `|` between them nor a JSON array of them");
  return undefined;
}

function listIn(cell: string): unknown[] | undefined {
  try {
    const values: unknown = JSON.parse(cell);
    return Array.isArray(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** A value in the type of its property. One that cannot be is left as a string, which the type excludes. */
function typedValue(word: string, type: PlanType): unknown {
  if (type === "number" || type === "integer") return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : word;
  if (type === "boolean" && /^(true|false)$/i.test(word)) return word.toLowerCase() === "true";
  return word;
}
