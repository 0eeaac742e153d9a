import { spawn } from "node:child_process";
import type { Io } from "./io.ts";
import { OutputError } from "./output.ts";

/** The command that opens an address in the user's browser, by system. */
const openers: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens the page in the user's browser. Throws an `OutputError` with the address if that fails. */
export function openInBrowser(url: string, { env }: Io): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  const failed = new OutputError(`no browser could be opened; open ${url} in one`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, url], { stdio: "ignore", detached: true, env });
    // A command that runs until the browser is closed has opened the page by then.
    const timer = setTimeout(resolve, failureDelay);
    const settle = (isOpen: boolean) => {
      clearTimeout(timer);
      if (isOpen) resolve();
      else reject(failed);
    };
    child.on("error", () => settle(false));
    child.on("exit", (code) => settle(code === 0));
    child.unref();
  });
}

/** How long a command may take to fail, in milliseconds. */
const failureDelay = 3000;
