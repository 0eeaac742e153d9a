import type { FormatName } from "../constraints/formats.ts";

/**
 * Patterns that every string of a format matches. The functions that check formats decide more, such as how many days a month has:
 * what a pattern excludes is excluded for certain, and a string that is found is checked by the function.
 */
export const formatPatterns: Readonly<Record<FormatName, string>> = {
  "date-time":
    "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[Tt]\\d\\d:[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$",
  date: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",
  time: "^([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)$",
  duration: "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$",
  email: "^[!-~ ]+@[!-~ ]+$",
  uri: "^[A-Za-z][A-Za-z\\d+.\\-]*:[!-~]*$",
  uuid: "^[\\dA-Fa-f]{8}-([\\dA-Fa-f]{4}-){3}[\\dA-Fa-f]{12}$",
  ipv4: "^(\\d{1,3}\\.){3}\\d{1,3}$",
  ipv6: "^(?=.*:.*:)[\\dA-Fa-f:.]{2,45}$",
  hostname: "^[A-Za-z\\d.\\-]{1,255}$",
};
