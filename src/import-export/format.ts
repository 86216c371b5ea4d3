import type { MessageKey } from "../locale/i18n.ts";
import type { ExportInput } from "./export-model.ts";

/** A part of a file: bytes, or text to be encoded as UTF-8. */
export type Chunk = string | Uint8Array;

/** An option of a format, described as data so that any form can show it. Labels are message keys. */
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
      /**
       * A user-defined template; empty for the built-in one. `starts` are the templates that the user can start from.
       */
      readonly kind: "template";
      readonly name: string;
      readonly label: MessageKey;
      readonly initial: "";
      readonly presets: Readonly<Record<string, string>>;
    };

/** The complete set of options of one export. */
export type FormatOptions = Readonly<Record<string, string | boolean>>;

/** The extension and media type of a format's files. */
export interface FileKind {
  readonly extension: string;
  readonly type: string;
}

/** An export format. To add one, add a file to `formats/` and a line to `formats.ts`. */
export interface Format extends FileKind {
  readonly id: string;
  readonly title: MessageKey;
  /** The key of a one-line description of the purpose of the format. */
  readonly purpose: MessageKey;
  /** Whether one file contains all pages, or each page has its own file. Several files are packed into a zip. */
  readonly pages: "single-file" | "file-per-page";
  readonly options: readonly OptionField[];
  /** Whether the program finds pages by their titles, so that no two files of an export may have the same one. */
  readonly hasUniqueTitles?: boolean;
  /** Whether a file contains the full text of a page with all attributions, even if only some notes were selected. */
  readonly includesFullText?: boolean;
  /**
   * Whether the format writes every character, or removes by itself those that other programs do not accept. For other
   * formats they are replaced before.
   */
  readonly takesAllCharacters?: boolean;
  /** Whether the file is a table with a row for each attribution. */
  readonly isTable?: boolean;
  /** The number of times that a file of several pages iterates over all of them; 1 by default. */
  readonly passes?: number;
  /** Returns the extension and media type if they depend on the options. */
  kindFor?(options: FormatOptions): FileKind;
  write(source: ExportInput, options: FormatOptions): AsyncGenerator<Chunk, void, undefined>;
}

/**
 * Returns the given options that the format supports and whose values are valid, and the default values of all
 * others.
 */
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
