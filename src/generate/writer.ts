/** Collects what the code of one module needs beside itself; the same need has the same name. */
export class ModuleWriter {
  readonly functions: string[] = [];
  readonly #patterns = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** Schemas whose guards and layers this module uses, for items. */
  readonly schemas = new Set<string>();
  /** Schemas whose full validators this module calls. */
  readonly fulls = new Set<string>();
  /** Names that it uses from the runtime. */
  readonly runtime = new Set<string>();

  /** The name of a function, declared once for each key. */
  declare(prefix: string, key: string, body: (name: string) => string): string {
    const slot = `${prefix} ${key}`;
    const known = this.#names.get(slot);
    if (known !== undefined) return known;
    const name = `${prefix}${[...this.#names.keys()].filter((other) => other.startsWith(`${prefix} `)).length}`;
    this.#names.set(slot, name);
    this.functions.push(body(name));
    return name;
  }

  /** The name of a function that tests a text against the pattern. */
  pattern(pattern: string): string {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const name = `matches${this.#patterns.size}`;
    this.#patterns.set(pattern, name);
    this.functions.push(patternCode(name, pattern));
    return name;
  }

  use(name: string): string {
    this.runtime.add(name);
    return name;
  }
}

/**
 * A single character class asks only for some character that it admits, so a first character in the part of ASCII that it
 * admits settles it without the regular expression.
 */
function patternCode(name: string, pattern: string): string {
  const regex = new RegExp(pattern, "u");
  const literal = `/${asciiOnly(regex.source)}/u`;
  const admitted = /^\[(?:[^\]\\[]|\\.)+\]$/.test(pattern)
    ? longestRun((code) => regex.test(String.fromCharCode(code)))
    : [];
  const fast =
    admitted.length === 0
      ? ""
      : `  const first = text.charCodeAt(0);\n  if (first >= ${admitted[0]} && first <= ${admitted.at(-1)}) return true;\n`;
  return `const ${name}Regex = ${literal};\nfunction ${name}(text) {\n${fast}  return ${name}Regex.test(text);\n}`;
}

function longestRun(isIn: (code: number) => boolean): number[] {
  let longest: number[] = [];
  let run: number[] = [];
  for (let code = 0; code < 128; code++) {
    run = isIn(code) ? [...run, code] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** Writes every UTF-16 unit that is not printable ASCII as an escape: invisible characters do not belong into code. */
export const asciiOnly = (text: string): string =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * `for…in` visits inherited keys too. Asked in this very form, V8 knows the answer from the loop itself and asks nothing;
 * `Object.hasOwn`, or the function held in a variable, costs as much as the rest of the loop.
 */
export const ownKeysOnly = "if (!Object.prototype.hasOwnProperty.call(object, key)) continue;";
