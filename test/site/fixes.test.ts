import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fix, tokenAt } from "../../src/site/playground/fixes.ts";
import { type Finding, judgeText, judgingBy } from "../../src/site/playground/judging.ts";
import { payload, trackRequest } from "../../src/testing/index.ts";

async function findingsOf(text: string): Promise<readonly Finding[]> {
  const judgement = await judgeText(text, judgingBy("contract"), { isNdjson: false, pause: async () => true });
  return judgement?.told.flatMap(({ findings }) => findings) ?? [];
}

/** The text with the fix made, as the editor makes it. */
function mended(text: string, { line, column, replace }: Fix): string {
  const at =
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  const token = tokenAt(text, at);
  const other = replace(token);
  expect(other, `${token} at ${line}:${column} of ${text}`).toBeDefined();
  return text.slice(0, at) + other + text.slice(at + token.length);
}

const misspelt: Readonly<Record<string, readonly string[]>> = {
  productId: ["productID", "product_id", "prodcutId", "productId ", "pr\u043eductId"],
  profileId: ["profileID", "profile-id", "profilId"],
  eventId: ["eventID", "event_id", "EventId"],
};

/** A payload or a request in which identifiers are misspelt, and how it was before. */
const slips = fc
  .tuple(
    fc.oneof(payload(), trackRequest()),
    fc.nat(4),
    fc.constantFrom(...Object.keys(misspelt)),
    fc.constantFrom(0, 2),
  )
  .map(([value, i, identifier, indent]) => {
    const wrong = misspelt[identifier]?.[i % (misspelt[identifier]?.length ?? 1)] ?? "";
    const text = JSON.stringify(value, null, indent);
    return { before: text, text: text.replace(`"${identifier}":`, `${JSON.stringify(wrong)}:`) };
  })
  .filter(({ before, text }) => before !== text);

describe("one click", () => {
  it("gives a misspelt identifier its name, and changes nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(slips, async ({ before, text }) => {
        const fixes = (await findingsOf(text)).flatMap(({ fix }) => fix ?? []);
        // What is inside `data` is nobody's identifier.
        fc.pre(fixes.length > 0);
        const all = fixes.map((fix) => mended(text, fix));
        expect(all).toContain(before);
      }),
    );
  });

  it.each([
    ["a slip that makes a catalog item an event", '{"productID":"1","data":{}}', '{"productId":"1","data":{}}'],
    ["a slip beside a fault", '{"event_id":"e"}', '{"eventId":"e"}'],
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
    ["nothing of Ruby", '{"productId":"1","data":nil}', '{"productId":"1","data":null}'],
    ["a key with escapes", '{"product\\u0049D":"1"}', '{"productId":"1"}'],
    ["a slip in a line", '{"productId":"1"}\n{"productID":"2"}', '{"productId":"1"}\n{"productId":"2"}'],
  ])("mends %s", async (_, text, right) => {
    const fixes = (await findingsOf(text)).flatMap(({ fix }) => fix ?? []);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) expect(mended(text, fix)).toBe(right);
  });

  it.each([
    ["the identifier is there as well", '{"eventId":"e","profileId":"p","profile_id":"q"}'],
    ["the value is of a type that no quotes mend", '{"eventId":null,"profileId":true}'],
    ["another field wants no text", '{"productId":"1","timestamp":1.5}'],
    ["the text is broken in another way", '{"productId":"1",}'],
    ["a word only begins as one of Python's", '{"productId":"1","data":{"a":NaNs}}'],
    ["the text goes on behind its end", '[1]\n{"productId":"1"}'],
    ["a key is missing and none is like it", '{"eventId":"e"}'],
  ])("is not offered where %s", async (_, text) => {
    const findings = await findingsOf(text);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ fix }) => fix)).toEqual(findings.map(() => undefined));
  });
});
