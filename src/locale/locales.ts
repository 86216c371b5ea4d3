/** The languages of the interface: the folder of `_locales`, and what the language calls itself. */
export const LOCALES = [
  ["en", "English"],
  ["ar", "العربية"],
  ["es", "Español"],
  ["fr", "Français"],
  ["zh_CN", "简体中文"],
  ["ru", "Русский"],
] as const satisfies readonly (readonly [folder: string, name: string])[];

/** The folder for a language that is asked for: the same, one of the same tongue, or English. */
export function localeFor(wanted: string): string {
  const tag = wanted.replace("-", "_");
  const tongue = tag.split("_")[0] ?? "";
  const folders = LOCALES.map(([folder]): string => folder);
  return folders.find((one) => one === tag) ?? folders.find((one) => one.split("_")[0] === tongue) ?? "en";
}
