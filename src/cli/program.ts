import { Command, InvalidArgumentError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { docsFormats } from "../docs/formats.ts";
import type { SampleOptions } from "../sample/sample.ts";
import type { DocsOptions } from "./commands/docs.ts";
import type { Targets } from "./commands/route.ts";
import { exitCodeOf } from "./io/errors.ts";
import { writeOut } from "./io/output.ts";
import { configName, type Setting, type Settings, settingProblem, settings, settingsOf } from "./io/settings.ts";

/** Reads the command line and runs the command that it names. */
export async function run(args: readonly string[]): Promise<void> {
  let help = "";
  try {
    await programOf((text) => {
      help += text;
    }).parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
  if (help !== "")
    await writeOut(process.stdout, help).catch((error) => {
      process.exitCode = exitCodeOf(error);
    });
}

function programOf(writeHelp: (text: string) => void): Command {
  const program = new Command("event-schema")
    .description("Validate the event and product payloads of a customer-data platform.")
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ outputError() {}, writeOut: writeHelp })
    .addHelpText("after", `\n${exitCodes}`);
  addValidate(program);
  addRoute(program);
  addTest(program);
  addExplain(program);
  addDocs(program);
  addSample(program);
  return program;
}

function addValidate(program: Command): void {
  const command = program
    .command("validate")
    .summary("validate payloads and track requests in JSON and NDJSON files")
    .description(
      [
        "Validate payloads and track requests in JSON and NDJSON files.",
        "Reads .json, .ndjson and .jsonl files, each also as .gz. A record is one JSON document: a file, an element of a top-level array, or a line of NDJSON. Each is told by its content to be a payload or a track request.",
      ].join("\n\n"),
    )
    .argument("[files...]", `files, folders, globs, or - for standard input (default: "files" of ${configName})`)
    .addHelpText(
      "after",
      `
Flags win over the configuration file. Each switch also has a --no- form:
--no-strict, --no-color.

Examples:
  event-schema validate payloads/
  event-schema validate 'logs/**/*.ndjson.gz' --schema wire --strict
  event-schema validate payloads/ --format junit --output report.xml
  curl -s https://example.com/payload.json | event-schema validate - --show-source

${exitCodes}`,
    );
  addSettings(command).action(async (files: string[], flags: object) => {
    const { validate } = await import("./commands/validate.ts");
    process.exitCode = await validate(files, settled(flags));
  });
}

function addRoute(program: Command): void {
  const command = program
    .command("route")
    .summary("send behavioral events, products and what is rejected three ways")
    .description(
      [
        "Send behavioral events, products and what is rejected three ways.",
        'Track requests are taken apart into their payloads. Each goes one way, as a line of NDJSON: {"name":…,"payload":…}, with the name of its event where a track request gave one. What is rejected becomes a dead letter, which says why and holds the original; dead letters are read again like any input. All three files are written whole, or none is.',
      ].join("\n\n"),
    )
    .argument("<files...>", "files, folders, globs, or - for standard input")
    .addOption(
      new Option("--events <file>", "where behavioral events go").makeOptionMandatory().helpGroup(targetOptions),
    )
    .addOption(new Option("--products <file>", "where products go").makeOptionMandatory().helpGroup(targetOptions))
    .addOption(
      new Option("--rejected <file>", "where dead letters go: they hold payload content")
        .makeOptionMandatory()
        .helpGroup(targetOptions),
    )
    .addHelpText(
      "after",
      `
Examples:
  event-schema route day.ndjson.gz --events e.ndjson --products p.ndjson --rejected r.ndjson
  event-schema route r.ndjson --schema wire --events e2.ndjson --products p2.ndjson --rejected r2.ndjson

Exit codes:
  0    every payload went its way
  1    something was rejected
  2    the command line or the configuration is wrong, or a file cannot be read or
       written: then nothing is written
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`,
    );
  addSettings(command, ["schema", "maxBytes", "maxIssues", "quiet"]).action(
    async (files: string[], { events, products, rejected, ...flags }: Targets & object) => {
      const { route } = await import("./commands/route.ts");
      process.exitCode = await route(files, { events, products, rejected }, settled(flags));
    },
  );
}

const targetOptions = "Where units go (- is standard output):";

function addTest(program: Command): void {
  const command = program
    .command("test")
    .summary("check that fixtures pass, or fail for the stated reason")
    .description(
      [
        "Check that fixtures pass, or fail for the stated reason.",
        'A suite is a folder with fixtures in valid/ and invalid/. Those in valid/ must pass. Those in invalid/ must have exactly the issues that a file beside them states: x.issues.json beside x.json, as [{ "code": "required", "path": ["eventId"] }], in any order. A file suite.json beside valid/ and invalid/ may name the schema: { "schema": "wire" }; --schema is for suites that name none.',
      ].join("\n\n"),
    )
    .argument("[folder]", "a suite, or a folder with suites in it", ".")
    .addOption(
      new Option("--update", "write the files that state the issues, for you to review").helpGroup("The suites:"),
    )
    .addHelpText(
      "after",
      `
Examples:
  event-schema test test/fixtures
  event-schema test test/fixtures --update && git diff test/fixtures

Exit codes:
  0    every fixture is as stated
  1    there are findings: a fixture that is not as stated; with --strict, a warning
  2    ${troubles}
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`,
    );
  addSettings(command).action(async (folder: string, { update = false, ...flags }: { update?: boolean }) => {
    const { test } = await import("./commands/test.ts");
    process.exitCode = await test(folder, update, settled(flags));
  });
}

function addExplain(program: Command): void {
  program
    .command("explain")
    .summary("say what an issue code means, with a wrong and a right payload")
    .description("Say what an issue code means, why it matters, and show a wrong and a right payload.")
    .argument("[code]", "an issue code, such as required (default: list them all)")
    .addHelpText(
      "after",
      `
Examples:
  event-schema explain
  event-schema explain near_miss_key

Exit codes:
  0  the code is explained
  2  there is no such code`,
    )
    .action(async (code: string | undefined) => {
      const { explain } = await import("./commands/explain.ts");
      process.exitCode = await explain(code);
    });
}

function addDocs(program: Command): void {
  program
    .command("docs")
    .summary("write the documentation of the schemas and of all codes")
    .description("Write the documentation of the schemas and of all codes, made from the schemas alone.")
    .requiredOption("--out <folder>", "where it goes; files of the same names are replaced")
    .addOption(
      new Option(
        "--format <format>",
        "Markdown pages, a static site with a playground, all that they say as JSON, or a description of the API (OpenAPI 3.1) or of channels (AsyncAPI 3)",
      )
        .choices(docsFormats)
        .default("markdown"),
    )
    .option("--open", "show the site in a browser (with --format html)")
    .addHelpText(
      "after",
      `
Examples:
  event-schema docs --out docs/payloads
  event-schema docs --out site --format html --open
  event-schema docs --out api --format openapi

Exit codes:
  0  all is written
  2  the command line is wrong, or a file cannot be written`,
    )
    .action(async ({ out, ...options }: { out: string } & DocsOptions) => {
      const { docs } = await import("./commands/docs.ts");
      process.exitCode = await docs(out, options);
    });
}

function addSample(program: Command): void {
  const whole = (least: number) => (text: string) => {
    if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from ${least}.`);
  };
  const part = (text: string) => {
    if (/^(0|1|0?\.\d+|1\.0+)$/.test(text)) return Number(text);
    throw new InvalidArgumentError("It must be a number from 0 to 1.");
  };
  program
    .command("sample")
    .summary("write realistic payloads as NDJSON, for trials and load tests")
    .description("Write realistic payloads as NDJSON, for trials and load tests: the same ones for the same seed.")
    .option("--count <n>", "how many lines", whole(0), 1000)
    .option("--seed <n>", "which lines", whole(0), 1)
    .option("--invalid <part>", "the part of them that is invalid, from 0 to 1", part, 0)
    .option("--shapes <n>", "how many different sets and orders of keys there are", whole(1), 64)
    .addHelpText(
      "after",
      `
Examples:
  event-schema sample --count 1000000 --invalid 0.01 > trial.ndjson
  event-schema sample | event-schema validate - --summary

Exit codes:
  0  all is written, or as much of it as was read
  2  the command line is wrong, or nothing more can be written`,
    )
    .action(async ({ count, ...options }: { count: number } & SampleOptions) => {
      const { sample } = await import("./commands/sample.ts");
      process.exitCode = await sample(count, options);
    });
}

const troubles = `the command line or the configuration is wrong, a file cannot be read or
       written, or nothing was validated`;

const exitCodes = `Exit codes:
  0    every record is valid
  1    there are findings: an invalid or unreadable record; with --strict, a warning
  2    ${troubles}
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`;

const otherOptions = "Other:";

/** The flags are what config.schema.json says of them. */
function addSettings(command: Command, keys: readonly string[] = Object.keys(settings)): Command {
  command.addHelpOption(new Option("-h, --help", "show this help").helpGroup(otherOptions));
  for (const [key, setting] of Object.entries(settings)) {
    if (!keys.includes(key)) continue;
    const { "x-flag": flag, "x-group": group } = setting;
    if (flag === undefined) continue;
    command.addOption(optionOf(flag, setting).helpGroup(group ?? "Options:"));
    if (setting.type === "boolean") command.addOption(new Option(flag.replace("--", "--no-")).hideHelp());
  }
  return command.addOption(
    new Option("--config <file>", `read defaults from this file (default: ${configName}, if there is one)`).helpGroup(
      otherOptions,
    ),
  );
}

function optionOf(flag: string, setting: Setting): Option {
  const shownDefault =
    setting.type === "boolean" || setting.default === undefined ? "" : ` (default: ${setting.default})`;
  const option = new Option(flag, setting.description + shownDefault);
  if (setting.enum) return option.choices(setting.enum);
  if (setting.type === "boolean") return option;
  return option.argParser((text) => {
    const value = setting.type === "integer" && /^\d+$/.test(text) ? Number(text) : text;
    const problem = settingProblem(value, setting);
    if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
    return value;
  });
}

function settled(flags: object): Settings {
  const all = settingsOf({ ...flags }, process.env);
  if (all.color !== undefined) {
    delete process.env[all.color ? "NO_COLOR" : "FORCE_COLOR"];
    process.env[all.color ? "FORCE_COLOR" : "NO_COLOR"] = "1";
  }
  return all;
}
