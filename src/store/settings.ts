import { createSerialQueue, type StorageArea } from "./local-storage.ts";

/** The user's settings. */
export interface Settings {
  /** Whether the colour of a content shows its act or its speaker. */
  readonly colourBy: "act" | "speaker";
  /** The parts of an attribution that are highlighted in a page. */
  readonly roles: { readonly source: boolean; readonly cue: boolean; readonly content: boolean };
  /** The minimum confidence, from 0 to 1, of attributions that are shown. */
  readonly leastConfidence: number;
  /** The language of the interface; empty for the browser's language. */
  readonly language: string;
  /** Whether notes made in private windows are stored. */
  readonly keepPrivate: boolean;
  /** The user's own templates, by format id. */
  readonly templates: Readonly<Record<string, string>>;
}

/** The part of the settings that decides what is highlighted in a page, and how. */
export type HighlightSettings = Pick<Settings, "colourBy" | "roles" | "leastConfidence">;

/** The settings of a user who has changed none. */
export const DEFAULT_SETTINGS: Settings = {
  colourBy: "act",
  roles: { source: true, cue: true, content: true },
  leastConfidence: 0,
  language: "",
  keepPrivate: false,
  templates: {},
};

const STORAGE_KEY = "settings";
const runInSequence = createSerialQueue();

/** Returns the user's settings. Missing or invalid values are replaced by the defaults. */
export async function readSettings(area: StorageArea): Promise<Settings> {
  return parseSettings((await area.get(STORAGE_KEY))[STORAGE_KEY]);
}

/** Changes some settings. Returns all settings. */
export function changeSettings(area: StorageArea, change: Partial<Settings>): Promise<Settings> {
  return runInSequence(async () => {
    const settings = parseSettings({ ...(await readSettings(area)), ...change });
    await area.set({ [STORAGE_KEY]: settings });
    return settings;
  });
}

function parseSettings(stored: unknown): Settings {
  const given = (typeof stored === "object" && stored !== null ? stored : {}) as { [K in keyof Settings]?: unknown };
  const roles = (typeof given.roles === "object" && given.roles !== null ? given.roles : {}) as Record<string, unknown>;
  const { colourBy, leastConfidence, language, keepPrivate } = given;
  const initial = DEFAULT_SETTINGS;
  const flag = (value: unknown, otherwise: boolean) => (typeof value === "boolean" ? value : otherwise);
  return {
    colourBy: colourBy === "speaker" || colourBy === "act" ? colourBy : initial.colourBy,
    roles: {
      source: flag(roles.source, initial.roles.source),
      cue: flag(roles.cue, initial.roles.cue),
      content: flag(roles.content, initial.roles.content),
    },
    leastConfidence:
      typeof leastConfidence === "number" ? Math.min(1, Math.max(0, leastConfidence)) : initial.leastConfidence,
    language: typeof language === "string" ? language : initial.language,
    keepPrivate: flag(keepPrivate, initial.keepPrivate),
    templates: textsIn(given.templates),
  };
}

/** Returns the entries of an object whose values are non-empty strings. */
function textsIn(given: unknown): Readonly<Record<string, string>> {
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  const entries = typeof given === "object" && given !== null ? Object.entries(given).filter(isText) : [];
  return Object.fromEntries(entries.filter(([, text]) => text.trim() !== ""));
}
