/** The languages of the interface: the folder in `_locales`, and the language's own name. */
export const LOCALES = [
  ["en", "English"],
  ["ar", "العربية"],
  ["es", "Español"],
  ["fr", "Français"],
  ["zh_CN", "简体中文"],
  ["ru", "Русский"],
] as const satisfies readonly (readonly [folder: string, name: string])[];

/** Returns the folder for a language tag: an exact match, one with the same primary language, or English. */
export function localeFor(wanted: string): string {
  const tag = wanted.replace("-", "_");
  const tongue = tag.split("_")[0] ?? "";
  const folders = LOCALES.map(([folder]): string => folder);
  return folders.find((one) => one === tag) ?? folders.find((one) => one.split("_")[0] === tongue) ?? "en";
}
