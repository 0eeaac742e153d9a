/** What each issue code means. The codes are stable: reports, dashboards and tests may rely on them. */
export const issueCodes = {
  required: "A required key is missing.",
  type: "The value does not have the required JSON type.",
  blank: "A string contains no visible character.",
  format: "A string does not have the required format.",
  enum: "The value is not one of the allowed values.",
  const: "The value is not the one that is allowed.",
  minimum: "A number is smaller than allowed.",
  maximum: "A number is larger than allowed.",
  multiple_of: "A number is not a multiple of the required number.",
  min_length: "A string is too short.",
  max_length: "A string is too long.",
  min_items: "An array has too few items.",
  max_items: "An array has too many items.",
  not_unique: "Two items of an array are equal, and all must differ.",
  contains: "An array has too few or too many items of the required kind.",
  additional_item: "An item is present that the schema does not describe.",
  min_properties: "An object has too few keys.",
  max_properties: "An object has too many keys.",
  property_name: "The name of a key is not allowed.",
  forbidden: "A key is present that is not allowed here.",
  additional_property: "A key is present that the schema does not list.",
  any_of: "The value fits none of several alternatives.",
  one_of: "The value fits none of several alternatives, or more than one.",
  not: "The value is of a kind that the schema excludes.",
  identity: "Nothing in the payload says who performed the event (wire schemas only).",
  unknown_event: "The name of an entry is no event of the tracking plan (a warning, unless the plan forbids it).",
  unreadable: "Reading the value threw an error, so it could not be validated.",
  too_deep: "The value is nested so deeply that a recursive schema does not follow it.",
  duplicate_key: "A key that the schema knows occurs twice in one object: which one counts depends on the parser.",
  syntax: "The input is not JSON.",
  encoding: "The input is not UTF-8.",
  too_large: "The input is too large to read.",
  too_many_issues: "There are more issues than the limit of the call.",
  near_miss_key: "Warning: a key is nearly an identifier but is not one, so it is ignored.",
  suspicious_identifier:
    "Warning: an identifier contains a control character or a lone surrogate, or begins or ends with an invisible character.",
  placeholder_identifier:
    "Warning: an identifier of a person or account is a placeholder, such as `undefined`, that many may share.",
  deprecated_event: "Warning: the tracking plan says that an event is no longer to be sent.",
  suspicious_timestamp: "Warning: a timestamp is probably not in milliseconds.",
  not_json:
    "Warning: an object is of a class, such as Date or Map, that JSON does not have, so something else is sent.",
} as const satisfies Record<string, string>;

/** A stable snake_case name for what is wrong. */
export type IssueCode = keyof typeof issueCodes;
