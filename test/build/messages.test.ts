import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { direction, setLanguage, t, tParts } from "../../src/locale/i18n.ts";
import { LOCALES, localeFor } from "../../src/locale/locales.ts";

const SRC = join(import.meta.dirname, "..", "..", "src");
const FOLDER = join(SRC, "_locales");

type Table = Readonly<Record<string, { readonly message: string }>>;

function tableOf(locale: string): Table {
  return JSON.parse(readFileSync(join(FOLDER, locale, "messages.json"), "utf8")) as Table;
}

const ENGLISH = tableOf("en");
const FORM = /_(zero|one|two|few|many|other)$/;

/** Messages that have plural forms: those with a "one" next to their "other". */
const PLURALS = new Set(
  Object.keys(ENGLISH)
    .filter((key) => key.endsWith("_one") && Object.hasOwn(ENGLISH, key.replace(/_one$/, "_other")))
    .map((key) => key.replace(FORM, "")),
);

function isForm(key: string): boolean {
  return FORM.test(key) && PLURALS.has(key.replace(FORM, ""));
}

function placesOf(message: string): string[] {
  return [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();
}

/** The text of all source files, in which message keys are searched. */
const SOURCE = [
  ...readdirSync(SRC, { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SRC, name), "utf8")),
  readFileSync(join(SRC, "..", "manifest.json"), "utf8"),
].join("\n");

describe("The messages", () => {
  const folders = readdirSync(FOLDER);

  it("exist for every language that can be chosen, and for no other", () => {
    expect(LOCALES.map(([folder]) => folder as string).sort()).to.deep.equal([...folders].sort());
  });

  it("are all used in the source", () => {
    const dead = Object.keys(ENGLISH).filter((key) => {
      const name = isForm(key) ? key.replace(FORM, "") : key;
      const built = name.replace(/_[a-z]+$/, "_$");
      return !SOURCE.includes(`"${name}"`) && !SOURCE.includes(`__MSG_${name}__`) && !SOURCE.includes(`\`${built}{`);
    });
    expect(dead).to.deep.equal([]);
  });

  it("have plural forms where they contain a count, because the browser warns of a missing key", () => {
    const counting = Object.entries(ENGLISH).filter(([, { message }]) => message.includes("{count}"));
    expect(counting.filter(([key]) => !isForm(key))).to.deep.equal([]);
  });

  it("include those that the manifest names, within the length limit", () => {
    for (const [, name = ""] of SOURCE.matchAll(/__MSG_(\w+)__/g)) expect(ENGLISH).to.have.property(name);
    for (const folder of folders) expect(tableOf(folder).extension_description?.message.length).to.be.within(1, 132);
  });

  for (const folder of folders) {
    describe(`in ${folder}`, () => {
      const table = tableOf(folder);
      const forms = new Intl.PluralRules(folder.replace("_", "-")).resolvedOptions().pluralCategories;
      const wanted = [
        ...Object.keys(ENGLISH).filter((key) => !isForm(key)),
        ...[...PLURALS].flatMap((key) => forms.map((form) => `${key}_${form}`)),
      ];

      it("are complete, with every plural form of the language and no other keys", () => {
        expect(Object.keys(table).sort()).to.deep.equal([...new Set(wanted)].sort());
        expect(Object.entries(table).filter(([, { message }]) => message.trim() === "")).to.deep.equal([]);
      });

      it("have the placeholders of the English messages", () => {
        for (const [key, { message }] of Object.entries(table)) {
          const english = ENGLISH[key] ?? ENGLISH[key.replace(FORM, "_other")];
          // The form for one item may omit the number.
          const places = placesOf(english?.message ?? "").filter((place) => !isForm(key) || place !== "{count}");
          expect(placesOf(message), key).to.include.members(places);
        }
      });

      it("contain no character that Chromium parses as a placeholder", () => {
        expect(Object.values(table).filter(({ message }) => message.includes("$"))).to.deep.equal([]);
      });
    });
  }
});

describe("say", () => {
  afterEach(() => setLanguage("en", (name) => ENGLISH[name]?.message));
  beforeEach(() => setLanguage("en", (name) => ENGLISH[name]?.message));

  it("fills in placeholders and formats numbers for the language", () => {
    expect(t("found_notes", { count: 1 })).to.equal("1 note");
    expect(t("found_notes", { count: 12345 })).to.equal("12,345 notes");
    expect(t("tagged", { count: 2, tag: "x" })).to.equal("Tag “x” added to 2 notes.");
  });

  it("accepts components as well as text in placeholders", () => {
    const bold = { name: "b" };
    expect(tParts("exported", { name: bold })).to.deep.equal(["Saved as “", bold, "”."]);
  });

  it("chooses the plural form of the language", () => {
    const forms: Record<string, string> = {
      found_notes_one: "{count} заметка",
      found_notes_few: "{count} заметки",
      found_notes_many: "{count} заметок",
      found_notes_other: "{count} заметки",
    };
    setLanguage("ru", (name) => forms[name]);
    expect([1, 3, 5, 21].map((count) => t("found_notes", { count }))).to.deep.equal([
      "1 заметка",
      "3 заметки",
      "5 заметок",
      "21 заметка",
    ]);
  });

  it("returns the key of a message that is missing in every language, so that the fault is visible", () => {
    setLanguage("fr", () => undefined);
    expect(t("undo")).to.equal("undo");
  });

  it("returns the direction of the language", () => {
    setLanguage("ar", () => undefined);
    expect(direction()).to.equal("rtl");
    setLanguage("zh_CN", () => undefined);
    expect(direction()).to.equal("ltr");
  });
});

describe("localeFor", () => {
  it("falls back to the language without its region, then to English", () => {
    expect(localeFor("en-GB")).to.equal("en");
    expect(localeFor("fr-CA")).to.equal("fr");
    expect(localeFor("xx")).to.equal("en");
  });
});
