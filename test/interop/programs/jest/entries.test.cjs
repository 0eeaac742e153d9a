const { check } = require("../check.cjs");

test("the entries work in Jest as it is configured by default", () =>
  check({
    library: require("intempt-event-schema"),
    bytes: require("intempt-event-schema/bytes"),
    ndjson: require("intempt-event-schema/ndjson"),
    text: require("intempt-event-schema/text"),
    wire: require("intempt-event-schema/wire"),
  }));
