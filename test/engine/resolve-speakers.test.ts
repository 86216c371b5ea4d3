import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { AttributionCandidate } from "../../src/engine/attribution/attribution-candidate.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import type { Span } from "../../src/engine/span.ts";
import { resolveSpeakers } from "../../src/engine/speakers/resolve-speakers.ts";

const WAM = "ABU DHABI, 3 May, 2031 (WAM) --";

/** Texts whose last attribution shows whom its source stands for. */
const CASES: readonly (readonly [why: string, text: string, ...speakers: string[]])[] = [
  [
    "a spokesman does not hold the office of his chief",
    "Readout of the Secretary-General's call with H.E. Ms. Ana Lund, President of Norway\n\nThe Secretary-General spoke today with H.E. Ms. Ana Lund, President of Norway. The Secretary-General welcomed the plan.\n\nPaul Marsh, Spokesman for the Secretary-General",
    "Secretary-General of the United Nations",
  ],
  [
    "an assistant is not the minister assisted",
    "A meeting\n\nForeign Minister Ana Lund met Special Assistant to the Prime Minister of Chile Diego Rojas. The Special Assistant to the Prime Minister welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "a title word after a particle belongs to the name",
    `A meeting\n\n${WAM} Sheikh Salem bin Emir Al Noor met today with Diego Rojas, Foreign Minister of Chile. Sheikh Salem bin Emir Al Noor welcomed the plan.`,
    "Salem bin Emir Al Noor",
  ],
  [
    "a participle before a name is no name",
    "A call\n\nForeign Minister Pham Tuan held phone talks with Chilean Foreign Minister Diego Rojas. Congratulating Rojas on his post, Minister Tuan welcomed the plan. Rojas stressed that trade grows.",
    "Diego Rojas",
  ],
  [
    "a family name may look like a verb",
    "A meeting\n\nPrime Minister Do Van Tuan met President Diego Rojas of Chile. PM Tuan welcomed the plan.",
    "Do Van Tuan",
  ],
  [
    "EAM is the Indian side's minister",
    "A meeting\n\nH.E. Mr. Diego Rojas, Minister of Foreign Affairs of Chile, met External Affairs Minister Dr. Mira Nath. EAM and Minister Rojas held talks. EAM welcomed the plan.",
    "Mira Nath",
  ],
  [
    "the leader of a state that only the other party does not have",
    "A meeting\n\nPrime Minister Pham Tuan met Chilean President Diego Rojas. The Vietnamese leader welcomed the plan.",
    "Pham Tuan",
  ],
  [
    "a role told by its head alone is the one told in full before",
    "A call\n\nPresident Anna Lund spoke to President Diego Rojas of Chile. A spokesperson for the Ministry of Fisheries said that trade grows. The spokesperson added that it was late.",
    "spokesperson for the Ministry of Fisheries",
  ],
  [
    "in a headline a comma parts two persons",
    "President Noh, Chilean president agree to meet again\n\nPresident Noh Seung-ho held a summit with Chilean President Diego Rojas. The Chilean leader welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "ministers of two states are two persons",
    "A call\n\nForeign Minister of Norway Ana Lund spoke to Foreign Minister of Chile Diego Rojas. The foreign ministers of Chile and Norway discussed fisheries.",
    "Diego Rojas",
    "Ana Lund",
  ],
  [
    "two adjectives before a plural office",
    "A call\n\nNorwegian Foreign Minister Ana Lund spoke to Chilean Foreign Minister Diego Rojas. The two top diplomats welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "a spokesman is called by the fullest role",
    "A meeting\n\nPresident Ana Lund met Chilean President Diego Rojas. The Spokesman for the Presidency stated that the talks went well. The Spokesman noted that work will go on.",
    "Spokesman for the Presidency",
  ],
  [
    "a presidential office is no state",
    "A meeting\n\nPresident Noh Seung-ho met Chilean President Diego Rojas. The plan will go on, Seoul's presidential office said.",
    "Seoul's presidential office",
  ],
  [
    "a style goes to its bearer",
    "A meeting\n\nHH the Amir Sheikh Salem bin Noor met HE President of the friendly Republic of Chile Diego Rojas. HE the President of Chile welcomed HH the Amir. His Excellency stressed that trade grows.",
    "Diego Rojas",
  ],
  [
    "a numeral tells a king from a prince",
    "A meeting\n\nHis Majesty King Talal II met Chilean President Diego Rojas. HRH Prince Rashid bin Talal attended. His Majesty welcomed the plan.",
    "Talal II",
  ],
  [
    "a region inside a title is no name",
    "A meeting\n\nForeign Minister Ana Lund met HE US Special Envoy for the Middle East Gregory Hale. The US envoy welcomed the plan.",
    "Gregory Hale",
  ],
  [
    "a bracket inside a title",
    "A meeting\n\nAdditional Foreign Secretary (Europe) Ambassador Rabia Shah met Diego Rojas, Foreign Minister of Chile. The Additional Foreign Secretary welcomed the plan.",
    "Rabia Shah",
  ],
  [
    "the office before an adverbial's comma is the guest's",
    "A meeting\n\nPrime Minister Pham Tuan met his Chilean counterpart Diego Rojas. Welcoming him as head of the Chilean Government, PM Tuan praised the plan. The Vietnamese leader stressed that trade grows.",
    "Pham Tuan",
  ],
  [
    "the latter is whoever was named last",
    "A meeting\n\nPresident Ana Lund met Chilean President Diego Rojas. The Chilean leader invited President Lund to Chile. The latter welcomed the plan.",
    "Ana Lund",
  ],
  [
    "the home side's office, before the guest who bears the same",
    "Dr. Farid in a call with the President of Chile\n\nThe President stated that Iran wants trade.\n\nIn a phone call with his Chilean counterpart Diego Rojas on Tuesday, Dr. Omid Farid welcomed the plan. The President of Chile Diego Rojas praised him. The President stressed that trade grows.",
    "Omid Farid",
  ],
  [
    "consultations are held by states",
    "Consultations\n\nPolitical consultations between the Ministries of Foreign Affairs of Norway and Chile were held in Oslo with the participation of Deputy Minister Ana Lund and State Secretary Diego Rojas. The two sides discussed trade.",
    "Norway",
    "Chile",
  ],
  [
    "it is hoped by whoever is speaking",
    "A call\n\nForeign Minister Wen Hua spoke to Norwegian Foreign Minister Ana Lund.\n\nWen Hua said that trade grows. It is hoped that Norway will join.",
    "Wen Hua",
  ],
  [
    "an unnamed official is nobody who is known",
    "A meeting\n\nPresident Ana Lund met President Diego Rojas of Chile. A presidential official said the talks went well.",
    "presidential official",
  ],
  [
    "a state is called as it asks to be",
    "A call\n\nPresident Orhan Kaya of Türkiye spoke to President Diego Rojas of Chile. Türkiye welcomed the plan.",
    "Türkiye",
  ],
  [
    "both leaders among three are those who bear the title",
    "A dinner\n\nThe Secretary-General met with the Northern leader, H.E. Mr. Per Dahl, and the Southern leader, H.E. Mr. Tom Hill. Both leaders welcomed the plan.",
    "Per Dahl",
    "Tom Hill",
  ],
  [
    "a family name alone writes its particle large",
    "A call\n\nForeign Minister Marijke ter Horst spoke to President Diego Rojas of Chile. Ter Horst said that trade grows.",
    "Marijke ter Horst",
  ],
];

function saying(source: Span, cue: Span, sentence: number): AttributionCandidate {
  return {
    sources: [source],
    cue,
    contents: [],
    addressees: [],
    verb: { verb: "say", act: "state", reliability: 1, frames: ["clause"] },
    tense: "past",
    kind: "clause",
    passive: false,
    confidence: 1,
    sentence,
    rules: [],
  };
}

describe("resolveSpeakers", () => {
  for (const [why, text, ...speakers] of CASES) {
    it(why, () => expect(analyzeText(text).attributions.at(-1)?.speakers).to.deep.equal(speakers));
  }

  /** What would be a pattern if the words of a page were taken for one: some invalid, some that take years. */
  const HOSTILE = [
    "(a+)+",
    "(deputy",
    "[sic",
    "*",
    "(a|a)+b",
    "(.*)*(.*)*(.*)*x",
    "\\",
    "+?",
    "(?<=",
    "a{99999999999}",
  ];
  for (const words of HOSTILE) {
    it(`reads “${words}” in a role as words and not as a pattern`, () => {
      const first = `spokesperson ${"a".repeat(60)}b`;
      const lines = [`A ${first} said it.`, `A spokesperson ${words} said it.`, `The ${words} said it.`];
      const text = lines.join("\n");
      const sentences = lines.map((line, paragraph) => {
        const start = text.indexOf(line);
        return { start, end: start + line.length, paragraph, quotations: [] };
      });
      const document = { ...createDocument(text), sentences };
      const findings = sentences.map(({ start, end }, sentence) => {
        const cue = text.lastIndexOf("said", end);
        return saying({ start, end: cue - 1 }, { start: cue, end: cue + 4 }, sentence);
      });
      const before = process.cpuUsage();
      const speakers = resolveSpeakers(document, findings, [], undefined);
      expect(process.cpuUsage(before).user / 1_000).to.be.lessThan(5_000);
      expect(speakers).to.deep.equal([[first], [`spokesperson ${words}`], [words]]);
    });
  }
});
