import { plural } from "./formats/text.ts";

const patience = 1000;
const pace = 200;

/** A line on standard error that tells of a long run, for a person who watches a terminal. It is gone when the run is over. */
export interface Progress {
  tick(records: number, bytes: number): void;
  clear(): void;
}

export function progressOn(stream: NodeJS.WriteStream, isWanted: boolean): Progress {
  if (!isWanted || !stream.isTTY) return { tick() {}, clear() {} };
  let next = Date.now() + patience;
  let isShown = false;
  return {
    tick(records, bytes) {
      const now = Date.now();
      if (now < next) return;
      next = now + pace;
      isShown = true;
      stream.write(`\r${plural(records, "record")}, ${Math.round(bytes / 1e6)} MB read ...\u001b[K`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}
