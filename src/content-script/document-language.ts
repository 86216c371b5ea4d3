/** Returns the language that the page declares, or an empty string. A drawing or a feed has no `lang` property. */
export function documentLanguage(): string {
  return document.documentElement?.getAttribute("lang") ?? "";
}
