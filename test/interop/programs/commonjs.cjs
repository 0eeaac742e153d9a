const { check } = require("./check.cjs");

const entries = {
  library: require("intempt-event-schema"),
  bytes: require("intempt-event-schema/bytes"),
  ndjson: require("intempt-event-schema/ndjson"),
  text: require("intempt-event-schema/text"),
  wire: require("intempt-event-schema/wire"),
};
check(entries).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
