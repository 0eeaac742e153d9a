import { readdirSync, readFileSync } from "node:fs";
import { validator as schemasafe } from "@exodus/schemasafe";
import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import Ajv2020 from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { type } from "arktype";
import * as v from "valibot";
import * as z from "zod";
import { payload } from "../../dist/index.js";
import { dateTime, isPayloadByKey, isPayloadForIn, visible } from "./handwritten.js";

const folder = new URL("../../schemas/", import.meta.url);
const schemas = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((path) => JSON.parse(readFileSync(new URL(path, folder), "utf8")));
const id = "https://intempt-event-schema.example/payload.json";

const ajvOptions = { strict: false, validateFormats: false };
export const ajv = new Ajv2020({ ...ajvOptions, schemas }).getSchema(id);
const ajvAll = new Ajv2020({ ...ajvOptions, schemas, allErrors: true });
export const ajvAllErrors = ajvAll.getSchema(id);

const source = new Ajv2020({ ...ajvOptions, schemas, code: { source: true } });
const module = { exports: {} };
new Function("module", "exports", "require", standalone.default(source, source.getSchema(id)))(
  module,
  module.exports,
  () => {
    throw new Error("no require");
  },
);
const ajvStandalone = module.exports.default ?? module.exports;

const safe = schemasafe(
  schemas.find((schema) => schema.$id === id),
  { mode: "lax", schemas: new Map(schemas.map((schema) => [schema.$id, schema])), allowUnusedKeywords: true },
);

const identifierKeys = ["sessionId", "accountId", "pageId", "userId", "anotherUserId", "anotherAccountId"];
const objectKeys = ["data", "userAttributes", "accountAttributes"];

/** The two kinds in a library's own words: `make` gets the required keys and gives the object of one kind. */
const shape = (kind, text, optional, timestamp, object) => ({
  ...Object.fromEntries(["eventId", "profileId"].map((key) => [key, kind === "event" ? text : optional(text)])),
  ...(kind === "product" && { productId: text }),
  ...Object.fromEntries(identifierKeys.map((key) => [key, optional(text)])),
  timestamp: optional(timestamp),
  ...Object.fromEntries(objectKeys.map((key) => [key, optional(object)])),
});

const tText = Type.RegExp(visible); // its strings take no pattern with control characters
const tTime = Type.Union([Type.Integer({ minimum: 0 }), Type.RegExp(dateTime)]);
const tKinds = ["product", "event"].map((kind) =>
  Type.Object({
    ...shape(kind, tText, Type.Optional, tTime, Type.Object({})),
    ...(kind === "event" && { productId: Type.Optional(Type.Never()) }),
  }),
);
const typebox = TypeCompiler.Compile(Type.Union(tKinds));

const zText = z.string().regex(visible);
const zTime = z.union([z.int().min(0), z.string().regex(dateTime)]);
const zKinds = ["product", "event"].map((kind) =>
  z.looseObject({
    ...shape(kind, zText, (s) => s.optional(), zTime, z.looseObject({})),
    ...(kind === "event" && { productId: z.never().optional() }),
  }),
);
export const zod = z.union(zKinds);

const vText = v.pipe(v.string(), v.regex(visible));
const vTime = v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.pipe(v.string(), v.regex(dateTime))]);
const vKinds = ["product", "event"].map((kind) =>
  v.looseObject({
    ...shape(kind, vText, (s) => v.optional(s), vTime, v.looseObject({})),
    ...(kind === "event" && { productId: v.optional(v.never()) }),
  }),
);
export const valibot = v.union(vKinds);

const aText = type("string").and(visible);
const aTime = type("number.integer >= 0").or(type("string").and(dateTime));
const aKinds = ["product", "event"].map((kind) => {
  const entries = Object.entries(shape(kind, aText, (s) => ["?", s], aTime, type("object")));
  const keys = entries.map(([key, value]) =>
    Array.isArray(value) && value[0] === "?" ? [`${key}?`, value[1]] : [key, value],
  );
  if (kind === "event") keys.push(["productId?", "never"]);
  return type(Object.fromEntries(keys));
});
export const arktype = aKinds[0].or(aKinds[1]);

/** Name and verdict of each way to validate a payload. */
export const candidates = [
  ["hand-written, for-in", isPayloadForIn],
  ["hand-written, by key", isPayloadByKey],
  ["payload.is", payload.is],
  ["Ajv standalone", ajvStandalone],
  ["Ajv compiled", ajv],
  ["schemasafe", safe],
  ["typebox", (d) => typebox.Check(d)],
  ["arktype", (d) => arktype.allows(d)],
  ["zod", (d) => zod.safeParse(d).success],
  ["valibot", (d) => v.is(valibot, d)],
];

/** The same with issues, for those that make them. */
export const issueMakers = {
  valibot: (d) => v.safeParse(valibot, d).issues,
  zod: (d) => zod.safeParse(d).error?.issues,
  arktype: (d) => arktype(d),
};
