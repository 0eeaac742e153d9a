// Generated from package.json by `event-schema generate`. Do not edit: change the version there.

export const schemaVersion = "0.1.0";
