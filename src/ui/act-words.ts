import type { Act } from "../text/reading.ts";

/** The five families of acts, which share a colour and a sign. */
export type Family = "neutral" | "cooperative" | "pledge" | "request" | "conflict";

/** How an act is named, which family it belongs to, and what it means, one line an act. */
export const ACT_WORDS: Record<Act, { readonly label: string; readonly family: Family; readonly meaning: string }> = {
  state: { label: "states", family: "neutral", meaning: "Asserts a fact, a view or an importance" },
  consult: { label: "discusses", family: "neutral", meaning: "Names a topic without taking a stand" },
  agree: { label: "agrees", family: "cooperative", meaning: "Tells of an agreement or a shared view" },
  support: { label: "supports", family: "cooperative", meaning: "Endorses, praises or welcomes" },
  courtesy: { label: "courtesy", family: "cooperative", meaning: "Thanks, congratulates, condoles or greets" },
  concede: { label: "concedes", family: "cooperative", meaning: "Admits, accepts or compromises" },
  pledge: { label: "pledges", family: "pledge", meaning: "Commits the speaker’s own side" },
  request: { label: "requests", family: "request", meaning: "Asks or urges others to act" },
  accuse: { label: "accuses", family: "conflict", meaning: "Condemns or criticises someone’s conduct" },
  reject: { label: "rejects", family: "conflict", meaning: "Refuses, opposes or denies" },
  threaten: { label: "warns", family: "conflict", meaning: "Warns of consequences" },
};

/** A sign for each family, so that colour never speaks alone. */
export const FAMILY_SIGNS: Record<Family, string> = {
  neutral: "–",
  cooperative: "+",
  pledge: "→",
  request: "?",
  conflict: "!",
};
