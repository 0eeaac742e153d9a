/** The keys that a type names, without those that open content may add. */
export type KnownKeys<T> = { [key in keyof T as string extends key ? never : key]: T[key] };
