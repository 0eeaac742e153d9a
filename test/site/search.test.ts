import { describe, expect, it } from "vitest";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import type { SearchEntry } from "../../src/docs/html/data.ts";
import { searchIn } from "../../src/site/search-engine.ts";

const script = shippedDocs("html").get("assets/search-index.js") ?? "";
const entries: SearchEntry[] = JSON.parse(script.replace(/^globalThis\.searchIndex = /, "").replace(/;\n$/, ""));
const search = searchIn(entries);
const names = (query: string) => search(query, 12).map(({ name }) => name);

describe("the search", () => {
  it("finds every entry by its name, before all of another name", () => {
    expect(entries.length).toBeGreaterThan(75);
    for (const { name } of entries) expect(names(name)[0]?.toLowerCase()).toBe(name.toLowerCase());
  });

  it.each([
    ["prof", "profileId"],
    ["profil", "profileId"],
    ["near miss", "near_miss_key"],
    ["NEAR_MISS_KEY", "near_miss_key"],
    ["produktId", "productId"],
    ["timestmap", "timestamp"],
    ["stitching", "profileId"],
    ["utf", "encoding"],
    ["NaN", "syntax"],
    ["null", "type"],
    ["rfc3339", "timestamp"],
    ["RFC 3339", "timestamp"],
    ["anonymous", "What must I send?"],
    ["data.productId", "forbidden"],
    ["validators", "Playground"],
    ["evnt", "eventId"],
  ])("finds with %s the entry %s", (query, name) => {
    expect(names(query)).toContain(name);
  });

  it.each([
    ["productId", "schemas/payload.html#field-productId"],
    ["timestamp", "schemas/payload.html#field-timestamp"],
    ["missing", "codes.html#required"],
    ["what must I send", "index.html#decision"],
  ])("leads from %s to %s", (query, path) => {
    expect(search(query, 1).map((entry) => entry.path)).toEqual([path]);
  });

  it.each([
    ["trackRequest", "Track request"],
    ["wirePayload", "Wire payload"],
    ["wirePaylod", "Wire payload"],
    ["nearMiss", "near_miss_key"],
    ["duplicateKey", "duplicate_key"],
    ["usrId", "userId"],
    ["evntId", "eventId"],
    ["/track/0/payload", "track[].payload"],
  ])("finds with %s, a name from code, first the entry %s", (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it("lists a field once for each description, with all schemas that have it", () => {
    for (const query of ["productId", "profileId", "data"]) {
      const [found] = search(query, 100).filter(({ name }) => name === query);
      expect(found?.what).toMatch(/^field of Payload, Wire payload, .*(Behavioral event|Product)/);
    }
    const fields = entries.filter(({ what }) => what.startsWith("field of "));
    const described = new Set(fields.map(({ name, text }) => `${name} ${text}`));
    expect(described.size).toBe(fields.length);
  });

  it("finds nothing for unknown words", () => {
    expect(names("zebra crossing")).toEqual([]);
  });

  it("returns no more results than asked for", () => {
    expect(search("id", 3)).toHaveLength(3);
  });
});
