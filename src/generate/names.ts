const words = (name: string): string[] => name.replace(/^common\//, "").split(/[/-]/);

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `wire/track-request` → `WireTrackRequest`; the shared parts in `common/` have only the name of their file. */
export const typeName = (name: string): string => words(name).map(capital).join("");

/** `wire/track-request` → `wireTrackRequest`. */
export const validatorName = (name: string): string => typeName(name).replace(/^./, (letter) => letter.toLowerCase());

export const modulePath = (name: string): string => `validators/${name}.ts`;
export const scannerPath = (name: string): string => `scanners/${name}.ts`;

/** The relative path from one file under `generated/` to another. */
export function importPath(from: string, to: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  return up === "" && !to.startsWith("../") ? `./${to}` : `${up}${to}`;
}

/** The first line of every generated file. */
export const header = (sources: string): string =>
  `// Generated from ${sources} by \`npm run generate\`. Do not edit: edit the schema.\n`;

const reserved = new Set(
  "createMembers createValidator default delete do else enum export false for function guard if import in index instanceof isObject isPresent kindOf kinds compiled let new null object package private protected public return static super switch this throw true try typeof undefined unknown validator value var void while with yield arguments async await break case catch class const continue debugger eval extends finally implements interface".split(
    " ",
  ),
);

/** Why a schema of that name cannot have a module of generated code; `undefined` if it can. */
export function nameProblem(name: string): string | undefined {
  const validator = validatorName(name);
  if (!/^[a-z]/.test(validator))
    return "the name of a schema file must begin with a letter, because types are named by it";
  const isTaken =
    reserved.has(validator) ||
    /^(bits|compiled|guard|issues|items|members|object)\d|^(issuesOf|matches)[\da-f]{8}$/.test(validator);
  return isTaken ? "this name has a meaning in the generated code" : undefined;
}
