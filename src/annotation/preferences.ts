/** The user's saved searches and templates, which a backup contains in addition to the records. */
export interface Preferences {
  /** The saved searches. Their queries are checked when they are stored. */
  readonly savedSearches: readonly { readonly name: string; readonly query: unknown }[];
  /** The user's own templates, by format id. */
  readonly templates: Readonly<Record<string, string>>;
  /** The user's name as a coder; missing if none is set. */
  readonly coder?: string;
}

/** The preferences of a user who has saved no search and no template. */
export const NO_PREFERENCES: Preferences = { savedSearches: [], templates: {} };

/**
 * Returns the preferences that are missing in `existing`: searches with new names, templates for other formats, and the
 * name of the coder.
 */
export function missingPreferences(given: Preferences, existing: Preferences): Preferences {
  const names = new Set(existing.savedSearches.map(({ name }) => name));
  const formats = new Set(Object.keys(existing.templates));
  return {
    savedSearches: given.savedSearches.filter(({ name }) => !names.has(name)),
    templates: Object.fromEntries(Object.entries(given.templates).filter(([format]) => !formats.has(format))),
    ...(given.coder !== undefined && existing.coder === undefined && { coder: given.coder }),
  };
}

/** Returns the preferences in data from outside, without entries of a wrong type. */
export function parsePreferences(data: unknown): Preferences {
  const { savedSearches, templates, coder } = (typeof data === "object" && data !== null ? data : {}) as {
    readonly savedSearches?: unknown;
    readonly templates?: unknown;
    readonly coder?: unknown;
  };
  const entries = typeof templates === "object" && templates !== null ? Object.entries(templates) : [];
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  return {
    savedSearches: (Array.isArray(savedSearches) ? savedSearches : []).filter(isNamed),
    templates: Object.fromEntries(entries.filter(isText)),
    ...(typeof coder === "string" && coder.trim() !== "" && { coder: coder.trim().toWellFormed() }),
  };
}

function isNamed(one: unknown): one is { readonly name: string; readonly query: unknown } {
  return typeof one === "object" && one !== null && "name" in one && typeof one.name === "string" && "query" in one;
}
