import type { MessageKey } from "../locale/i18n.ts";
import type { ExportInput } from "./export-model.ts";

/** A piece of a file: text, to be written as UTF-8, or bytes. */
export type Chunk = string | Uint8Array;

/** A choice that the user has with a format, as data, so that any form can show it. Words are names of messages. */
export type OptionField =
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: MessageKey;
      readonly initial: string;
      readonly choices: readonly { readonly value: string; readonly label: MessageKey }[];
    }
  | { readonly kind: "switch"; readonly name: string; readonly label: MessageKey; readonly initial: boolean }
  | { readonly kind: "text"; readonly name: string; readonly label: MessageKey; readonly initial: string }
  | {
      /** A template of the reader's own; empty for the one that comes with the format. `starts` are those to begin with. */
      readonly kind: "template";
      readonly name: string;
      readonly label: MessageKey;
      readonly initial: "";
      readonly presets: Readonly<Record<string, string>>;
    };

/** The options of one export, every one of them set. */
export type FormatOptions = Readonly<Record<string, string | boolean>>;

/** How a file of the format is named and served. */
export interface FileKind {
  readonly extension: string;
  readonly type: string;
}

/** A way of writing an export. Adding one is a file in `formats/` and a line in `formats.ts`. */
export interface Format extends FileKind {
  readonly id: string;
  readonly title: MessageKey;
  /** What it is good for, in one line. */
  readonly purpose: MessageKey;
  /** Whether a file holds all pages or a file is made for each; several files go into a zip. */
  readonly pages: "single-file" | "file-per-page";
  readonly options: readonly OptionField[];
  /** Whether a file holds the whole text of a page with all that is marked in it, whichever notes were chosen. */
  readonly includesFullText?: boolean;
  /** How often a file of several pages walks over all of them; once if it does not say. */
  readonly passes?: number;
  /** How the file is named when options change it. */
  kindFor?(options: FormatOptions): FileKind;
  write(source: ExportInput, options: FormatOptions): AsyncGenerator<Chunk, void, undefined>;
}

/** The given options where the format has them and takes the value, its own initial ones elsewhere. */
export function completeOptions({ options }: Pick<Format, "options">, given: FormatOptions = {}): FormatOptions {
  return Object.fromEntries(
    options.map((field) => {
      const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
      return [field.name, value !== undefined && isValidValue(field, value) ? value : field.initial];
    }),
  );
}

function isValidValue(field: OptionField, value: string | boolean): boolean {
  if (field.kind === "choice") return field.choices.some((choice) => choice.value === value);
  return field.kind === "switch" ? typeof value === "boolean" : typeof value === "string";
}
