import { formatsByName } from "../../constraints/formats.ts";

/** The functions that generated code may use from the runtime, by the files that export them. */
export const runtimeFunctions: Readonly<Record<string, readonly string[]>> = {
  additional: ["additionalMembers", "unlistedKey"],
  alternatives: ["blameAlternative", "sayAlternative"],
  "code-points": ["codePointCount"],
  formats: Object.values(formatsByName).map(({ name }) => name),
  items: ["collectItem", "collectItems", "lookAt", "reportEqualItems", "unlistedItem"],
  members: ["mappedMembers"],
  "multiple-of": ["isMultipleOf"],
  names: ["collectNames"],
  nested: ["collectBySchema", "collectNested"],
  nesting: ["enter", "leave"],
  object: ["collectObject", "objectSchema"],
  presence: ["isObject", "isPresent", "memberCount"],
  "unique-items": ["equalItems"],
};

const all: ReadonlySet<string> = new Set(Object.values(runtimeFunctions).flat());

/** Whether a function is one of those that validators use, scanners too. */
export const isOfValidators = (name: string): boolean => all.has(name);

/** The imports of these functions: paths relative to `generated/`, and what is imported from each. */
export function runtimeImports(used: ReadonlySet<string>): [file: string, names: string[]][] {
  const unknown = [...used].find((name) => !all.has(name));
  if (unknown !== undefined) throw new Error(`the runtime has no function ${unknown}`);
  return Object.entries(runtimeFunctions).flatMap(([file, names]): [string, string[]][] => {
    const wanted = names.filter((name) => used.has(name));
    return wanted.length === 0 ? [] : [[`../src/runtime/validate/${file}.ts`, wanted]];
  });
}
