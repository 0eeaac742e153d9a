import manifest from "../../../package.json" with { type: "json" };

const { ajv, "fast-check": arbitraries, "json-schema-to-typescript": types } = manifest.peerDependencies;

/** The packages that the generator asks for, and their versions. They are too large to be bundled. */
export const generatorPackages = { ajv, "json-schema-to-typescript": types };

/** What a project installs: those, and what the generated arbitraries are made with. */
export const projectPackages = { ...generatorPackages, "fast-check": arbitraries };
