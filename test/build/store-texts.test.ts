import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "..", "..");
const STORE = join(ROOT, "docs/store");

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
}

/** Returns the sections of a store text by their headings. */
function sectionsOf(locale: string): ReadonlyMap<string, string> {
  const [, ...parts] = readFileSync(join(STORE, "listing", `${locale}.md`), "utf8").split(/^## /m);
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n")).trim()] as const),
  );
}

describe("The texts for the stores", () => {
  const locales = readdirSync(join(ROOT, "src/_locales"));

  it("exist in every language of the interface, and in no other", () => {
    const listed = readdirSync(join(STORE, "listing")).map((name) => name.replace(".md", ""));
    expect(listed.sort()).to.deep.equal(locales.sort());
  });

  for (const locale of locales) {
    it(`are complete and within the stores' limits in ${locale}`, () => {
      const sections = sectionsOf(locale);
      expect([...sections.keys()]).to.deep.equal(["Name", "Short name", "Summary", "Description"]);
      expect(sections.get("Name")?.length).to.be.within(1, 45);
      expect(sections.get("Short name")?.length).to.be.within(1, 12);
      expect(sections.get("Summary")?.length).to.be.within(1, 132);
      expect(sections.get("Description")?.length).to.be.within(200, 16_000);
    });

    it(`have the manifest's description as summary in ${locale}`, () => {
      const messages = JSON.parse(readFileSync(join(ROOT, "src/_locales", locale, "messages.json"), "utf8"));
      expect(sectionsOf(locale).get("Summary")).to.equal(messages.extension_description.message);
    });
  }

  it("give the feature behind each permission of the manifest, and name no other", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "manifest.json"), "utf8")) as Manifest;
    const rows = readFileSync(join(STORE, "permissions.md"), "utf8").matchAll(/^\| (`[^|]+) \| (.+) \| .+ \|$/gm);
    const named = Array.from(rows).flatMap(([, names = ""]) =>
      Array.from(names.matchAll(/`([^`]+)`/g), ([, name = ""]) => name),
    );
    expect(named.sort()).to.deep.equal([...manifest.permissions, ...manifest.host_permissions].sort());
  });
});
