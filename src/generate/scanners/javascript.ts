import { asciiOnly } from "../ascii.ts";
import { logicCode } from "../validators/guard.ts";
import type { ScalarCheck, ScannerLanguage } from "./language.ts";
import { listedString } from "./listed-string.ts";
import type { ScannerWriter } from "./scanner-writer.ts";
import { settledNumber } from "./settled-number.ts";
import { settledString } from "./settled-string.ts";
import { stringTest } from "./string-test.ts";

/** Scanners in JavaScript, over a `Uint8Array`. */
export const javaScript: ScannerLanguage = {
  declaration: (name, parameter, body) => `function ${name}(bytes, ${parameter}, state) {\n${body}}`,
  byte: (index) => `bytes[${index}]`,
  equal: (distance, bytes) => bytes.map((byte, i) => `bytes[at + ${distance + i}] === ${byte}`),
  pass: (name, at) => `${name}(bytes, ${at}, state)`,
  call: (name, ...args) => `${name}(bytes, ${args.join(", ")})`,
  forever: "for (;;)",
  noteWarning: "state.mayWarn = true;",
  isLinting: "state.mayBeNearMiss !== undefined",
  planned: (key, name, at) =>
    `state.plan === undefined ? ${name}(bytes, ${at}, state) : state.plan.${key}(bytes, ${at}, state, ${name})`,
  noteKind: (kind) => `state.kind = "${kind}"; state.${kind}++;`,
  endPayload: "if (state.plan !== undefined) return state.plan.end(bytes, at, state);",
  noteNearMiss(identifiers, writer) {
    const list = writer.declare(
      "identifiers",
      JSON.stringify(identifiers),
      (constant) => `const ${constant} = ${asciiOnly(JSON.stringify(identifiers))};`,
    );
    return `if (key < 0 && state.mayBeNearMiss !== undefined && !state.mayWarn) state.mayWarn = state.mayBeNearMiss(bytes, at + 1, end - 1, ${list});`;
  },
  scalar(check, writer) {
    const listed = check.to === "string" ? listedString(check.constraint, check.failure, writer) : undefined;
    if (listed !== undefined) return listed;
    const test = check.to === "string" ? stringTest(check.constraint, writer) : undefined;
    if (test !== undefined)
      return `${settledString(check.constraint, writer)}    return ${test} ? end : ${check.failure};\n`;
    const verdict = `    return ${logicCode(check.constraint, "value", writer)} ? end : ${check.failure};\n`;
    return scalarValue(check, writer) + verdict;
  },
};

/** Sets `end` to the offset after the scalar and `value` to what it means. A string with escapes or beyond ASCII is unsure. */
function scalarValue({ to, constraint }: ScalarCheck, writer: ScannerWriter): string {
  const skip = (name: string) => `    const end = ${writer.use(name)}(bytes, at);\n    if (end < 0) return end;\n`;
  switch (to) {
    case "string":
      return `${settledString(constraint, writer)}    const value = ${writer.use("asciiText")}(bytes, at + 1, end - 1);\n    if (value === undefined) return -1;\n`;
    case "number":
      return `${settledNumber(constraint, writer)}${skip("skipNumber")}    const value = ${writer.use("numberAt")}(bytes, at, end);\n`;
    case "boolean":
      return `${skip("skipWord")}    const value = byte === 116;\n`;
    case "null":
      return `${skip("skipWord")}    const value = null;\n`;
  }
}
