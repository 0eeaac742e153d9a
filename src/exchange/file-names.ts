import { nameProblem, typesOf } from "../generate/names.ts";

/** A name on the wire, and the file that its schema is in. */
export interface Mapped {
  readonly name: string;
  readonly file: string;
}

const longest = 60;

/** Names that Windows gives to devices. */
const devices = [
  "con",
  "prn",
  "aux",
  "nul",
  ...["com", "lpt"].flatMap((port) => [..."0123456789"].map((n) => port + n)),
];

/**
 * Files for the names of events: `Order Completed` is in `events/order-completed`. Names that make the same identifier are
 * numbered, because files and what is generated from them must differ. `-event` follows a name that has a meaning in the
 * generated code, which has some of these names with numbers, too.
 */
export class FileNames {
  /** The names whose files are not plain from them: numbered, longer, cut, or with letters left out. */
  readonly mapped: Mapped[] = [];
  readonly #taken = new Set<string>(devices.flatMap((device) => typesOf(`events/${device}`)));

  /** Gives a file to an event. */
  event(name: string): string {
    const { kebab, isWhole } = inKebabCase(name);
    const plain = `events/${kebab === "" ? "event" : kebab}`;
    const base = nameProblem(plain) === undefined ? plain : `${plain}-event`;
    let file = base;
    for (let number = 2; nameProblem(file) !== undefined || !this.take(file); number++) file = `${base}-${number}`;
    if (file !== plain || !isWhole || kebab === "") this.mapped.push({ name, file });
    return file;
  }

  /** Whether the file and the types that it declares are free; they are taken then. */
  take(file: string): boolean {
    const types = typesOf(file);
    if (types.some((type) => this.#taken.has(type))) return false;
    for (const type of types) this.#taken.add(type);
    return true;
  }
}

/** Letters and digits of ASCII, in lower case, with hyphens between words; and whether these are all letters that there are. */
function inKebabCase(name: string): { readonly kebab: string; readonly isWhole: boolean } {
  const plain = name
    .slice(0, 2 * longest)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const kebab = plain
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, longest)
    .replace(/^-|-$/g, "");
  return { kebab, isWhole: name.length <= longest && !/[^\p{ASCII}]/u.test(plain.replace(/[^\p{L}\p{N}]/gu, "")) };
}
