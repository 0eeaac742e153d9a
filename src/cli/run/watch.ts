import { watch } from "node:fs";
import { type ExitCode, exit } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeMessage } from "../io/output.ts";

/** Editors write a file in several steps, in milliseconds. */
const settling = 50;

/** Calls a function now and whenever something in a folder changes, also meanwhile, until the process is interrupted. */
export function watchFolder(folder: string, io: Io, changed: () => Promise<void>): Promise<ExitCode> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return new Promise((resolve, reject) => {
    const run = (next: () => Promise<void>) => {
      running = running.then(next);
      running.catch(reject);
    };
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(run, settling, changed);
    });
    watcher.on("error", reject);
    io.onStop(() => {
      clearTimeout(timer);
      watcher.close();
      resolve(exit.ok);
    });
    run(changed);
    run(() => writeMessage(io, "waiting for changes; end it with Ctrl-C"));
  });
}
