import type en from "../_locales/en/messages.json";

/** The name of a message; one with plural forms goes by the name without its form. */
export type MessageKey = keyof typeof en | KeyWithoutPlural<keyof typeof en>;

type KeyWithoutPlural<K> = K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base : K;

/** What stands in a message's places. A number under "count" chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a message by its full name, or undefined or "" where there is none. */
export type MessageLookup = (name: string) => string | undefined;

/** Languages that are written from right to left. */
const RTL_LANGUAGES: ReadonlySet<string> = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

let currentLanguage = "en";
let lookUpMessage: MessageLookup = () => undefined;
let pluralRules = new Intl.PluralRules("en");
let numberFormat = new Intl.NumberFormat("en");
// Made once a language: making one takes longer than a list of rows that use it.
let dateFormat = createDateFormat("en");
let dateTimeFormat = createDateTimeFormat("en");

/** Chooses the language for all that is said from now on; a door does this once, before it shows anything. */
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

/** The language now spoken, as a BCP 47 tag. */
export function language(): string {
  return currentLanguage;
}

/** The direction in which the language now spoken is written. */
export function direction(): "ltr" | "rtl" {
  return RTL_LANGUAGES.has(currentLanguage.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** A message in the language now spoken, its places filled; numbers are written as the language writes them. */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return tParts(key, values).join("");
}

/** As `say`, in parts, so that a place can hold more than text: a name in its own direction, a link. */
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

/** The plural form that fits, else the "other" form, else the message without forms; the name itself where all are missing. */
function messageText(key: string, count: unknown): string {
  const forms = typeof count === "number" ? [`${key}_${pluralRules.select(count)}`, `${key}_other`] : [];
  for (const name of [...forms, key]) {
    const text = lookUpMessage(name);
    if (text) return text;
  }
  return key;
}

/** A moment as the language writes it: the day, and the time if wanted. */
export function formatDate(moment: string | number, style: "day" | "time" = "day"): string {
  const date = new Date(moment);
  // What is no moment is said as it stands: a format would throw.
  return Number.isNaN(date.getTime()) ? String(moment) : (style === "day" ? dateFormat : dateTimeFormat).format(date);
}

/** A number as the language writes it. */
export function formatNumber(number: number): string {
  return numberFormat.format(number);
}

/** An amount of storage. */
export function formatBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ["kilobyte", 1e3] : bytes < 1e9 ? ["megabyte", 1e6] : ["gigabyte", 1e9];
  const value = bytes / (size as number);
  const options = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 } as Intl.NumberFormatOptions;
  return new Intl.NumberFormat(currentLanguage, options).format(value);
}
