import manifest from "../../../package.json" with { type: "json" };

const { ajv, "json-schema-to-typescript": types } = manifest.peerDependencies;

/** The packages that the generator asks for, and their versions. They are too large to be bundled. */
export const generatorPackages = { ajv, "json-schema-to-typescript": types };
