import { isAnnotation, type KeywordName, keywordNamed, keywordsWhere } from "./keywords.ts";
import { refusalOf } from "./refused-keywords.ts";

/** Keywords that schemas may use, by what they are for. */
export interface KeywordGroup {
  readonly title: string;
  readonly keywords: readonly KeywordName[];
}

const titles = {
  any: "values of any type",
  object: "objects",
  array: "arrays",
  string: "strings",
  number: "numbers",
} as const;

/** Whether schemas may use a keyword. */
const isSupported = (name: KeywordName): boolean =>
  refusalOf(name) === undefined && (isAnnotation(name) || keywordNamed(name)?.isCompiled === true);

/** All supported keywords of JSON Schema: those that decide about values, by their type, and those that do not. */
export function supportedKeywords(): KeywordGroup[] {
  const names = keywordsWhere(() => true).filter((name) => isSupported(name) && !name.startsWith("x-"));
  const deciding = names.filter((name) => !isAnnotation(name));
  const groups = Object.entries(titles).map(([type, title]) => ({
    title,
    keywords: deciding.filter((name) => keywordNamed(name)?.of === type),
  }));
  return [
    ...groups,
    { title: "names and annotations, which make no value invalid", keywords: names.filter(isAnnotation) },
  ];
}
