import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, schemas } from "./oracle.ts";

/** An empty folder with the packed package installed in it, as a user has it. */
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  npm(["install", "--offline", "--no-audit", "--no-fund", "--legacy-peer-deps", `./${packed.filename}`], folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const npm = (args: string[], cwd: string): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const withoutEval = "--disallow-code-generation-from-strings";

/** Runs a script file in the folder, where generating code from text is forbidden unless the flags say otherwise. */
function run(name: string, code: string, flags: readonly string[] = [withoutEval]): string {
  writeFileSync(join(folder, name), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", ...flags, name], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const readme = readFileSync(join(root, "README.md"), "utf8");
/** What a team does with schemas of its own, `test/plan/tutorial.test.ts` tries in a folder of its own. */
const ofUsers = readme.replace(/^## Your own events$.*?(?=^## )/ms, "");
const blocks = [...ofUsers.matchAll(/^```(\w+)\n(.*?)^```$(?:\n+```text\n(.*?)^```$)?/gms)].map(
  ([, language = "", code = "", output]) => ({ language, code, output }),
);
const snippets = blocks.filter(({ language, output }) => language === "ts" && output !== undefined);

describe("the packed package", () => {
  it("installs nothing but itself", () => {
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "intempt-event-schema",
    ]);
  });

  it("holds what users need and no more", () => {
    const installed = join(folder, "node_modules/intempt-event-schema");
    expect(readdirSync(installed).sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "generated",
      "package.json",
      "schemas",
      "test",
    ]);
    expect(readdirSync(join(installed, "generated"))).toEqual(["bundled", "docs", "sql", "vectors.json"]);
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(manifest.dependencies).toBeUndefined();
    const licenses = readFileSync(join(installed, "dist/cli-licenses.txt"), "utf8");
    for (const name of ["@lezer/json", "commander", "markdown-it", "picomatch"]) {
      expect(licenses).toMatch(new RegExp(`^${name} [\\d.]+\\n\\n[^-]*(MIT|Permission)`, "m"));
    }
  });

  it("holds everything that README links to and shows", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(3);
    for (const path of links)
      expect(existsSync(join(folder, "node_modules/intempt-event-schema", path)), path).toBe(true);
  });

  it("has a doc comment for every function and object that an entry exports", () => {
    const dist = join(folder, "node_modules/intempt-event-schema/dist");
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const files = Object.values(exports).flatMap((target) =>
      typeof target === "object" ? [join(dist, "..", (target as { import: { types: string } }).import.types)] : [],
    );
    expect(files.length).toBeGreaterThan(8);
    const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, skipLibCheck: true });
    const checker = program.getTypeChecker();
    for (const file of files) {
      const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol;
      for (const exported of checker.getExportsOfModule(module)) {
        const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
        const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
        if ((symbol.flags & ts.SymbolFlags.Value) === 0) continue;
        const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
        expect(text.length, `${exported.name} of ${file.slice(dist.length)}`).toBeGreaterThan(8);
      }
    }
  });

  it("starts the command line tool without loading what a command does not need", () => {
    const dist = join(folder, "node_modules/intempt-event-schema/dist");
    const loaded = (file: string): string[] => {
      const statically = [...readFileSync(join(dist, file), "utf8").matchAll(/^(?:import|\} from) ?"\.\/(.*?)"/gm)];
      return [file, ...statically.flatMap((match) => loaded(join(dirname(file), match[1] ?? "")))];
    };
    const code = loaded("cli.js")
      .map((file) => readFileSync(join(dist, file), "utf8"))
      .join("");
    expect(code).toContain('import("./cli/program');
    expect(code.length).toBeLessThan(10_000);
  });

  const use = `
    const { payload, classify, lint } = library;
    if (!payload.is({ productId: "1" }) || payload.is({})) throw new Error("verdict");
    if (payload.validate({}).issues.length !== 2) throw new Error("issues");
    if (classify({ productId: "1" }).kind !== "product" || lint({}).length !== 0) throw new Error("classify");
    if (text.validateText(payload, '{"productId":1}').issues[0].column !== 14) throw new Error("text");
    if (text.validateText(wire.wirePayload, '{"userId":"u"}').issues) throw new Error("text of another entry");
    const bytes = (value) => new TextEncoder().encode(value);
    if (raw.payloadBytes.check(bytes('{"productId":"1"}')) !== "product") throw new Error("bytes");
    if (raw.documentBytes.validate(bytes("{}")).issues.length !== 2) throw new Error("issues of bytes");
    if (raw.unitsOf(bytes('{"userId":"u"}'), { schema: "wire" })[0].way !== "event") throw new Error("units");
    const records = stream.validateNdjson([bytes('{"userId":"u"}')], { validator: raw.wireDocumentBytes });
    records.next().then(({ value }) => { if (value.kind !== "event") throw new Error("bytes of another entry"); });
    if (!wire.wirePayload.is({ userId: "u" }) || wire.wireTrackRequest.is({})) throw new Error("wire");
    try { wire.wirePayload.parse({}); } catch (error) {
      if (!(error instanceof library.ValidationError)) throw new Error("instanceof across entries");
    }
    console.log("fine");`;

  it("works by import, with code generation forbidden", () => {
    const head = `import * as library from "intempt-event-schema";
      import * as wire from "intempt-event-schema/wire";
      import * as text from "intempt-event-schema/text";
      import * as raw from "intempt-event-schema/bytes";
      import * as stream from "intempt-event-schema/ndjson";`;
    expect(run("use.mjs", head + use)).toBe("fine\n");
  });

  it("works by require, with code generation forbidden, where require loads no ES modules", () => {
    const head = `const library = require("intempt-event-schema");
      const wire = require("intempt-event-schema/wire");
      const text = require("intempt-event-schema/text");
      const raw = require("intempt-event-schema/bytes");
      const stream = require("intempt-event-schema/ndjson");`;
    expect(run("use.cjs", head + use, [withoutEval, "--no-experimental-require-module"])).toBe("fine\n");
  });

  it("is one library in both formats: each takes the validators and errors of the other", () => {
    const names = ["library", "wire", "text", "raw", "stream"];
    const entries = ["", "/wire", "/text", "/bytes", "/ndjson"];
    const head = entries.map(
      (entry, i) => `
      import * as imported${i} from "intempt-event-schema${entry}";
      const required${i} = require("intempt-event-schema${entry}");`,
    );
    const formats = ["imported", "required"];
    // Each entry in one format and the one after it in the other, so that what passes from entry to entry changes its format.
    const mixed = formats.map((_, first) => {
      const values = names.map((_, i) => `${formats[(first + i) % 2]}${i}`);
      return `((${names}) => {${use}})(${values});`;
    });
    const require = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;
    expect(run("mixed.mjs", require + head.join("") + mixed.join(""))).toBe("fine\nfine\n");
  });

  it("names its sources in stack traces, with source maps enabled", () => {
    const code = `require("intempt-event-schema").payload.parse(null)`;
    const { stderr } = spawnSync(process.execPath, ["--enable-source-maps", "-e", code], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/\(.*src\/runtime\/validate\/validator\.ts:\d+:\d+\)/);
  });

  it("exports every schema file, as it is in schemas/, and its own manifest", () => {
    const files = new Map<string, unknown>([...schemas].map(([name, schema]) => [`schemas/${name}`, schema]));
    for (const [name, at] of Object.entries({
      "config.schema": "src/cli/io/config.schema.json",
      "report.schema": "src/cli/report/report.schema.json",
      "changes.schema": "src/cli/compat/changes.schema.json",
      "docs.schema": "src/docs/docs.schema.json",
      vectors: "generated/vectors.json",
    })) {
      files.set(name, JSON.parse(readFileSync(join(root, at), "utf8")));
    }
    const names = JSON.stringify([...files.keys()]);
    const code = `console.log(JSON.stringify(${names}.map((name) => require(\`intempt-event-schema/\${name}.json\`))));`;
    expect(JSON.parse(run("files.cjs", code))).toEqual([...files.values()]);
    expect(run("manifest.cjs", 'console.log(require("intempt-event-schema/package.json").name);')).toBe(
      "intempt-event-schema\n",
    );
  });

  it("runs the command line tool", () => {
    writeFileSync(join(folder, "bad.json"), '{"productId":null}');
    const bin = join(folder, "node_modules/.bin/event-schema");
    const { status, stdout } = spawnSync(bin, ["validate", "bad.json"], { cwd: folder, encoding: "utf8" });
    expect(stdout).toContain("/productId");
    expect(status).toBe(1);
  });

  describe("does what README shows of the command line", () => {
    const shell = (line: string) =>
      spawnSync("sh", ["-c", line], {
        cwd: folder,
        encoding: "utf8",
        env: {
          ...process.env,
          GITHUB_ACTIONS: "",
          PATH: `${join(folder, "node_modules/.bin")}:${join(folder, "bin")}:${process.env["PATH"]}`,
        },
      });
    const passes = (line: string) => {
      const { status, stdout, stderr } = shell(line);
      expect(stderr.replace(/^npm warn .*\n/gm, ""), line).toBe("");
      expect(stdout, line).not.toBe("");
      expect(status, line).toBe(0);
      return stdout;
    };

    beforeAll(() => {
      for (const part of ["bin", "payloads", "logs/day", "schemas", "fixtures/valid", "fixtures/invalid"]) {
        mkdirSync(join(folder, part), { recursive: true });
      }
      const files = {
        "payloads/a.json": '{"productId":"1"}',
        "fixtures/valid/a.json": '{"productId":"1"}',
        "fixtures/invalid/a.json": "{}",
        "fixtures/invalid/a.issues.json": blocks.find(({ code }) => code.startsWith('[\n  { "code"'))?.code ?? "",
        "payload.json": '{"userId":"u"}',
        // Instead of a browser.
        "bin/xdg-open": "#!/bin/sh\n",
        "day.ndjson": '{"productId":"1"}\n',
        "schemas/order.json": '{"type":"object"}',
      };
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o755 });
      writeFileSync(join(folder, "logs/day/a.ndjson.gz"), gzipSync('{"productId":"1"}\n'));
      const git = "git -c user.name=t -c user.email=t@example.com";
      shell(`git init -q --initial-branch=main && git add schemas && ${git} commit -qm first`);
    });

    it("in its command lines", () => {
      const shown = blocks.filter(({ language, code }) => language === "sh" && code.includes("event-schema "));
      const lines = shown.flatMap(({ code }) => code.trim().split("\n"));
      expect(lines.length).toBeGreaterThanOrEqual(5);
      // What npx finds is on the path here; that npx finds it, the tests of the configuration file and the pipelines show.
      for (const line of lines) passes(line.replace(/^npx /, ""));
    });

    it("in its configuration file", () => {
      const config = blocks.find(({ code }) => code.includes("config.schema.json"))?.code ?? "";
      expect(readdirSync(join(folder, dirname(JSON.parse(config).$schema)))).toContain("config.schema.json");
      writeFileSync(join(folder, "event-schema.config.json"), config);
      expect(passes("npx event-schema validate")).toContain("1 file, 1 record: 1 valid");
      rmSync(join(folder, "event-schema.config.json"));
    });

    it("in its pipelines", () => {
      const yaml = blocks.filter(({ language }) => language === "yaml").map(({ code }) => code);
      expect(yaml).toHaveLength(4);
      const lines = yaml.flatMap((code) =>
        [...code.matchAll(/^ *- (?:run: )?(npx .*)$/gm)].map((match) => match[1] ?? ""),
      );
      expect(lines).toHaveLength(3);
      for (const line of lines) passes(line);
      const [, sarif = ""] = /sarif_file: (.*)/.exec(yaml.join("")) ?? [];
      expect(JSON.parse(readFileSync(join(folder, sarif), "utf8"))).toMatchObject({ version: "2.1.0" });
      const report = /codequality: (.*)/.exec(yaml.join(""))?.[1] ?? "";
      expect(JSON.parse(readFileSync(join(folder, report), "utf8"))).toEqual([]);
      const [, entry] = /entry: (.*)/.exec(yaml.join("")) ?? [];
      passes(`${entry} payloads/a.json logs/day/a.ndjson.gz`);
      const [, pattern = ""] = /files: (.*)/.exec(yaml.join("")) ?? [];
      expect(
        ["payloads/x/a.json.gz", "payloads/b.ndjson", "a.json"].map((name) => new RegExp(pattern).test(name)),
      ).toEqual([true, true, false]);
    });

    it("in its npm scripts", () => {
      const { scripts } = JSON.parse(blocks.find(({ code }) => code.includes('"scripts"'))?.code ?? "");
      const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, scripts }));
      for (const name of Object.keys(scripts)) passes(`npm run --silent ${name}`);
    });
  });

  it("runs in a browser's terms: the library's files import nothing and name nothing of Node", () => {
    const dist = join(folder, "node_modules/intempt-event-schema/dist");
    for (const file of readdirSync(dist).filter((name) => /^(?!cli\.|docs\.|compat\.).*\.c?js$/.test(name))) {
      const code = readFileSync(join(dist, file), "utf8");
      const imports = [...code.matchAll(/^import .*? from "([^"]+)"|\brequire\("([^"]+)"\)/gms)];
      expect(
        imports.map(([, imported, required]) => imported ?? required).filter((target) => target !== "fast-check"),
        file,
      ).toEqual([]);
      const rest = code.replaceAll('require("fast-check")', "");
      expect(rest, file).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(|\beval\(|\bnew Function\b/);
    }
  });
});

describe("the entry for documentation", () => {
  it.each(["compat.mjs", "compat.cjs"])("compares schemas from the packed package (%s)", (file) => {
    const [old, now] = ['{ type: "string" }', '{ type: "string", maxLength: 1 }'];
    const use = `const changes = compat.compare(new Map([["a", ${old}]]), new Map([["a", ${now}]]));
console.log(changes[0].level, changes[0].witness.payload, compat.neededBumps(changes).needed);`;
    const load = file.endsWith(".cjs")
      ? `const compat = require("intempt-event-schema/compat");`
      : `import * as compat from "intempt-event-schema/compat";`;
    expect(run(file, `${load}\n${use}`)).toBe("breaking aa major\n");
  });

  it.each(["docs.js", "docs.cjs"])("renders other schemas from the packed package (%s)", (file) => {
    const use = `const pages = docs.renderDocs(new Map([["order", { title: "Order" }]]), { format: "markdown", version: "1" });
      process.stdout.write([...pages.keys()].join());`;
    const load = file.endsWith(".cjs")
      ? `const docs = require("intempt-event-schema/docs");`
      : `import * as docs from "intempt-event-schema/docs";`;
    expect(run(`use-${file.replace(".js", ".mjs")}`, load + use)).toContain("README.md,schemas/order.md");
  });
});

describe("with its optional peer fast-check installed", () => {
  beforeAll(() => {
    for (const name of ["fast-check", "pure-rand", "ajv"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    }
  });

  it("gives arbitraries by import and by require", () => {
    const use = `
      const { behavioralEvent, product, payload, trackRequest, faultyPayload } = testing;
      for (const make of [behavioralEvent, product, payload, trackRequest, faultyPayload]) fc.sample(make(), 5);
      console.log("fine");`;
    expect(
      run("t.mjs", `import fc from "fast-check"; import * as testing from "intempt-event-schema/testing";${use}`),
    ).toBe("fine\n");
    expect(
      run("t.cjs", `const fc = require("fast-check"); const testing = require("intempt-event-schema/testing");${use}`),
    ).toBe("fine\n");
  });

  it("compiles for an outside project under strict and exactOptionalPropertyTypes, by either kind of module", () => {
    const code = `
      import { behavioralEvent, classify, document, isBehavioralEvent, isProduct, issueCodes, kindOf, lint, payload, product, trackRequest, ValidationError } from "intempt-event-schema";
      import type { BehavioralEvent, Classification, Issue, IssueCode, Path, Payload, Product, ReportOptions, Result, StandardProps, TrackRequest, Validator } from "intempt-event-schema";
      import { wireDocument, wirePayload, wireTrackRequest, type WirePayload, type WireTrackRequest } from "intempt-event-schema/wire";
      import { type BytesResult, type BytesValidator, documentBytes, type Kind, payloadBytes, type RoutingOptions, type Unit, unitsOf } from "intempt-event-schema/bytes";
      import { type DeadLetter, ndjsonStream, type NdjsonRecord, route, type RouteCounts, validateNdjson } from "intempt-event-schema/ndjson";
      import { type EventSchemaTypeProvider, eventSchema, validatorCompiler } from "intempt-event-schema/fastify";
      import { behavioralEvent as events, faultyPayload, type FaultyPayload } from "intempt-event-schema/testing";
      const p: Payload = { productId: "1" };
      const v: Validator<TrackRequest> = trackRequest;
      const documents: [Validator<Payload | TrackRequest>, Validator<WirePayload | WireTrackRequest>] = [document, wireDocument];
      export type All = [BehavioralEvent, Classification, Issue, IssueCode, Path, Product, ReportOptions, Result<Payload>, StandardProps<Payload>, WirePayload, WireTrackRequest, FaultyPayload, BytesResult, BytesValidator, Kind, RoutingOptions, Unit, DeadLetter, NdjsonRecord, RouteCounts, EventSchemaTypeProvider];
      export const all = [behavioralEvent, classify, isBehavioralEvent, isProduct, issueCodes, kindOf(p), lint, payload, product, v, documents, ValidationError, wirePayload, wireTrackRequest, events(), faultyPayload(), documentBytes, payloadBytes, unitsOf(new Uint8Array(), { schema: "wire" })[0]?.way, ndjsonStream, route, validateNdjson, eventSchema, validatorCompiler];
      // @ts-expect-error a number is no productId
      export const wrong: Payload = { productId: 7 };
      declare const maybe: string | undefined;
      export const event: BehavioralEvent = { eventId: "1", profileId: "2", sessionId: maybe };
      // @ts-expect-error a required key has a value
      export const without: BehavioralEvent = { eventId: "1", profileId: maybe };
      export const records = new Response("{}").body?.pipeThrough(ndjsonStream()).getReader();
      export const line: Promise<number | undefined> | undefined = records?.read().then(({ value }) => value?.line);
      export const routed = (body: ReadableStream<Uint8Array>) => validateNdjson(body);
    `;
    const project = {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module: "nodenext",
        target: "es2022",
        lib: ["es2022", "dom"],
        types: [],
        noEmit: true,
        skipLibCheck: false,
      },
      files: ["outside.mts", "outside.cts"],
    };
    mkdirSync(join(folder, "outside"));
    writeFileSync(join(folder, "outside/tsconfig.json"), JSON.stringify(project));
    for (const name of ["outside.mts", "outside.cts"]) writeFileSync(join(folder, "outside", name), code);
    const { stdout, status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "outside"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("compiles without the types of browsers and of Node", () => {
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const names = Object.keys(exports).filter((name) => typeof exports[name] === "object" && name !== "./testing");
    const lines = names.map((name, i) => `import * as m${i} from "intempt-event-schema${name.slice(1)}";`);
    mkdirSync(join(folder, "bare"));
    writeFileSync(
      join(folder, "bare/bare.mts"),
      `${lines.join("\n")}\nexport const all = [${names.map((_, i) => `m${i}`)}];`,
    );
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022"],
      types: [],
      noEmit: true,
    };
    const project = { compilerOptions: { ...compilerOptions, skipLibCheck: false }, files: ["bare.mts"] };
    writeFileSync(join(folder, "bare/tsconfig.json"), JSON.stringify(project));
    const tsc = join(root, "node_modules/.bin/tsc");
    expect(spawnSync(tsc, ["-p", "bare"], { cwd: folder, encoding: "utf8" }).stdout).toBe("");
  });

  it("does all that README shows", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(4);
    for (const { code, output } of snippets) {
      const { outputText } = ts.transpileModule(code, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      // Ajv generates code.
      expect(run("readme.mjs", outputText, /"ajv\W/.test(code) ? [] : undefined)).toBe(output);
    }
  });

  it("compiles what README shows", () => {
    mkdirSync(join(folder, "readme"));
    const files = snippets.map(({ code }, i) => {
      writeFileSync(join(folder, "readme", `${i}.mts`), code);
      return `${i}.mts`;
    });
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      target: "es2022",
      resolveJsonModule: true,
      noEmit: true,
      // The declarations of the package are checked above, and those of Node elsewhere.
      skipLibCheck: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
      lib: ["es2022", "dom", "dom.asynciterable"],
    };
    writeFileSync(join(folder, "readme/tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "readme"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  });
});
