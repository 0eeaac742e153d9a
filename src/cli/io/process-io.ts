import { exit } from "./exit.ts";
import type { Io } from "./io.ts";

/** The streams, the environment and the signals of this process. A stream is opened when it is first asked for. */
export const processIo: Io = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return process.stdout;
  },
  get stderr() {
    return process.stderr;
  },
  env: process.env,
  cwd: ".",
  onStop(cleanUp) {
    const signals = { SIGHUP: exit.hungUp, SIGINT: exit.interrupted, SIGTERM: exit.terminated };
    const stops = Object.entries(signals).map(([signal, code]) => {
      const stop = () => {
        cleanUp();
        process.exit(code);
      };
      process.once(signal, stop);
      return () => process.off(signal, stop);
    });
    return () => {
      for (const stop of stops) stop();
    };
  },
};
