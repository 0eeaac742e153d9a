/** What each issue code means. The codes are stable: reports, dashboards and tests may rely on them. */
export const issueCodes = {
  required: "A key that must be there is missing.",
  type: "The value has another JSON type than the schema asks for.",
  blank: "A text holds no visible character.",
  format: "A text has not the form that the schema asks for.",
  enum: "The value is none of those that the schema lists.",
  minimum: "A number is smaller than allowed.",
  min_items: "An array holds fewer items than it must.",
  forbidden: "A key is there that must be absent.",
  identity: "Nothing in the payload says who performed the event (wire schemas only).",
  unreadable: "Reading the value threw an error, so nothing can be said of it.",
  duplicate_key:
    "A key that the schema knows occurs twice in one object of the text: which one counts depends on the reader.",
  syntax: "The text is not JSON.",
  encoding: "The text is not UTF-8.",
  too_large: "The text is too large to read.",
  too_many_issues: "There are more issues than the call was allowed to list.",
  near_miss_key: "Warning: a key is nearly an identifier and is not one, so it is ignored.",
  suspicious_identifier:
    "Warning: an identifier holds a control character or a lone surrogate, or begins or ends with an invisible character.",
} as const satisfies Record<string, string>;

/** A stable snake_case name for what is wrong. */
export type IssueCode = keyof typeof issueCodes;
