/** Where an issue is: the keys and array indices that lead to it, a missing or surplus key included. */
export type Path = readonly (string | number)[];

/** The path as a JSON Pointer (RFC 6901); `""` is the whole value. */
export function toPointer(path: Path): string {
  let pointer = "";
  for (let i = 0; i < path.length; i++) {
    const step = path[i] as string | number;
    pointer += `/${typeof step === "string" && (step.includes("/") || step.includes("~")) ? escapeStep(step) : step}`;
  }
  return pointer;
}

/** The path of a JSON Pointer; array indices stay strings, because a pointer does not distinguish them from keys. */
export function fromPointer(pointer: string): string[] {
  if (pointer === "") return [];
  if (pointer.indexOf("/", 1) < 0 && !pointer.includes("~")) return [pointer.slice(1)];
  const steps = pointer.slice(1).split("/");
  return pointer.includes("~") ? steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")) : steps;
}

const escapeStep = (step: string): string => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** What the path leads to, `undefined` where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
