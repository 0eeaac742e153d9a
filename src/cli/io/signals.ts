import { exit } from "./exit.ts";

/** A run that is stopped leaves nothing that looks finished. Gives a function that ends the watch. */
export function cleanUpOnSignal(cleanUp: () => void): () => void {
  const stops = Object.entries({ SIGHUP: exit.hungUp, SIGINT: exit.interrupted, SIGTERM: exit.terminated }).map(
    ([signal, code]) => {
      const stop = () => {
        cleanUp();
        process.exit(code);
      };
      process.once(signal, stop);
      return () => process.off(signal, stop);
    },
  );
  return () => {
    for (const stop of stops) stop();
  };
}
