import { escapeUnit } from "../../runtime/validate/unicode-escape.ts";
import { payloadFile } from "../../schemas/planned-schemas.ts";
import { eventValidatorName, modulePath, validatorName } from "../names.ts";
import { planCode, type ResolvedPlan } from "./generate-plan.ts";
import { eventPath } from "./plan-code.ts";

/** What the modules of a plan import the runtime as, in a script. */
const runtimeName = "runtime";

const entry = "script.js";

/**
 * The code of a tracking plan as one script, with the code of the runtime in it: a browser takes no modules from files. It gives
 * `eventSchemaPlan` the validators of all schemas, by the names that documentation has for them, and the schemas of payloads by
 * the names of their events.
 */
export function planScript(resolved: ResolvedPlan, runtime: string): string {
  const modules = new Map([[runtimeName, runtime]]);
  for (const [path, code] of planCode(resolved, { language: "js", runtime: runtimeName }))
    if (path.endsWith(".js") && !/^(scanners\/|(bytes|classify|index|track|wire)\.js$)/.test(path))
      modules.set(path, code);
  modules.set(entry, entryModule(resolved));
  const functions = [...modules].map(
    ([path, code]) => `${JSON.stringify(path)}(exports, load) {\n${linked(code, path)}}`,
  );
  return `"use strict";
globalThis.eventSchemaPlan = (() => {
const modules = {
${functions.join(",\n")}
};
const loaded = new Map();
function load(path) {
  if (!loaded.has(path)) {
    loaded.set(path, {});
    modules[path](loaded.get(path), load);
  }
  return loaded.get(path);
}
return load("${entry}");
})();
`.replace(/[^\0-\x7f]/g, escapeUnit);
}

/** The module of all validators by name. Those of whole documents warn as the plan says. */
function entryModule({ model, plan }: ResolvedPlan): string {
  const imported = [
    ...model.names.map((file) => ({ name: file, path: modulePath(file), as: validatorName(file) })),
    ...plan.events.map((event) => ({
      ...{ name: payloadFile(event), path: eventPath(event.file), as: eventValidatorName(event.file) },
    })),
  ];
  const imports = imported.map(
    ({ path, as }, i) => `import { ${as} as v${i} } from "./${path.replace(/\.ts$/, ".js")}";\n`,
  );
  const members = imported.map(({ name }, i) => `  [${JSON.stringify(name)}]: v${i},\n`);
  return `import { documentValidator, namedPayloads, payloadValidator, requestValidator, withPlanWarnings } from "${runtimeName}";
import { contract, wire } from "./plan.js";
${imports.join("")}
const validators = {\n${members.join("")}};
for (const [name, folder, schemas] of [["contract", "", contract], ["wire", "wire/", wire]]) {
  const warning = withPlanWarnings(schemas);
  const payload = payloadValidator(folder + "payload", warning);
  const request = requestValidator(folder + "track-request", warning);
  validators[payload.name] = payload;
  validators[request.name] = request;
  validators[name] = documentValidator(folder + "document", payload, request);
}
const payloadOf = { contract: namedPayloads(contract), wire: namedPayloads(wire) };
export { payloadOf, validators };
`;
}

/** A module as the body of a function that is given its exports, and loads others. Modules never import each other in circles. */
function linked(code: string, path: string): string {
  const exported: string[] = [];
  const body = code
    .replace(/^import \{([^}]*)\} from "([^"]+)";$/gm, (_, names: string, from: string) => {
      const members = names.replaceAll(" as ", ": ");
      return `const {${members}} = ${loading(from, path)};`;
    })
    .replace(/^export (const|function) ([\p{ID_Continue}$]+)/gmu, (_, kind: string, name: string) => {
      exported.push(`exports.${name} = ${name};\n`);
      return `${kind} ${name}`;
    })
    .replace(/^export \{([^}]*)\}(?: from "([^"]+)")?;$/gm, (_, names: string, from?: string) => {
      const of = from === undefined ? "" : `${loading(from, path)}.`;
      for (const [own = "", as = own] of names.split(",").map((name) => name.trim().split(" as ")))
        exported.push(`exports.${as} = ${of}${own};\n`);
      return "";
    });
  return `${body}${exported.join("")}`;
}

const loading = (from: string, path: string): string =>
  `load(${JSON.stringify(from === runtimeName ? from : new URL(from, `file:///${path}`).pathname.slice(1))})`;
