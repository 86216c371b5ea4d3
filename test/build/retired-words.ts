/** Words that the project once used for something that has a standard name, each with the name to use. */
export const RETIRED_WORDS: readonly (readonly [pattern: RegExp, use: string])[] = [
  [/\banew\b/, "again, rebuilt"],
  [/\b(?:un)?parted\b/, "separated, split"],
  [/\bmend(?:s|ed|ing)?\b/, "fix, repair"],
  [/\bdesks?\b/, "in-page UI, library context"],
  [/\bfurniture\b/, "boilerplate"],
  [/\bbackstage\b/, "driver"],
  [/\bnotebook\b/, "note service, export reader"],
  [/\b(?:shelf|shelve[sd]?)\b/, "index snapshot"],
  [/\bmien\b|\bheeds?\b|\bborne\b|\bthereof\b|\bwhosoever\b/, "a plain word"],
  [/\btak(?:e|es|en|ing) back\b|\btook back\b/, "revert, undo"],
  [/\bgiv(?:e|es|en|ing) way\b|\bgave way\b/, "yield"],
  [/\bin hand\b/, "current, active"],
  [/\bof the old manner\b/, "in quirks mode"],
  [/\bbring hand\b|\bhand js\b/, "UI bundle"],
  [/\bfloors of the house\b|\bdoors of src\b/, "layers, entry points"],
  [/(?<!\b(?:screen|file|stream|export|byte|zip)[ -])\breaders?\b/, "user, parser, tagger"],
];
