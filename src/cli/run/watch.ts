import { watch } from "node:fs";
import { type ExitCode, exit } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeMessage } from "../io/output.ts";

/** Editors write a file in several steps, in milliseconds. */
const settling = 50;

/** Calls a function now and whenever something in a folder changes, until the process is interrupted. */
export async function watchFolder(folder: string, io: Io, changed: () => Promise<void>): Promise<ExitCode> {
  await changed();
  await writeMessage(io, "waiting for changes; end it with Ctrl-C");
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return new Promise((resolve, reject) => {
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(changed);
        running.catch(reject);
      }, settling);
    });
    watcher.on("error", reject);
    io.onStop(() => {
      clearTimeout(timer);
      watcher.close();
      resolve(exit.ok);
    });
  });
}
