import type en from "../_locales/en/messages.json";

/** The key of a message. A message with plural forms has the key without the suffix of the form. */
export type MessageKey = keyof typeof en | KeyWithoutPlural<keyof typeof en>;

type KeyWithoutPlural<K> = K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base : K;

/** The values of a message's placeholders. A number under "count" selects the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Returns the text of a message by its full key, or undefined or "" if there is none. */
export type MessageLookup = (name: string) => string | undefined;

/** The languages that are written from right to left. */
const RTL_LANGUAGES: ReadonlySet<string> = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

let currentLanguage = "en";
let lookUpMessage: MessageLookup = () => undefined;
let pluralRules = new Intl.PluralRules("en");
let numberFormat = new Intl.NumberFormat("en");
// Created once per language, because creating a format takes longer than formatting a whole list.
let dateFormat = createDateFormat("en");
let dateTimeFormat = createDateTimeFormat("en");

/** Sets the language of all messages. Each entry point calls this once, before it shows anything. */
export function setLanguage(language: string, lookup: MessageLookup): void {
  currentLanguage = language.replace("_", "-");
  lookUpMessage = lookup;
  pluralRules = new Intl.PluralRules(currentLanguage);
  numberFormat = new Intl.NumberFormat(currentLanguage);
  dateFormat = createDateFormat(currentLanguage);
  dateTimeFormat = createDateTimeFormat(currentLanguage);
}

function createDateFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
}

function createDateTimeFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
}

/** Returns the current language as a BCP 47 tag. */
export function language(): string {
  return currentLanguage;
}

/** Returns the writing direction of the current language. */
export function direction(): "ltr" | "rtl" {
  return RTL_LANGUAGES.has(currentLanguage.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** Returns a message in the current language with its placeholders filled. Numbers are formatted for the language. */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return tParts(key, values).join("");
}

/**
 * Works like `t`, but returns the parts of the message, so that a placeholder can hold more than text, such as a link
 * or a name with its own direction.
 */
export function tParts<T>(key: MessageKey, values: Readonly<Record<string, string | number | T>>): (string | T)[] {
  const text = messageText(key, values.count);
  return text.split(/(\{\w+\})/).flatMap((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === "" ? [] : [part];
    const value = values[name];
    if (value === undefined) return [part];
    return [typeof value === "number" ? numberFormat.format(value) : value];
  });
}

/**
 * Returns the message with the matching plural form, else with the form "other", else without a form; returns the key
 * if all are missing.
 */
function messageText(key: string, count: unknown): string {
  const forms = typeof count === "number" ? [`${key}_${pluralRules.select(count)}`, `${key}_other`] : [];
  for (const name of [...forms, key]) {
    const text = lookUpMessage(name);
    if (text) return text;
  }
  return key;
}

/** Returns a time in the format of the language: the day, or the day and the time. */
export function formatDate(moment: string | number, style: "day" | "time" = "day"): string {
  const date = new Date(moment);
  // An invalid date is returned unchanged, because a format would throw.
  return Number.isNaN(date.getTime()) ? String(moment) : (style === "day" ? dateFormat : dateTimeFormat).format(date);
}

/** Returns a calendar day, given as "2026-11-30", in the format of the language. */
export function formatDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(currentLanguage, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** Returns a month, given as "2026-11", or a year, given as "2026", in the format of the language. */
export function formatPeriod(period: string): string {
  const isYear = period.length === "2026".length;
  const date = new Date(`${period}${isYear ? "-01" : ""}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return period;
  const style: Intl.DateTimeFormatOptions = isYear ? { year: "numeric" } : { year: "numeric", month: "short" };
  return new Intl.DateTimeFormat(currentLanguage, { ...style, timeZone: "UTC" }).format(date);
}

/** Returns the name of a language, given as a BCP 47 tag, in the current language; returns an unknown tag unchanged. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Returns a number in the format of the language. */
export function formatNumber(number: number): string {
  return numberFormat.format(number);
}

/** Returns an amount of storage, given in bytes, with a suitable unit. */
export function formatBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ["kilobyte", 1e3] : bytes < 1e9 ? ["megabyte", 1e6] : ["gigabyte", 1e9];
  const value = bytes / (size as number);
  const options = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 } as Intl.NumberFormatOptions;
  return new Intl.NumberFormat(currentLanguage, options).format(value);
}
