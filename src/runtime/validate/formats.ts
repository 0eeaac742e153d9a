/**
 * The formats of JSON Schema 2020-12 (validation, 7.3) that a schema may ask to be checked, each by its RFC. No expression
 * backtracks: the work grows with the length of the string.
 */

/** Made in one function, so that bundlers may leave it out where no format is used. */
function makeExpressions() {
  const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  const ipv4 = `(?:${octet}\\.){3}${octet}`;
  const digits = "\\d+";
  const timeOfDuration = `T(?:${digits}H(?:${digits}M(?:${digits}S)?)?|${digits}M(?:${digits}S)?|${digits}S)`;
  const dateOfDuration = `(?:${digits}D|${digits}M(?:${digits}D)?|${digits}Y(?:${digits}M(?:${digits}D)?)?)`;
  const label = "(?!-)[A-Za-z\\d-]{1,63}(?<!-)";
  const hostname = `${label}(?:\\.${label})*`;
  const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
  const quoted = '"(?:[ !#-[\\]-~]|\\\\[ -~])*"';
  const pchar = "(?:[\\w.~!$&'()*+,;=:@-]|%[\\dA-Fa-f]{2})";
  return {
    ipv4: new RegExp(`^${ipv4}$`),
    duration: new RegExp(`^P(?:${dateOfDuration}(?:${timeOfDuration})?|${timeOfDuration}|${digits}W)$`),
    hostname: new RegExp(`^${hostname}$`),
    localPart: new RegExp(`^(?:${atom}(?:\\.${atom})*|${quoted})$`),
    path: new RegExp(`^(?:${pchar}|/)*$`),
    query: new RegExp(`^(?:${pchar}|[/?])*$`),
  };
}

const expressions = /* @__PURE__ */ makeExpressions();
const mailDomain = /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)*$/;
const date = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const time = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const uuid = /^[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}$/;
const scheme = /^[A-Za-z][A-Za-z\d+.-]*:/;
const userInfo = /^(?:[\w.~!$&'()*+,;=:-]|%[\dA-Fa-f]{2})*$/;
const registeredName = /^(?:[\w.~!$&'()*+,;=-]|%[\dA-Fa-f]{2})*$/;

/** RFC 3339, 5.6: full-date. */
export function isDate(text: string): boolean {
  const [, year, month, day] = date.exec(text) ?? [];
  return day !== undefined && Number(day) <= daysIn(Number(year), Number(month));
}

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

/** RFC 3339, 5.6: full-time. A leap second is the last second of a day in UTC. */
export function isTime(text: string): boolean {
  const [, hour, minute, second, sign, offsetHour, offsetMinute] = time.exec(text) ?? [];
  if (second === undefined) return false;
  if (second !== "60") return true;
  const offset = 60 * Number(offsetHour ?? 0) + Number(offsetMinute ?? 0);
  const minutes = 60 * Number(hour) + Number(minute) - (sign === "-" ? -offset : offset);
  return (minutes + 2880) % 1440 === 1439;
}

/** RFC 3339, 5.6: date-time. */
export const isDateTime = (text: string): boolean =>
  /^[Tt]$/.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11));

/** RFC 3339, appendix A. */
export const isDuration = (text: string): boolean => expressions.duration.test(text);

/** RFC 4122. */
export const isUuid = (text: string): boolean => uuid.test(text);

/** RFC 2673, 3.2: four numbers without zeros before them. */
export const isIpv4 = (text: string): boolean => expressions.ipv4.test(text);

/** RFC 4291, 2.2. */
export function isIpv6(text: string): boolean {
  const [before = "", after, ...more] = text.split("::");
  if (more.length > 0 || text.length > longestIpv6) return false;
  const groups = (part: string, isLast: boolean): number => {
    if (part === "") return 0;
    const parts = part.split(":");
    const last = parts[parts.length - 1] as string;
    const isIpv4Last = isLast && expressions.ipv4.test(last);
    const hexadecimal = isIpv4Last ? parts.slice(0, -1) : parts;
    return hexadecimal.every((one) => /^[\dA-Fa-f]{1,4}$/.test(one)) ? parts.length + (isIpv4Last ? 1 : 0) : 9;
  };
  return after === undefined ? groups(before, true) === 8 : groups(before, false) + groups(after, true) < 8;
}

const longestIpv6 = 45;

/** RFC 1123, 2.1. */
export const isHostname = (text: string): boolean => text.length < 256 && expressions.hostname.test(text);

/** RFC 5321, 4.1.2: Mailbox. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const domain = text.slice(at + 1);
  if (at < 1 || !expressions.localPart.test(text.slice(0, at))) return false;
  const literal = /^\[(.*)\]$/.exec(domain)?.[1];
  if (literal === undefined) return mailDomain.test(domain);
  if (/^IPv6:/i.test(literal)) return isIpv6(literal.slice(5));
  return isIpv4(literal) || /^[A-Za-z\d-]*[A-Za-z\d]:[!-Z^-~]+$/.test(literal);
}

/** RFC 3986, 3: a URI with its scheme. */
export function isUri(text: string): boolean {
  const start = scheme.exec(text)?.[0];
  if (start === undefined) return false;
  const [beforeFragment = "", fragment = "", ...moreFragments] = text.slice(start.length).split("#");
  const asked = beforeFragment.indexOf("?");
  const [hierarchy, question] =
    asked < 0 ? [beforeFragment, ""] : [beforeFragment.slice(0, asked), beforeFragment.slice(asked + 1)];
  if (moreFragments.length > 0 || !expressions.query.test(fragment) || !expressions.query.test(question)) return false;
  if (!hierarchy.startsWith("//")) return expressions.path.test(hierarchy);
  const slash = hierarchy.indexOf("/", 2);
  const authority = hierarchy.slice(2, slash < 0 ? undefined : slash);
  return isAuthority(authority) && expressions.path.test(slash < 0 ? "" : hierarchy.slice(slash));
}

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf("@");
  const host = text.slice(at + 1).replace(/:\d*$/, "");
  if (at >= 0 && !userInfo.test(text.slice(0, at))) return false;
  const literal = /^\[(.*)\]$/.exec(host)?.[1];
  if (literal === undefined) return registeredName.test(host);
  return isIpv6(literal) || /^[Vv][\dA-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/.test(literal);
}
