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
 * numbered: files and what is generated from them must differ.
 */
export class FileNames {
  /** The names whose files are not plain from them: numbered, cut, or with letters left out. */
  readonly mapped: Mapped[] = [];
  readonly #taken = new Set<string>(devices.map((device) => identityOf(`events/${device}`)));

  /** Gives a file to an event. */
  event(name: string): string {
    const { kebab, isWhole } = inKebabCase(name);
    const base = `events/${kebab === "" ? "event" : kebab}`;
    let file = base;
    for (let number = 2; !this.take(file); number++) file = `${base}-${number}`;
    if (file !== base || !isWhole || kebab === "") this.mapped.push({ name, file });
    return file;
  }

  /** Whether the file is free; it is taken then. */
  take(file: string): boolean {
    const key = identityOf(file);
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}

/** Equal for files whose identifiers are: `a-1` and `a1` both make `A1`, and folders are words like others. */
const identityOf = (file: string): string =>
  file
    .replace(/^common\//, "")
    .replaceAll("/", "-")
    .replace(/-(?=\d)/g, "");

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
