// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.

const matches8ede1b2cRegex = /[\n\r\u0085\u2028\u2029]/u;
export function matches8ede1b2c(text: string): boolean {
  return matches8ede1b2cRegex.test(text);
}

const matches7e9b2bbeRegex = /[^\u0000- \u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/u;
export function matches7e9b2bbe(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 33 && first <= 126) return true;
  return matches7e9b2bbeRegex.test(text);
}

const matchesa9a45a02Regex = /^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/u;
export function matchesa9a45a02(text: string): boolean {
  return matchesa9a45a02Regex.test(text);
}
