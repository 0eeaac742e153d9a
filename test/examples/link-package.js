import { rmSync, symlinkSync } from "node:fs";

/** Lets the examples import this package by its name, as those do that have installed it. */
const link = new URL("node_modules/intempt-event-schema", import.meta.url);
rmSync(link, { force: true });
symlinkSync("../../..", link);
