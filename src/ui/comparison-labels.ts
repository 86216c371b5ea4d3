import type { Evidence } from "../comparison/claim-evidence.ts";
import type { TableClaim } from "../comparison/comparison-table.ts";
import { language, type MessageKey, t } from "../locale/i18n.ts";

/** The message of each topic of the lexicon. */
const TOPIC_MESSAGES: Readonly<Record<string, MessageKey>> = {
  sovereignty: "topic_sovereignty",
  "security guarantees": "topic_security_guarantees",
  tensions: "topic_tensions",
  war: "topic_war",
  deterrence: "topic_deterrence",
  "military support": "topic_military_support",
  "defence cooperation": "topic_defence_cooperation",
  sanctions: "topic_sanctions",
  "financial support": "topic_financial_support",
  humanitarian: "topic_humanitarian",
  prisoners: "topic_prisoners",
  disasters: "topic_disasters",
  ceasefire: "topic_ceasefire",
  "peace process": "topic_peace_process",
  trade: "topic_trade",
  investment: "topic_investment",
  economy: "topic_economy",
  infrastructure: "topic_infrastructure",
  energy: "topic_energy",
  climate: "topic_climate",
  health: "topic_health",
  food: "topic_food",
  "nuclear arms": "topic_nuclear_arms",
  missiles: "topic_missiles",
  cyber: "topic_cyber",
  technology: "topic_technology",
  ukraine: "topic_ukraine",
  russia: "topic_russia",
  nato: "topic_nato",
  europe: "topic_europe",
  "israel and palestine": "topic_israel_and_palestine",
  iran: "topic_iran",
  afghanistan: "topic_afghanistan",
  korea: "topic_korea",
  taiwan: "topic_taiwan",
  china: "topic_china",
  "indo-pacific": "topic_indo_pacific",
  "south asia": "topic_south_asia",
  "latin america": "topic_latin_america",
  "caucasus and central asia": "topic_caucasus_and_central_asia",
  "western balkans": "topic_western_balkans",
  "belarus and moldova": "topic_belarus_and_moldova",
  "turkey and greece": "topic_turkey_and_greece",
  "arctic and north": "topic_arctic_and_north",
  "human rights": "topic_human_rights",
  terrorism: "topic_terrorism",
  "crime and drugs": "topic_crime_and_drugs",
  migration: "topic_migration",
  consular: "topic_consular",
  "people and culture": "topic_people_and_culture",
  multilateral: "topic_multilateral",
  summit: "topic_summit",
  "regional issues": "topic_regional_issues",
  "bilateral relations": "topic_bilateral_relations",
  "next contact": "topic_next_contact",
  "follow-up": "topic_follow_up",
  "thanks and wishes": "topic_thanks_and_wishes",
  "middle east": "topic_middle_east",
  lebanon: "topic_lebanon",
  syria: "topic_syria",
  "yemen and the red sea": "topic_yemen_and_the_red_sea",
  iraq: "topic_iraq",
  libya: "topic_libya",
  "arab states": "topic_arab_states",
  myanmar: "topic_myanmar",
  "asian states": "topic_asian_states",
  africa: "topic_africa",
  sudan: "topic_sudan",
  "horn of africa": "topic_horn_of_africa",
  "great lakes": "topic_great_lakes",
  sahel: "topic_sahel",
  venezuela: "topic_venezuela",
  haiti: "topic_haiti",
  "cuba and nicaragua": "topic_cuba_and_nicaragua",
  maritime: "topic_maritime",
  pilgrimage: "topic_pilgrimage",
};

/** Returns the name of a row: a topic in the language of the interface, a row named by the user, or "Other". */
export function rowLabel(topic: string | undefined): string {
  if (topic === undefined) return t("topic_other");
  const key = Object.hasOwn(TOPIC_MESSAGES, topic) ? TOPIC_MESSAGES[topic] : undefined;
  return key === undefined ? topic : t(key);
}

/** Returns all topics of the lexicon with their names, in alphabetical order of the names. */
export function topicChoices(): { readonly topic: string; readonly label: string }[] {
  const choices = Object.keys(TOPIC_MESSAGES).map((topic) => ({ topic, label: rowLabel(topic) }));
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}

/** The symbol of each state, so that meaning never depends on colour alone. */
const STATE_SYMBOLS = { likely: "≈", unsure: "?", "none found": "∅" } as const;

/** Returns the symbol of a claim's state. A link that the user has confirmed has a tick. */
export function stateSymbol({ state, isDecided }: Pick<TableClaim, "state" | "isDecided">): string {
  return isDecided ? "✓" : STATE_SYMBOLS[state];
}

/** Returns the label of a claim's state. */
export function stateLabel({ state, isDecided }: Pick<TableClaim, "state" | "isDecided">): string {
  if (isDecided) return t("compare_linked_by_user");
  if (state === "none found") return t("compare_none_found");
  return t(state === "likely" ? "compare_likely" : "compare_unsure");
}

/** Returns why two claims may be about the same thing, in the language of the interface; "" without evidence. */
export function evidenceLabel({ words, near, topics, names, numbers, swap, place }: Evidence): string {
  const reasons = [
    numbers.length > 0 && t("compare_why_numbers", { numbers: formatList(numbers) }),
    names.length > 0 && t("compare_why_names", { names: formatList(names) }),
    words.length > 0 && t("compare_why_words", { words: formatList(words.map(([word]) => word)) }),
    near.length > 0 && t("compare_why_near", { words: formatList(near.map(([one, other]) => `${one} – ${other}`)) }),
    topics.length > 0 && t("compare_why_topics", { topics: formatList(topics.map(rowLabel)) }),
    swap && t("compare_why_swap"),
    place <= NEAR_PLACE && t("compare_why_place"),
  ].filter((reason) => reason !== false);
  return reasons.join(" · ");
}

/** The difference of relative positions below which two claims are at a similar position in their texts. */
const NEAR_PLACE = 0.1;

/** Joins parts as the language of the interface does: "a, b and c". */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(language()).format(parts);
}

/** Returns the speakers of a claim, or the text of its source if the speaker is unknown. */
export function claimSpeaker({ claim: { speakers, source } }: Pick<TableClaim, "claim">): string {
  return speakers.length > 0 ? speakers.join(", ") : source;
}
