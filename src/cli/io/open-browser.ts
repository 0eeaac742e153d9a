import { spawn } from "node:child_process";
import type { Io } from "./io.ts";
import { OutputError } from "./output.ts";

/** The command of each system that opens an address in the browser of the user. */
const openers: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Shows the page in the browser of the user. Throws an `OutputError` that says what to open where that cannot be done. */
export function openInBrowser(url: string, { env }: Io): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  const failed = new OutputError(`no browser could be opened; open ${url} in one`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, url], { stdio: "ignore", detached: true, env });
    // One that stays until the browser is closed has done its work by then.
    const timer = setTimeout(resolve, patience);
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

/** So long, in milliseconds, a command may take to say that it cannot open anything. */
const patience = 3000;
