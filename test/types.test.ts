import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root } from "./oracle.ts";

const identified = `eventId: "evt_1", profileId: "usr_1"`;

/** Each snippet, and whether it must compile. They all are compiled in one program. */
const snippets: Record<string, [boolean, string]> = {
  "an event": [true, `const p: Payload = { ${identified} };`],
  "an event with unknown keys": [true, `const p: Payload = { ${identified}, cart: [1], data: { a: { b: null } } };`],
  "a product": [true, `const p: Payload = { productId: "1" };`],
  "only an eventId": [false, `const p: Payload = { eventId: "evt_1" };`],
  "only a profileId": [false, `const p: Payload = { profileId: "usr_1" };`],
  nothing: [false, "const p: Payload = {};"],
  "a product whose productId is a number": [false, "const p: Payload = { productId: 7 };"],
  "an event whose productId is a number": [false, `const p: Payload = { ${identified}, productId: 7 };`],
  "all three identifiers as a product": [true, `const p: Product = { ${identified}, productId: "1" };`],
  "all three identifiers as an event": [false, `const p: BehavioralEvent = { ${identified}, productId: "1" };`],
  "a timestamp as text or number": [
    true,
    `const p: Payload[] = [{ ${identified}, timestamp: 1 }, { ${identified}, timestamp: "x" }];`,
  ],
  "a timestamp as a date": [false, `const p: Payload = { ${identified}, timestamp: new Date() };`],
  "data of an interface, of a type, of a class and of an object with unknown values": [
    true,
    `interface Named { name: string; deep?: { at: Date } }
     class Wine { readonly name = "Wine"; }
     declare const named: Named; declare const aliased: { name: string }; declare const unknowns: Record<string, unknown>;
     const p: Payload[] = [named, aliased, new Wine(), unknowns, Object.freeze({ a: 1 })].map((data) => ({ ${identified}, data }));
     const q: Payload = { ${identified}, data: named, userAttributes: named, accountAttributes: unknowns };`,
  ],
  "data that can be read by any key": [
    true,
    `declare const p: Payload; const name: unknown = p.data?.["name"]; const all: Record<string, unknown> = p.data ?? {};`,
  ],
  "data that is an array": [false, `const p: Payload = { ${identified}, data: [] };`],
  "data that is a Map": [false, `const p: Payload = { ${identified}, data: new Map() };`],
  "data that is text": [false, `const p: Payload = { ${identified}, data: "x" };`],
  "a track request": [
    true,
    `const r: TrackRequest = { track: [{ name: "Purchase", payload: [{ productId: "1" }] }] };`,
  ],
  "a track request with a bad payload": [
    false,
    `const r: TrackRequest = { track: [{ name: "Purchase", payload: [{}] }] };`,
  ],
  "a wire payload without profileId": [true, `const p: WirePayload = { userId: "u1" };`],
  "a wire payload without anybody": [false, `const p: WirePayload = { eventId: "evt_1" };`],
  "narrowing by the guards": [
    true,
    `declare const p: Payload;
     const id: string = isProduct(p) ? p.productId : p.profileId;
     if (isBehavioralEvent(p)) { const never: undefined = p.productId; const event: string = p.eventId; }`,
  ],
  "narrowing by the key itself": [
    true,
    `declare const p: Payload;
     const id: string = p.productId === undefined ? p.profileId : p.productId;`,
  ],
  "narrowing by classify": [
    true,
    `const c = classify({});
     if (c.kind === "product") { const id: string = c.value.productId; const no: false = c.createsAnonymousUsers; }
     if (c.kind === "event") { const id: string = c.value.profileId; const yes: true = c.createsAnonymousUsers; }
     if (c.kind === "rejected") { const code: string = c.issues[0]!.code; }`,
  ],
  "the value of a rejected payload": [false, `const c = classify({}); if (c.kind === "rejected") c.value;`],
  "narrowing by the result": [
    true,
    `const r = payload.validate({});
     if (r.issues) { r.issues[0]!.pointer; } else { const value: Payload = r.value; }`,
  ],
  "a value that was not checked": [false, "const value: Payload = payload.validate({}).value;"],
  "narrowing by is, assert and parse": [
    true,
    `declare const input: unknown;
     if (payload.is(input)) { const value: Payload = input; }
     const parsed: Payload = payload.parse(input);
     payload.assert(input); const value: Payload = input;`,
  ],
  "a Standard Schema": [
    true,
    `const schema: StandardSchemaV1<Payload, Payload> = payload;
     const value: StandardSchemaV1.InferOutput<typeof product> = { productId: "1" };`,
  ],
  "another Standard Schema's output": [false, "const value: StandardSchemaV1.InferOutput<typeof product> = {};"],
};

const prelude = `
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { classify, isBehavioralEvent, isProduct, payload, product } from "../src/index.ts";
import type { BehavioralEvent, Payload, Product, TrackRequest } from "../src/index.ts";
import type { WirePayload } from "../src/wire.ts";
export type Used = [StandardSchemaV1, BehavioralEvent, Payload, Product, TrackRequest, WirePayload, typeof classify, typeof isProduct, typeof isBehavioralEvent, typeof payload, typeof product];
`;

function errorsBySnippet(): Map<string, string[]> {
  const files = new Map(
    Object.entries(snippets).map(([name, [, code]], i) => [join(root, "test", `snippet${i}.ts`), [name, code]]),
  );
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const textOf = (path: string) => {
    const [, code] = files.get(path) ?? [];
    return code === undefined ? undefined : `${prelude}\n${code}\n`;
  };
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  const relaxed = { ...options, noUnusedLocals: false };
  const program = ts.createProgram([...files.keys()], relaxed, host);
  return new Map(
    [...files].map(([path, [name = ""]]) => [
      name,
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ]),
  );
}

describe("the types", () => {
  const errors = errorsBySnippet();

  it.each(Object.entries(snippets).filter(([, [compiles]]) => compiles))("allow %s", (name) => {
    expect(errors.get(name)).toEqual([]);
  });

  it.each(Object.entries(snippets).filter(([, [compiles]]) => !compiles))("do not allow %s", (name) => {
    expect(errors.get(name)).not.toEqual([]);
  });
});
