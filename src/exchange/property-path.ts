import type { Path } from "../runtime/validate/path.ts";
import { keywordNamed } from "../schemas/keywords.ts";

/** The step from an array to its items. */
export const eachItem = 0;

/** A property's path as people write it: `lines[].sku`. A dot or bracket of a name, or a backslash, has a backslash before it. */
export const pathText = (path: Path): string =>
  path
    .map((step, i) => (typeof step === "number" ? "[]" : `${i === 0 ? "" : "."}${step.replace(/[\\.[\]]/g, "\\$&")}`))
    .join("");

/** The path that was written so; `undefined` where a bracket has no pair and no backslash. */
export function pathOf(text: string): Path | undefined {
  const [first = ""] = /^(?:[^\\.[\]]|\\[\s\S])*/.exec(text) as RegExpExecArray;
  const path: (string | number)[] = [unescaped(first)];
  const next = /\.((?:[^\\.[\]]|\\[\s\S])*)|\[\]/gy;
  next.lastIndex = first.length;
  while (next.lastIndex < text.length) {
    const match = next.exec(text);
    if (match === null) return undefined;
    path.push(match[1] === undefined ? eachItem : unescaped(match[1]));
  }
  return path;
}

const unescaped = (name: string): string => name.replace(/\\([\s\S])/g, "$1");

/** The path of the property that a pointer in a schema leads to or into, by the keywords on its way; `""` for none. */
export function propertyAt(steps: readonly string[]): string {
  const path: (string | number)[] = [];
  for (let i = 0; i < steps.length; i++) {
    const keyword = steps[i] as string;
    const holds = keywordNamed(keyword)?.holds;
    if (holds === undefined) break;
    if (keyword === "properties" && i + 1 < steps.length) path.push(steps[i + 1] as string);
    if (keyword === "items" && i + 1 < steps.length) path.push(eachItem);
    if (holds !== "schema") i++;
  }
  return pathText(path);
}
