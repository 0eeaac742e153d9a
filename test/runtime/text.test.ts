import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payload, trackRequest, type Validator } from "../../src/index.ts";
import { validateText } from "../../src/library/text.ts";
import { scan } from "../../src/runtime/json/grammar.ts";
import { offsetsOf, positionsOf } from "../../src/runtime/json/position.ts";
import { duplicatesIn, walkedDuplicates } from "../../src/runtime/text/duplicates.ts";
import { type ParsedText, parseText } from "../../src/runtime/text/parse.ts";
import type { Path } from "../../src/runtime/validate/path.ts";
import { type SchemaSelector, schemaSelectorOf } from "../../src/runtime/validate/validator.ts";
import { faultyPayload, payload as payloads, trackRequest as requests } from "../../src/testing/index.ts";
import { wireTrackRequest } from "../../src/wire.ts";
import { occurrences, runs } from "../budget.ts";
import { asJson, json, nearValid } from "../values.ts";
import { written as textOf } from "./texts.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a strict decoder and `JSON.parse` say together. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** A JSON text with white space and escapes wherever they may be, and where each value in it begins. */
interface Written {
  readonly text: string;
  readonly places: readonly { readonly path: Path; readonly at: number; readonly key: number }[];
}

const written: fc.Arbitrary<Written> = fc
  .tuple(json, fc.infiniteStream(fc.constantFrom("", "", "", " ", "\n", "\r\n", "\t", "\r", "  ")), fc.boolean())
  .map(([value, spaces, isEscaped]) => write(asJson(value), () => spaces.next().value as string, isEscaped));

function write(root: unknown, space: () => string, isEscaped: boolean): Written {
  const places: { path: Path; at: number; key: number }[] = [];
  let text = "";
  const string = (value: string) =>
    isEscaped
      ? `"${[...Array(value.length).keys()].map((i) => `\\u${value.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")}"`
      : JSON.stringify(value);
  const add = (value: unknown, path: Path, key?: number): void => {
    places.push({ path, at: text.length, key: key ?? text.length });
    if (typeof value !== "object" || value === null) {
      text += typeof value === "string" ? string(value) : JSON.stringify(value);
      return;
    }
    const isArray = Array.isArray(value);
    text += isArray ? "[" : "{";
    Object.entries(value).forEach(([name, item], i) => {
      text += (i > 0 ? "," : "") + space();
      const keyAt = text.length;
      if (!isArray) text += `${string(name)}${space()}:${space()}`;
      add(item, [...path, isArray ? i : name], isArray ? undefined : keyAt);
      text += space();
    });
    text += (isArray ? "]" : "}") + space();
  };
  text += space();
  add(root, []);
  return { text: text + space(), places };
}

/** Bytes of JSON with some bytes removed, added or replaced. */
const damaged: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof(
      written.map(({ text }) => text),
      json.map((value) => JSON.stringify(value)),
      fc.constantFrom('{"a":"\\u00e9\\n","b":[-0.5e+10,true,null,"é€😀"]}', "[[],{},0,-1.5E-3]", '"\\ud83d\\ude00"'),
    ),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("drop", "add", "set"), fc.oneof(bytesThatMatter(), fc.nat(255))), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) => {
    const bytes = [...utf8(text)];
    for (const [at, change, byte] of changes) {
      const here = at % (bytes.length + 1);
      if (change === "drop") bytes.splice(here, 1);
      else bytes.splice(here, change === "set" ? 1 : 0, byte);
    }
    return Uint8Array.from(bytes);
  });

function bytesThatMatter(): fc.Arbitrary<number> {
  return fc.constantFrom(
    ...utf8('{}[]":,\\/bfnrtu0123456789+-.eE \t\r\ntruefalsn\0\u001f'),
    0xef,
    0xbb,
    0xbf,
    0xc0,
    0xed,
    0xf4,
    0xff,
    0x80,
  );
}

describe("the scanner", () => {
  it("accepts exactly what a strict UTF-8 decoder and JSON.parse accept", () => {
    const verdicts = new Set<boolean>();
    const bytes = fc.oneof(
      { weight: 6, arbitrary: damaged },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }) },
      { weight: 2, arbitrary: fc.array(bytesThatMatter(), { maxLength: 8 }).map((list) => Uint8Array.from(list)) },
    );
    fc.assert(
      fc.property(bytes, (text) => {
        const expected = isJson(text);
        verdicts.add(expected);
        expect(scan(text) === undefined).toBe(expected);
      }),
      { numRuns: runs(20_000) },
    );
    expect(verdicts.size).toBe(2);
  });

  it("knows each form of a UTF-8 sequence as a strict decoder does", () => {
    const edges = [
      0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf3,
      0xf4, 0xf5, 0xff,
    ];
    const check = (middle: number[]) => {
      const bytes = Uint8Array.from([0x22, ...middle, 0x22]);
      expect(scan(bytes) === undefined, String(middle)).toBe(isJson(bytes));
    };
    for (const a of edges)
      for (const b of edges) for (const c of edges) for (const d of [0x22, ...edges]) check([a, b, c, d]);
  });

  it("never repeats a word of the text in what it says", () => {
    const secret = "canary4711";
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("{", "}", "[", "]", ":", ",", '"', "'", "1", "\\", "N", "/", secret) }),
        (text) => {
          const { issues } = validateText(payload, text);
          for (const issue of issues ?? []) if (issue.code === "syntax") expect(issue.message).not.toContain("canary");
        },
      ),
    );
  });

  it("is safe on a million levels", () => {
    const levels = 1_000_000;
    const deep = "[".repeat(levels);
    expect(scan(utf8(deep + "]".repeat(levels)))).toBeUndefined();
    expect(scan(utf8(deep))).toMatchObject({ code: "syntax", at: levels });
    expect(scan(utf8('{"a":'.repeat(levels)))).toMatchObject({ code: "syntax", at: 5 * levels });
    const value = `{"productId":"1","data":{"x":${deep}${"]".repeat(levels)}}}`;
    expect(validateText(payload, value).issues).toBeUndefined();
    expect(validateText(payload, value.replace('"1"', "1")).issues).toMatchObject([{ line: 1, column: 14 }]);
  });

  const faults: [string, number, number, RegExp][] = [
    ["", 1, 1, /the input is empty/],
    [" \r\n\t", 2, 2, /the input is empty/],
    ['{"a":1', 1, 7, /inside an object/],
    ["[1,\n", 2, 1, /inside an array/],
    ['{"a":"b', 1, 8, /inside a string/],
    ["{'a':1}", 1, 2, /double quotes/],
    ['{"a":1,}', 1, 8, /comma before the closing bracket/],
    ['{"a":NaN}', 1, 6, /JSON has no `NaN`/],
    ['{"a":-Infinity}', 1, 6, /JSON has no `-Infinity`/],
    ['{"a":None}', 1, 6, /JSON has no `None`/],
    ['{"é":1 "b":2}', 1, 8, /a comma or the closing }/],
    ['{"😀":\n 01}', 2, 3, /leading zeros/],
    ['{"a":"\r"}', 1, 7, /control character/],
    ['{"a":1}\n{}', 2, 1, /another value follows the JSON value; is a comma missing/],
    ['{"a":1} {}', 1, 9, /another value follows the JSON value; is a line break or a comma missing/],
    ['{"a":1},', 1, 8, /unexpected comma after the JSON value/],
    ['{"a":1}}', 1, 8, /unexpected content after the JSON value$/],
    ['// x\n{"a":1}', 1, 1, /no comments/],
    ["[1}", 1, 3, /mismatched closing bracket/],
    ["\0", 1, 1, /NUL/],
    ["\ufeff\ufeff{}", 1, 1, /byte order mark/],
  ];
  it.each(faults)("says of %j where and why it is not JSON", (text, line, column, message) => {
    expect(validateText(payload, text).issues).toEqual([
      { code: "syntax", path: [], pointer: "", message: expect.stringMatching(message), line, column },
    ]);
  });

  it("says where bytes are no UTF-8, and merges nothing into U+FFFD", () => {
    const bytes = Uint8Array.from([...utf8('{"productId":"é'), 0xc3, 0x28, ...utf8('"}')]);
    expect(validateText(payload, bytes).issues).toEqual([
      {
        code: "encoding",
        path: [],
        pointer: "",
        message: expect.stringContaining("byte offset 16"),
        line: 1,
        column: 16,
      },
    ]);
    expect(validateText(payload, Uint8Array.from([0xff, 0xfe, 0x7b, 0])).issues).toMatchObject([
      { code: "encoding", message: expect.stringContaining("UTF-16") },
    ]);
  });
});

describe("positions", () => {
  it("are the first byte of the value, and of its key, whatever stands between", () => {
    fc.assert(
      fc.property(written, ({ text, places }) => {
        const bytes = utf8(text);
        const found = offsetsOf(
          bytes,
          places.map(({ path }) => path),
        );
        const toBytes = (at: number) => utf8(text.slice(0, at)).length;
        expect(found).toEqual(places.map(({ at, key }) => ({ value: toBytes(at), key: toBytes(key) })));
      }),
    );
  });

  it("of what is missing are those of the innermost object or array that is there", () => {
    const [a, b, c] = offsetsOf(utf8('{"a": [{"b": {}}]}'), [
      ["a", 0, "b", "c", "d"],
      ["a", 1],
      ["x", "y"],
    ]);
    expect([a?.value, b?.value, c?.value]).toEqual([13, 6, 0]);
  });

  it("of a repeated key are those of the last, which is what JSON.parse reads", () => {
    const text = utf8('{"a":{"b":1},"a":{},"a":{"c":2}}');
    expect(
      offsetsOf(text, [
        ["a", "b"],
        ["a", "c"],
      ]).map(({ value }) => value),
    ).toEqual([24, 29]);
  });

  it("count lines by LF and columns by UTF-16 code units", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", "\n", "\r\n", "\u2028", "\t") });
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (value, picks) => {
        const units = [...value];
        const starts = picks.map((pick) => units.slice(0, pick % (units.length + 1)).join(""));
        expect(
          positionsOf(
            utf8(value),
            starts.map((start) => utf8(start).length),
          ),
        ).toEqual(
          starts.map((start) => ({ line: start.split("\n").length, column: start.length - start.lastIndexOf("\n") })),
        );
      }),
    );
  });

  it("do not count a byte order mark, which strings may begin with as bytes may", () => {
    const text = '\ufeff{"productId":1}';
    for (const input of [text, utf8(text)])
      expect(validateText(payload, input).issues).toMatchObject([{ code: "type", line: 1, column: 14 }]);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.nat(3), (one, marks) => {
        const marked = "\ufeff".repeat(marks) + one.replace(/^\ufeff+/, "").toWellFormed();
        expect(validateText(payload, marked)).toEqual(validateText(payload, utf8(marked)));
      }),
    );
  });

  it("of a near miss are those of its key", () => {
    expect(placesOfIssues('{\n  "productId": "1",\n  "data": {}, "product_id" : 2 }')).toEqual([]);
    expect(
      validateText(trackRequest, '{"track":[{\n"name":"n","payload":[{"a":1},\n {"productId":  7}]}]}').issues,
    ).toMatchObject([
      { code: "required", pointer: "/track/0/payload/0/eventId", line: 2, column: 23 },
      { code: "required", pointer: "/track/0/payload/0/profileId", line: 2, column: 23 },
      { code: "type", pointer: "/track/0/payload/1/productId", line: 3, column: 17 },
    ]);
  });
});

const placesOfIssues = (text: string) =>
  (validateText(payload, text).issues ?? []).map(({ line, column }) => [line, column]);

describe("validateText", () => {
  const both: [string, Validator<unknown>, fc.Arbitrary<unknown>][] = [
    [
      "payloads",
      payload,
      fc.oneof(
        payloads(),
        faultyPayload().map((faulty) => faulty.payload),
        nearValid,
      ),
    ],
    ["track requests", trackRequest, fc.oneof(requests(), nearValid)],
    ["wire track requests", wireTrackRequest, fc.oneof(requests(), nearValid)],
  ];
  it.each(both)("finds in text and bytes what validate finds in the value: %s", (_, validator, values) => {
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 2), fc.integer({ min: 1, max: 5 }), (value, indent, maxIssues) => {
        const text = JSON.stringify(value, null, indent);
        const expected = validator.validate(JSON.parse(text), { maxIssues });
        const found = validateText(validator, text, { maxIssues });
        expect(withoutPlaces(found)).toEqual(expected);
        expect(validateText(validator, utf8(text), { maxIssues })).toEqual(found);
      }),
      { numRuns: runs(500) },
    );
  });

  const withoutPlaces = (result: ReturnType<typeof validateText>) =>
    result.issues ? { issues: result.issues.map(({ line: _, column: __, ...issue }) => issue) } : result;

  it("reads Buffers, views and ArrayBuffers, and lone surrogates in strings as they are", () => {
    const bytes = utf8('{"productId":1}');
    const places = [{ code: "type", line: 1, column: 14 }];
    for (const text of [
      Buffer.from(bytes),
      bytes.buffer as ArrayBuffer,
      new Uint8Array([...utf8("xx"), ...bytes]).subarray(2),
    ])
      expect(validateText(payload, text).issues).toMatchObject(places);
    expect(validateText(payload, '{"productId":"\ud800"}')).toEqual({ value: { productId: "\ud800" } });
  });

  it("throws for what is no validator or no text: that is a mistake in code", () => {
    for (const text of [undefined, null, 7, {}, []]) {
      expect(() => validateText(payload, text as never)).toThrow(TypeError);
    }
    for (const validator of [undefined, {}, payload.validate]) {
      expect(() => validateText(validator as never, "{}")).toThrow(TypeError);
    }
  });
});

describe("a repeated key", () => {
  it("that the schema knows is an issue of its own, escapes and all, wherever it stands", () => {
    const product = '{"productId":"1","data":{"a":1}}';
    const key = fc.constantFrom("productId", "eventId", "timestamp", "data", "userId");
    const spelt = (name: string, picks: readonly boolean[]) =>
      [...name]
        .map((letter, i) => (picks[i] ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter))
        .join("");
    fc.assert(
      fc.property(key, fc.array(fc.boolean(), { maxLength: 9 }), fc.boolean(), (name, picks, isNested) => {
        const value = name === "timestamp" ? "1" : name === "data" ? "{}" : '"x"';
        const twice = `${product.slice(0, -1)},"${name}":${value},"${spelt(name, picks)}":${value}}`;
        const text = isNested ? `{"track":[{"name":"n","payload":[${product},${twice}]}]}` : twice;
        const validator: Validator<unknown> = isNested ? trackRequest : payload;
        const prefix = isNested ? "/track/0/payload/1" : "";
        expect(validateText(validator, text).issues?.map(({ code, pointer }) => [code, pointer])).toEqual([
          ["duplicate_key", `${prefix}/${name}`],
        ]);
      }),
    );
  });

  it("is overlooked by no short cut", () => {
    const known = fc.constantFrom("track", "name", "payload", "productId", "data", "x");
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(1, "name", '"productId":', "\\u", "\ud800"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(known, tie("value"), { maxKeys: 4 }),
      ),
    })).value;
    const request = fc.array(fc.record({ name: tree, payload: fc.array(tree, { maxLength: 3 }) }), { maxLength: 3 });
    const value = fc.oneof(
      tree,
      request.map((track) => ({ track })),
    );
    // Keys are written twice more often than elsewhere.
    const choices = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 });
    const writing = fc.record({ choices, isPlain: fc.constant(false) });
    let repeated = 0;
    fc.assert(
      fc.property(value, writing, fc.constantFrom(payload, trackRequest), (value, how, validator) => {
        const bytes = utf8(textOf(value, how));
        const read = parseText(bytes, bytes) as ParsedText;
        const compiled = (schemaSelectorOf(validator) as SchemaSelector)(value);
        const walked = walkedDuplicates(bytes, read.value, compiled, 9);
        if (walked.length > 0) repeated++;
        expect(duplicatesIn(read, compiled, 9)).toEqual(walked);
      }),
      { numRuns: runs(5000) },
    );
    expect(repeated).toBeGreaterThan(occurrences(100));
  });

  it("is reported once for each key, at its second place, before other issues", () => {
    const { issues } = validateText(payload, '{"productId":1,\n"productId":2,\n"productId":null}');
    expect(issues).toMatchObject([
      { code: "duplicate_key", pointer: "/productId", line: 2, column: 1 },
      { code: "type", pointer: "/productId", line: 3, column: 13 },
    ]);
  });

  it("counts towards the cap", () => {
    const text = `{"track":[${Array(50).fill('{"name":"n","name":"n","payload":[]}').join()}]}`;
    const { issues = [] } = validateText(trackRequest, text, { maxIssues: 7 });
    expect(issues.map(({ code }) => code)).toEqual([...Array(7).fill("duplicate_key"), "too_many_issues"]);
    expect(issues.at(-1)).toMatchObject({ path: [], line: 1, column: 1 });
  });

  it("that the schema does not know, or in open content, is nobody's business", () => {
    expect(
      validateText(payload, '{"productId":"1","x":1,"x":2,"data":{"productId":1,"productId":2}}').issues,
    ).toBeUndefined();
    expect(validateText(payload, '{"productId":"1","__proto__":1,"__proto__":2}').issues).toBeUndefined();
  });

  it("is found in every envelope object", () => {
    const text = '{"track":[],"track":[{"name":"a","name":"b","payload":[{"productId":"1"}]}]}';
    expect(validateText(trackRequest, text).issues?.map(({ pointer }) => pointer)).toEqual(["/track", "/track/0/name"]);
  });
});
