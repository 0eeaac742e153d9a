import { describe, expect, it } from "vitest";
import { at, everySchemaIn, SchemaModel, type SchemaNode } from "../../src/schemas/model.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { metaschemas, suiteGroups, suiteRemotes } from "./suite.ts";

const files = [
  ...["ref", "defs", "anchor", "refRemote", "infinite-loop-detection"],
  ...["id", "anchor", "unknownKeyword", "refOfUnknownKeyword"].map((name) => `optional/${name}`),
];

/** Every schema that can be reached: those that a file holds, and what any of them refers to. */
function reachable(node: SchemaNode, seen = new Set<SchemaNode>()): Set<SchemaNode> {
  for (const one of everySchemaIn(node)) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.target !== undefined) reachable(one.target, seen);
  }
  return seen;
}

describe("the references of the official test suite", () => {
  const others = new Map([...suiteRemotes("draft2020-12"), ...metaschemas()]);
  it.each(files)("%s: each leads to a schema", (file) => {
    for (const { description, schema } of suiteGroups("draft2020-12", file)) {
      const model = new SchemaModel(new Map([...others, ["x", schema]]));
      const referring = [...reachable(model.root("x"))].filter(({ keywords }) => "$ref" in keywords);
      for (const { keywords, target, pointer } of referring)
        expect(target, `${description}: ${pointer} ${keywords["$ref"]}`).toBeDefined();
    }
  });
});

const targetIn = (files: Readonly<Record<string, Schema>>, ...steps: (string | number)[]) => {
  const { target } = at(new SchemaModel(new Map(Object.entries(files))).root("x"), ...steps);
  return target && `${target.file}#${target.pointer}`;
};

/** What a reference at the root of a schema means. */
const target = ($ref: string, schema: object, others: Readonly<Record<string, Schema>> = {}) =>
  targetIn({ x: { $ref, ...schema }, ...others });

describe("a reference", () => {
  const embedded = {
    $id: "https://a.example/dir/x.json",
    $defs: {
      inner: { $id: "inner.json", $defs: { n: { $anchor: "n" } }, properties: { a: { $ref: "#n" }, b: { $ref: "#" } } },
      urn: { $id: "urn:uuid:deadbeef-1234-0000-0000-4321feebdaed", items: { $anchor: "item" } },
      absolute: { $id: "/absolute/path.json", items: { $ref: "other.json" } },
      n: { $anchor: "n", $id: "n.json", $dynamicAnchor: "d" },
      plain: { $anchor: "n" },
    },
  };

  it.each([
    ["inner.json", "#/$defs/inner"],
    ["https://a.example/dir/inner.json#/properties/a", "#/$defs/inner/properties/a"],
    ["inner.json#n", "#/$defs/inner/$defs/n"],
    ["#n", "#/$defs/plain"],
    ["n.json#n", "#/$defs/n"],
    ["n.json#d", "#/$defs/n"],
    ["urn:uuid:deadbeef-1234-0000-0000-4321feebdaed", "#/$defs/urn"],
    ["urn:uuid:deadbeef-1234-0000-0000-4321feebdaed#item", "#/$defs/urn/items"],
    ["urn:uuid:deadbeef-1234-0000-0000-4321feebdaed#/items", "#/$defs/urn/items"],
    ["/absolute/path.json", "#/$defs/absolute"],
    ["../absolute/path.json", "#/$defs/absolute"],
    ["#/$defs/inner/properties/a", "#/$defs/inner/properties/a"],
    ["", "#"],
    ["#", "#"],
    ["x.json", "#"],
  ])("%s means %s where resources are embedded", (ref, pointer) => {
    expect(target(ref, embedded)).toBe(`x${pointer}`);
  });

  it.each([
    "#d",
    "inner.json#d",
    "#/$defs/inner/$defs/other",
    "nowhere.json",
    "urn:uuid:other",
    "http://[",
    "#/$defs/n/$id",
  ])("%s means nothing there", (ref) => {
    expect(target(ref, embedded)).toBeUndefined();
  });

  it("starts from the nearest $id, in the schema itself or above", () => {
    const files = { x: embedded, other: { $id: "https://a.example/absolute/other.json" } };
    expect(targetIn(files, "$defs", "absolute", "items")).toBe("other#");
    expect(targetIn(files, "$defs", "inner", "properties", "a")).toBe("x#/$defs/inner/$defs/n");
    expect(targetIn(files, "$defs", "inner", "properties", "b")).toBe("x#/$defs/inner");
  });

  it.each([
    ["#/$defs/a~1b", { $defs: { "a/b": {} } }],
    ["#/$defs/a~0b", { $defs: { "a~b": {} } }],
    ["#/$defs/a%25b", { $defs: { "a%b": {} } }],
    ["#/$defs/a%22b", { $defs: { 'a"b': {} } }],
    ["#/$defs/é", { $defs: { é: {} } }],
    ["#/$defs/a%b", { $defs: { "a%b": {} } }],
    ["#/unknown/0/a", { unknown: [{ a: {} }] }],
    ["#/examples/0", { examples: [{}] }],
    ["#/allOf/1", { allOf: [true, {}] }],
  ])("%s leads to any place in a file", (ref, schema) => {
    expect(target(ref, schema)).toBe(`x${decodeURIComponent(ref.replace("%b", "%25b"))}`);
  });

  it("leads to an embedded resource in another file, and to a file by its name", () => {
    const others = {
      "dir/y": { $defs: { z: { $id: "https://a.example/z", $anchor: "here" } } },
      "https://b.example/w": { $id: "https://b.example/real", items: {} },
    };
    expect(target("https://a.example/z#here", {}, others)).toBe("dir/y#/$defs/z");
    expect(target("dir/y.json#/$defs/z", {}, others)).toBe("dir/y#/$defs/z");
    expect(target("https://b.example/w#/items", {}, others)).toBe("https://b.example/w#/items");
    expect(target("https://b.example/real#/items", {}, others)).toBe("https://b.example/w#/items");
  });

  it("finds no $id or anchor where no schema is", () => {
    const hidden = { $id: "https://a.example/hidden", $anchor: "hidden" };
    const places = { enum: [hidden], const: hidden, examples: [hidden], default: hidden, unknown: hidden, not: 7 };
    expect(target("https://a.example/hidden", places)).toBeUndefined();
    expect(target("#hidden", places)).toBeUndefined();
    expect(target("#hidden", { properties: { $anchor: "hidden", $id: { $anchor: "hidden" } } })).toBe(
      "x#/properties/$id",
    );
  });

  it("leads to the same node, however it says where", () => {
    const model = new SchemaModel(
      new Map([["x", { ...embedded, anyOf: [{ $ref: "#n" }, { $ref: "#/$defs/plain" }] }]]),
    );
    const root = model.root("x");
    expect(at(root, "anyOf", 0).target).toBe(at(root, "$defs", "plain"));
    expect(at(root, "anyOf", 1).target).toBe(at(root, "$defs", "plain"));
  });

  it("stays within its own file where another one has the same $id", () => {
    const part = ($anchor: string) => ({ $id: "https://a.example/", $defs: { a: { $anchor } }, $ref: "#/$defs/a" });
    const model = new SchemaModel(
      new Map([
        ["a", part("a")],
        ["b", part("a")],
        ["x", { ...part("a"), $ref: "#a" }],
      ]),
    );
    for (const name of model.names) expect(model.root(name).target).toMatchObject({ file: name, pointer: "/$defs/a" });
  });

  it("says which addresses and anchors are used twice", () => {
    const model = new SchemaModel(
      new Map<string, Schema>([
        ["x", { $id: "https://a.example/x", $defs: { a: { $anchor: "a" }, b: { $anchor: "a", $dynamicAnchor: "a" } } }],
        ["y", { $id: "https://a.example/x#", $defs: { c: { $id: "z", $anchor: "a" } } }],
      ]),
    );
    expect(model.references.repeated.map(({ node, keyword }) => `${node.file}#${node.pointer}/${keyword}`)).toEqual([
      "x#/$defs/b/$anchor",
      "y#/$id",
    ]);
  });
});
