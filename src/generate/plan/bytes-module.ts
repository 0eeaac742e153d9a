import { header } from "../names.ts";
import { own, type PlanCode, quoted, runtime } from "./plan-code.ts";

/** The module of validators over bytes. */
export function bytesModule({ events, product, attributes, isRequired, unknownEvents }: PlanCode): string {
  const parts = [
    ...events.map(({ file }) => file),
    ...(product ? [product] : []),
    ...attributes.map(({ file }) => file),
  ];
  const scanOf = (file: string) => `scan${parts.indexOf(file)}`;
  const entries = events.map(
    ({ name, file, isDeprecated }) =>
      `    [${quoted(name)}, { data: { scan: ${scanOf(file)}, isRequired: ${isRequired(file)} }, isDeprecated: ${isDeprecated} }],\n`,
  );
  return [
    header("schemas/"),
    `import { type BytesValidator, type PlannedBytes, plannedContractBytes, plannedWireBytes, type PlanScanners } from "${own(runtime)}";\n`,
    `import { contract as contractSchemas, wire as wireSchemas } from "./plan.ts";\n`,
    ...parts.map((file) => `import { scan as ${scanOf(file)} } from "./scanners/${file}.ts";\n`),
    `\nconst scanners: PlanScanners = {\n  events: [\n${entries.join("")}  ],\n`,
    ...(product === undefined
      ? []
      : [`  product: { scan: ${scanOf(product)}, isRequired: ${isRequired(product)} },\n`]),
    ...attributes.map(({ key, file }) => `  ${key}: ${scanOf(file)},\n`),
    `  unknownEvents: "${unknownEvents}",\n};\n`,
    "\n/** The validators of the contract, for `route` too. */\n",
    "export const contract: PlannedBytes = /* @__PURE__ */ plannedContractBytes(contractSchemas, scanners);\n",
    "\n/** The validators of what the live service accepts, for `route` too. */\n",
    "export const wire: PlannedBytes = /* @__PURE__ */ plannedWireBytes(wireSchemas, scanners);\n\n",
    ...byteExports.map(([name, code]) => `export const ${name}: BytesValidator = ${code};\n`),
  ].join("");
}

const byteExports = [
  ["payloadBytes", "contract.payload"],
  ["trackRequestBytes", "contract.request"],
  ["documentBytes", "contract.document"],
  ["wirePayloadBytes", "wire.payload"],
  ["wireTrackRequestBytes", "wire.request"],
  ["wireDocumentBytes", "wire.document"],
] as const;
