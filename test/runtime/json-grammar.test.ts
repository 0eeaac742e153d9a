import { describe, expect, it } from "vitest";
import { payloadBytes } from "../../src/bytes.ts";
import { payload } from "../../src/index.ts";
import { validateText } from "../../src/library/text.ts";
import { scan } from "../../src/runtime/json/grammar.ts";
import { bomLength } from "../../src/runtime/json/whitespace.ts";
import { type GrammarCase, grammarCases, writtenCases } from "./grammar-cases.ts";

/** What a strict decoder and `JSON.parse` say together. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** A product that has the text of the case as a value in its `data`. */
const productWith = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from('{"productId":"1","data":{"x":'), bytes, Buffer.from("}}")]);

const whereAccepted = (isAccepted: boolean): readonly GrammarCase[] =>
  grammarCases.filter((one) => one.isAccepted === isAccepted);

describe("the suite of JSON texts", () => {
  it("is whole: texts to accept, to reject, and left to define, each under a name of its own", () => {
    const counts = { y_: 0, n_: 0, i_: 0 };
    for (const { name } of grammarCases) counts[name.slice(0, 2) as keyof typeof counts]++;
    expect(counts).toEqual({ y_: 95, n_: 188, i_: 35 });
    expect(new Set(grammarCases.map(({ name }) => name)).size).toBe(318);
  });

  it("expects what the names say, and says why where it decides itself", () => {
    const expected = { y_: "accept", n_: "reject", i_: "defined" };
    for (const written of writtenCases) {
      expect(written.expect).toBe(expected[written.name.slice(0, 2) as keyof typeof expected]);
      if (written.expect === "defined") expect(written.why).toMatch(/\w/);
    }
  });
});

describe("the scanner", () => {
  it.each(whereAccepted(true))("accepts $name, as a strict decoder and JSON.parse do", ({ bytes }) => {
    expect(isJson(bytes)).toBe(true);
    expect(scan(bytes)).toBeUndefined();
  });

  it.each(whereAccepted(false))("rejects $name, as a strict decoder and JSON.parse do", ({ bytes }) => {
    expect(isJson(bytes)).toBe(false);
    expect(scan(bytes)).toBeDefined();
  });
});

describe("a payload", () => {
  /** A mark that may begin a text may not stand in its midst. */
  const mayStandInside = ({ isAccepted, bytes }: GrammarCase) => isAccepted && bomLength(bytes) === 0;

  it.each(grammarCases.filter(mayStandInside))("is valid with $name in its data", ({ bytes }) => {
    expect(isJson(productWith(bytes))).toBe(true);
    expect(validateText(payload, productWith(bytes)).issues).toBeUndefined();
    expect(["product", "undecided"]).toContain(payloadBytes.check(productWith(bytes)));
    expect(payloadBytes.validate(productWith(bytes))).toEqual({ kind: "product" });
  });

  // None of these closes the payload and leaves the rest well: with each, the whole payload is no JSON.
  it.each(grammarCases.filter((one) => !mayStandInside(one)))("is no JSON with $name in its data", ({ bytes }) => {
    expect(isJson(productWith(bytes))).toBe(false);
    expect(validateText(payload, productWith(bytes)).issues).toEqual([
      expect.objectContaining({ code: expect.stringMatching(/^(syntax|encoding)$/), path: [] }),
    ]);
    expect(["invalid", "undecided"]).toContain(payloadBytes.check(productWith(bytes)));
    expect(payloadBytes.validate(productWith(bytes)).issues).toEqual(validateText(payload, productWith(bytes)).issues);
  });
});
