import * as library from "intempt-event-schema";
import * as bytes from "intempt-event-schema/bytes";
import * as ndjson from "intempt-event-schema/ndjson";
import * as text from "intempt-event-schema/text";
import * as wire from "intempt-event-schema/wire";
import { check } from "./check.js";

await check({ library, bytes, ndjson, text, wire });
