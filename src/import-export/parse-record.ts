import * as v from "valibot";
import { t } from "../locale/i18n.ts";
import type { ImportIssue } from "./import-types.ts";
import { OUTSIDE } from "./record-schemas.ts";

/** Returns the valid record, or the reason why it is invalid. `nameOf` maps a field to its name in the file. */
export function parseRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  data: unknown,
  place: string,
  nameOf: (field: string) => string = (field) => field,
): T | ImportIssue {
  const result = v.safeParse(schema, data, { abortEarly: true });
  return result.success ? result.output : toIssue(place, result.issues[0], nameOf);
}

/** Returns whether parsing returned an issue instead of a record. */
export function isIssue<T extends object>(read: T | ImportIssue): read is ImportIssue {
  return "message" in read && "location" in read;
}

/** Converts a schema issue to an import issue, for example "Note 3 of page 2 has an invalid target.source". */
function toIssue(location: string, issue: v.BaseIssue<unknown>, nameOf: (field: string) => string): ImportIssue {
  const path = issue.path?.map(({ key }) => (typeof key === "number" ? `${key + 1}` : String(key))).join(".") ?? "";
  const field = nameOf(path);
  if (issue.message === OUTSIDE)
    return { location, field: field || "reading", message: t("refused_outside", { place: location }) };
  return reject(location, field, issue.input === undefined ? "missing" : "wrong");
}

/** Returns an issue with a message for the user. */
export function reject(location: string, field: string, fault: "missing" | "wrong"): ImportIssue {
  if (field === "") return { location, message: t("refused_unreadable", { place: location }) };
  return { location, field, message: t(`refused_${fault}`, { place: location, field }) };
}
