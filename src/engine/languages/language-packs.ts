/** The languages that the engine has a language pack for, as BCP 47 tags. */
const PACKS: ReadonlySet<string> = new Set(["en"]);

/** Returns true if the engine can analyse a language. */
export function hasLanguagePack(tag: string): boolean {
  return PACKS.has(tag);
}
