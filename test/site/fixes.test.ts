import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fix } from "../../src/site/playground/fixes.ts";
import { changeOf } from "../../src/site/playground/tokens.ts";
import { type ShownFinding, schemaByName, validateRecords } from "../../src/site/playground/validation.ts";
import { behavioralEvent, product } from "../../src/testing/index.ts";

async function findingsOf(text: string): Promise<readonly ShownFinding[]> {
  const result = await validateRecords(text, schemaByName("contract"), { isNdjson: false, pause: async () => true });
  return result?.shown.flatMap(({ findings }) => findings) ?? [];
}

/** The text after the fix, as the editor applies it. */
function mended(text: string, fix: Fix): string {
  const state = EditorState.create({ doc: text });
  return state.update({ changes: changeOf(state, fix) }).state.doc.toString();
}

const misspelt: Readonly<Record<string, readonly string[]>> = {
  productId: ["productID", "product_id", "prodcutId", "productId ", "pr\u043eductId"],
  profileId: ["profileID", "profile-id", "profilId"],
  eventId: ["eventID", "event_id", "EventId"],
};

/** A payload with a misspelled identifier, alone or in a request, and the original. */
const slips = fc
  .tuple(
    fc.oneof(behavioralEvent(), product()),
    fc.boolean(),
    fc.nat(4),
    fc.constantFrom(...Object.keys(misspelt)),
    fc.constantFrom(0, 2),
  )
  .filter(([value, , , identifier]) => Object.hasOwn(value, identifier))
  .map(([value, isInRequest, i, identifier, indent]) => {
    const wrong = misspelt[identifier]?.[i % (misspelt[identifier]?.length ?? 1)] ?? "";
    const slip = Object.fromEntries(Object.entries(value).map(([key, one]) => [key === identifier ? wrong : key, one]));
    const [before, text] = [value, slip].map((one) =>
      JSON.stringify(isInRequest ? { track: [{ name: "n", payload: [one] }] } : one, null, indent),
    );
    return { before, text, wrong, identifier };
  });

describe("one click", () => {
  it("renames a misspelled identifier, and changes nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(slips, async ({ before, text, wrong, identifier }) => {
        const findings = await findingsOf(text ?? "");
        const title = `Rename it to ${identifier}`;
        const fixes = findings.flatMap(({ fix }) => (fix?.title === title ? [fix] : []));
        expect(
          fixes.map((fix) => mended(text ?? "", fix)),
          wrong,
        ).toEqual([before]);
      }),
    );
  });

  it.each([
    ["a slip that makes a catalog item an event", '{"productID":"1","data":{}}', '{"productId":"1","data":{}}'],
    ["a slip beside another issue", '{"event_id":"e"}', '{"eventId":"e"}'],
    [
      "a slip in a payload of a request",
      '{"track":[{"name":"n","payload":[{"product_id":"1"}]}]}',
      '{"track":[{"name":"n","payload":[{"productId":"1"}]}]}',
    ],
    ["a number as identifier", '{"eventId":"e","profileId": -12.5e3}', '{"eventId":"e","profileId": "-12.5e3"}'],
    [
      "a bare word of Python",
      '{\n "productId":"1",\n "data":{"a": -Infinity}\n}',
      '{\n "productId":"1",\n "data":{"a": null}\n}',
    ],
    ["a truth of Python", '{"productId":"1","data":[True]}', '{"productId":"1","data":[true]}'],
    ["one word of several", '{"productId":"1","data":[True,False]}', '{"productId":"1","data":[true,False]}'],
    [
      "a number that is longer than anybody reads",
      `{"productId":${"7".repeat(100_000)}}`,
      `{"productId":"${"7".repeat(100_000)}"}`,
    ],
    ["nothing of Ruby", '{"productId":"1","data":nil}', '{"productId":"1","data":null}'],
    ["a key with escapes", '{"product\\u0049D":"1"}', '{"productId":"1"}'],
    ["a slip in a line", '{"productId":"1"}\n{"productID":"2"}', '{"productId":"1"}\n{"productId":"2"}'],
  ])("mends %s", async (_, text, right) => {
    const fixes = (await findingsOf(text)).flatMap(({ fix }) => fix ?? []);
    expect(fixes.map((fix) => mended(text, fix))).toEqual([right]);
  });

  it.each([
    ["the identifier is there as well", '{"eventId":"e","profileId":"p","profile_id":"q"}'],
    ["the value is of a type that no quotes mend", '{"eventId":null,"profileId":true}'],
    ["another field must not be a string", '{"productId":"1","timestamp":1.5}'],
    ["the JSON is broken in another way", '{"productId":"1",}'],
    ["two keys are like the identifier", '{"productID":"1","product_id":"2"}'],
    ["a word is in the place of a key", "{True: 1}"],
    ["a word is in the place of a key and its value", "{None}"],
    ["a word follows a value", '{"productId":"1" None}'],
    ["a sign comes before the word", '{"productId":"1","data":[-NaN]}'],
    ["a word only begins as one of Python's", '{"productId":"1","data":{"a":NaNs}}'],
    ["content follows the value", '[1]\n{"productId":"1"}'],
    ["a key is missing and none is like it", '{"eventId":"e"}'],
  ])("is not offered where %s", async (_, text) => {
    const findings = await findingsOf(text);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ fix }) => fix)).toEqual(findings.map(() => undefined));
  });
});
