import { createSerialQueue, type StorageArea } from "./local-storage.ts";

/** What the reader has chosen. */
export interface Settings {
  /** Whether contents in a page are coloured by what they do or by who speaks. */
  readonly colourBy: "act" | "speaker";
  /** Which parts of an attribution are marked in a page. */
  readonly roles: { readonly source: boolean; readonly cue: boolean; readonly content: boolean };
  /** Attributions of which the engine is less sure than this, from 0 to 1, are not shown. */
  readonly leastConfidence: number;
  /** The language of the interface; empty for the browser's. */
  readonly language: string;
  /** Whether what is noted in private windows is kept. */
  readonly keepPrivate: boolean;
  /** The reader's own templates, by the format that they are for. */
  readonly templates: Readonly<Record<string, string>>;
}

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

/** The reader's settings; what was never set, or is not understood, is as it comes. */
export async function readSettings(area: StorageArea): Promise<Settings> {
  return parseSettings((await area.get(STORAGE_KEY))[STORAGE_KEY]);
}

/** Changes some settings; answers with all. */
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
  const { leastConfidence } = given;
  return {
    colourBy: given.colourBy === "speaker" ? "speaker" : "act",
    roles: { source: roles.source !== false, cue: roles.cue !== false, content: roles.content !== false },
    leastConfidence: typeof leastConfidence === "number" ? Math.min(1, Math.max(0, leastConfidence)) : 0,
    language: typeof given.language === "string" ? given.language : "",
    keepPrivate: given.keepPrivate === true,
    templates: textsIn(given.templates),
  };
}

/** The texts of a record that are not empty. */
function textsIn(given: unknown): Readonly<Record<string, string>> {
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  const entries = typeof given === "object" && given !== null ? Object.entries(given).filter(isText) : [];
  return Object.fromEntries(entries.filter(([, text]) => text.trim() !== ""));
}
