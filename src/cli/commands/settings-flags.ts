import { type Command, InvalidArgumentError, Option } from "commander";
import { configName, type Setting, settingProblem, settings } from "../io/settings.ts";

const otherOptions = "Other:";

/** Adds the flags that config.schema.json declares for the settings. */
export function addSettings(command: Command, keys: readonly string[] = Object.keys(settings)): void {
  command.addHelpOption(new Option("-h, --help", "show this help").helpGroup(otherOptions));
  for (const [key, setting] of Object.entries(settings)) {
    const { "x-flag": flag, "x-group": group } = setting;
    if (flag === undefined || !keys.includes(key)) continue;
    command.addOption(optionOf(key, flag, setting).helpGroup(group ?? "Options:"));
    if (setting.type === "boolean") command.addOption(new Option(flag.replace("--", "--no-")).hideHelp());
  }
  const description = `read defaults from this file (default: ${configName}, if there is one)`;
  command.addOption(new Option("--config <file>", description).helpGroup(otherOptions));
}

function optionOf(key: string, flag: string, setting: Setting): Option {
  const shownDefault =
    setting.type === "boolean" || setting.default === undefined ? "" : ` (default: ${setting.default})`;
  const option = new Option(flag, setting.description + shownDefault);
  if (setting.enum) return option.choices(setting.enum);
  if (setting.type === "boolean") return option;
  return option.argParser((text, previous) => {
    const value = setting.type === "integer" && /^\d+$/.test(text) ? Number(text) : text;
    const problem = settingProblem(key, value);
    if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
    // A flag whose setting may be an array can be given several times.
    return setting.type.includes("array") && Array.isArray(setting.type) ? [...[previous ?? []].flat(), value] : value;
  });
}
