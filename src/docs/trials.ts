import type { Trial } from "./explanations.ts";
import { laidOut } from "./inline.ts";

/** What shows an issue that no payload alone can show. */

/** Commands on a file. */
const commands = (content: string, options: string): string =>
  [`${content} > payload.json`, `event-schema validate ${options}payload.json`].join("\n");

export const minLength: Trial = {
  schema: laidOut({ type: "object", properties: { plan: { type: "string", minLength: 3 } } }),
  language: "json",
  wrong: laidOut({ plan: "" }),
  right: laidOut({ plan: "trial" }),
};

export const maximum: Trial = {
  schema: laidOut({ type: "object", properties: { discount: { type: "number", maximum: 100 } } }),
  language: "json",
  wrong: laidOut({ discount: 2500 }),
  right: laidOut({ discount: 25 }),
};

export const maxLength: Trial = {
  schema: laidOut({ type: "object", properties: { currency: { type: "string", maxLength: 3 } } }),
  language: "json",
  wrong: laidOut({ currency: "euros" }),
  right: laidOut({ currency: "EUR" }),
};

export const maxItems: Trial = {
  schema: laidOut({ type: "object", properties: { images: { type: "array", maxItems: 2 } } }),
  language: "json",
  wrong: laidOut({ images: ["front", "back", "side"] }),
  right: laidOut({ images: ["front", "back"] }),
};

export const additionalProperty: Trial = {
  schema: laidOut({ type: "object", properties: { plan: { type: "string" } }, additionalProperties: false }),
  language: "json",
  wrong: laidOut({ plann: "trial" }),
  right: laidOut({ plan: "trial" }),
};

export const unreadable: Trial = {
  language: "ts",
  wrong: `payload.validate({
  productId: "123",
  get data() {
    throw new Error("not loaded yet");
  },
});`,
  right: `payload.validate({
  productId: "123",
  data: { name: "Wine" },
});`,
};

const named = (name: string): string => `printf '{ "productId": "${name}" }'`;

export const encoding: Trial = {
  language: "sh",
  wrong: commands(named("M\\374ller"), ""),
  right: commands(named("M\\303\\274ller"), ""),
};

export const tooLarge: Trial = {
  language: "sh",
  wrong: commands(named("123"), "--max-bytes 10 "),
  right: commands(named("123"), "--max-bytes 100 "),
};

export const tooManyIssues: Trial = {
  language: "sh",
  wrong: commands("echo '{}'", "--max-issues 1 "),
  right: commands("echo '{}'", "--max-issues 2 "),
};
