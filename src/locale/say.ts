import type en from "../_locales/en/messages.json";

/** The name of a message; one with plural forms goes by the name without its form. */
export type MessageKey = keyof typeof en | BareKey<keyof typeof en>;

type BareKey<K> = K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base : K;

/** What stands in a message's places. A number under "count" chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** Gives the text of a message by its full name, or undefined or "" where there is none. */
export type Lookup = (name: string) => string | undefined;

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

let spoken = "en";
let lookUp: Lookup = () => undefined;
let plurals = new Intl.PluralRules("en");
let numbers = new Intl.NumberFormat("en");
// Made once a language: making one takes longer than a list of rows that use it.
let days = formatOfDays("en");
let times = formatOfTimes("en");

/** Chooses the language for all that is said from now on; a door does this once, before it shows anything. */
export function speak(language: string, lookup: Lookup): void {
  spoken = language.replace("_", "-");
  lookUp = lookup;
  plurals = new Intl.PluralRules(spoken);
  numbers = new Intl.NumberFormat(spoken);
  days = formatOfDays(spoken);
  times = formatOfTimes(spoken);
}

function formatOfDays(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
}

function formatOfTimes(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
}

/** The language now spoken, as a BCP 47 tag. */
export function language(): string {
  return spoken;
}

/** The direction in which the language now spoken is written. */
export function direction(): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(spoken.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** A message in the language now spoken, its places filled; numbers are written as the language writes them. */
export function say(key: MessageKey, values: Values = {}): string {
  return sayParts(key, values).join("");
}

/** As `say`, in parts, so that a place can hold more than text: a name in its own direction, a link. */
export function sayParts<T>(key: MessageKey, values: Readonly<Record<string, string | number | T>>): (string | T)[] {
  const text = textOf(key, values.count);
  return text.split(/(\{\w+\})/).flatMap((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === "" ? [] : [part];
    const value = values[name];
    if (value === undefined) return [part];
    return [typeof value === "number" ? numbers.format(value) : value];
  });
}

/** The plural form that fits, else the "other" form, else the message without forms; the name itself where all are missing. */
function textOf(key: string, count: unknown): string {
  const forms = typeof count === "number" ? [`${key}_${plurals.select(count)}`, `${key}_other`] : [];
  for (const name of [...forms, key]) {
    const text = lookUp(name);
    if (text) return text;
  }
  return key;
}

/** A moment as the language writes it: the day, and the time if wanted. */
export function sayMoment(moment: string | number, style: "day" | "time" = "day"): string {
  const date = new Date(moment);
  // What is no moment is said as it stands: a format would throw.
  return Number.isNaN(date.getTime()) ? String(moment) : (style === "day" ? days : times).format(date);
}

/** A number as the language writes it. */
export function sayNumber(number: number): string {
  return numbers.format(number);
}

/** An amount of storage. */
export function sayBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ["kilobyte", 1e3] : bytes < 1e9 ? ["megabyte", 1e6] : ["gigabyte", 1e9];
  const value = bytes / (size as number);
  const options = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 } as Intl.NumberFormatOptions;
  return new Intl.NumberFormat(spoken, options).format(value);
}
