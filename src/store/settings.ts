import { createSerialQueue, type StorageArea } from "./local-storage.ts";
import { publishAfter } from "./store-events.ts";

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
  /** Whether every readout that the user opens is stored. Never in private windows. */
  readonly keepReadouts: boolean;
  /** The name that is written on the user's decisions about attributions, or "". */
  readonly coder: string;
  /** Whether the user has been asked for that name. */
  readonly isCoderAsked: boolean;
  /** The user's own templates, by format id. */
  readonly templates: Readonly<Record<string, string>>;
}

/** The part of the settings that decides what is highlighted in a page, and how. */
export type HighlightSettings = Pick<Settings, "colourBy" | "roles" | "leastConfidence">;

/** The highlight settings of a user who has changed none. */
export const DEFAULT_HIGHLIGHT_SETTINGS: HighlightSettings = {
  colourBy: "act",
  roles: { source: true, cue: true, content: true },
  leastConfidence: 0,
};

/**
 * The settings of a user who has changed none. Calls at the top level are marked as pure, so that the content script,
 * which only reads highlight settings, does not contain them.
 */
export const DEFAULT_SETTINGS: Settings = /* @__PURE__ */ parseSettings({});

const STORAGE_KEY = "settings";
const runInSequence = /* @__PURE__ */ createSerialQueue();

/** Returns the user's settings. Missing or invalid values are replaced by the defaults. */
export async function readSettings(area: StorageArea): Promise<Settings> {
  return parseSettings(await readStored(area));
}

/** Returns the part of the settings that pages need, as `readSettings` does. */
export async function readHighlightSettings(area: StorageArea): Promise<HighlightSettings> {
  return parseHighlightSettings(await readStored(area));
}

/** Changes some settings. Returns all settings. */
export function changeSettings(area: StorageArea, change: Partial<Settings>): Promise<Settings> {
  const write = runInSequence(async () => {
    const settings = parseSettings({ ...(await readSettings(area)), ...change });
    await area.set({ [STORAGE_KEY]: settings });
    return settings;
  });
  return publishAfter("settings", write);
}

/** Settings as they may be stored: any of them may be missing or have a wrong type. */
type StoredSettings = { readonly [K in keyof Settings]?: unknown };

async function readStored(area: StorageArea): Promise<StoredSettings> {
  const { [STORAGE_KEY]: stored } = await area.get(STORAGE_KEY);
  return typeof stored === "object" && stored !== null ? stored : {};
}

function parseSettings(stored: StoredSettings): Settings {
  const { language, keepPrivate, keepReadouts, coder, isCoderAsked, templates } = stored;
  return {
    ...parseHighlightSettings(stored),
    language: typeof language === "string" ? language : "",
    keepPrivate: parseFlag(keepPrivate, false),
    keepReadouts: parseFlag(keepReadouts, false),
    coder: typeof coder === "string" ? coder.replace(/\s+/g, " ").trim() : "",
    isCoderAsked: parseFlag(isCoderAsked, false),
    templates: textsIn(templates),
  };
}

function parseHighlightSettings({ colourBy, leastConfidence, roles }: StoredSettings): HighlightSettings {
  const initial = DEFAULT_HIGHLIGHT_SETTINGS;
  const { source, cue, content } = (typeof roles === "object" && roles !== null ? roles : {}) as StoredRoles;
  return {
    colourBy: colourBy === "speaker" || colourBy === "act" ? colourBy : initial.colourBy,
    roles: {
      source: parseFlag(source, initial.roles.source),
      cue: parseFlag(cue, initial.roles.cue),
      content: parseFlag(content, initial.roles.content),
    },
    leastConfidence:
      typeof leastConfidence === "number" ? Math.min(1, Math.max(0, leastConfidence)) : initial.leastConfidence,
  };
}

type StoredRoles = { readonly [K in keyof Settings["roles"]]?: unknown };

function parseFlag(value: unknown, otherwise: boolean): boolean {
  return typeof value === "boolean" ? value : otherwise;
}

/** Returns the entries of an object whose values are non-empty strings. */
function textsIn(given: unknown): Readonly<Record<string, string>> {
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  const entries = typeof given === "object" && given !== null ? Object.entries(given).filter(isText) : [];
  return Object.fromEntries(entries.filter(([, text]) => text.trim() !== ""));
}
