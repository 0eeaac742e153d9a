import { type Constraint, keysOf, restrict } from "../../constraints/constraint.ts";
import { asciiOnly } from "../ascii.ts";
import { type ModuleWriter, ownKeysOnly } from "../writer.ts";

/**
 * The name of a function that copies an object's known keys to a fresh object, always of one shape, and lists the names of
 * the others. Full validators see such views only, so what is inherited, hidden or throws never reaches them.
 */
export function viewCode(constraint: Constraint, writer: ModuleWriter): string | undefined {
  const keys = keysOf(restrict(constraint, "object"));
  if (keys.size === 0) return undefined;
  return writer.declare("view", JSON.stringify(constraint), (functionName) => {
    const cases = [...keys].map(([key, of]) => {
      const inner = viewCode({ op: "and", of }, writer);
      const value = inner ? `${writer.use("isObject")}(value) ? ${inner}(value, []) : value` : "value";
      return `      case ${quote(key)}: {
        const value = object[key];
        view${access(key)} = ${value};
        break;
      }`;
    });
    return `function ${functionName}(object, unknown) {
  const view = { ${[...keys.keys()].map((key) => `${name(key)}: undefined`).join(", ")} };
  for (const key in object) {
    ${ownKeysOnly}
    switch (key) {
${cases.join("\n")}
      default:
        unknown.push(key);
    }
  }
  return view;
}`;
  });
}

const quote = (key: string): string => asciiOnly(JSON.stringify(key));
const isName = (key: string): boolean => /^[a-z]\w*$/i.test(key);
const access = (key: string): string => (isName(key) ? `.${key}` : `[${quote(key)}]`);
/** A computed name makes the whole literal slow, so only `__proto__`, which would set the prototype, is one. */
const name = (key: string): string => (isName(key) ? key : key === "__proto__" ? `[${quote(key)}]` : quote(key));
