import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { AttributionCandidate } from "../../src/engine/attribution/attribution-candidate.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import type { Span } from "../../src/engine/span.ts";
import { resolveSpeakers } from "../../src/engine/speakers/resolve-speakers.ts";

const WAM = "ABU DHABI, 3 May, 2031 (WAM) --";

/** The expected behaviour, a text, and the speakers of its last attribution. */
const CASES: readonly (readonly [why: string, text: string, ...speakers: string[]])[] = [
  [
    "initials mean the office before a name",
    "A meeting\n\nPrime Cabinet Secretary Josphat Mutai received Hodan Ali, Foreign Minister of Chile. Ms Ali spoke first. The PCS welcomed the plan.",
    "Josphat Mutai",
  ],
  [
    "an office with an unknown portfolio is found by its wording",
    "A call\n\nThe Special Adviser on the delta question, Mr. Luis Vega, called on Foreign Secretary Ms. Ana Lund. Ms. Lund thanked him. The Special Adviser welcomed the plan.",
    "Luis Vega",
  ],
  [
    "a counterpart holds the same office",
    "A meeting\n\nForeign Minister Ana Lund received her Chilean colleague, Diego Rojas, in Oslo. The Chilean Minister welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "a given name decides who “she” is",
    "A meeting\n\nForeign Minister Diego Rojas of Chile met Foreign Minister Astrid Lund of Norway. Rojas praised the plan. She welcomed the ferry.",
    "Astrid Lund",
  ],
  [
    "the office of the host receives the next guest",
    "Meetings\n\nForeign Minister Ana Lund met Foreign Minister Zoran Petrov of Serbia and Foreign Minister Diego Rojas of Chile. Mr. Petrov praised the plan. At noon, the Minister received Foreign Minister Diego Rojas. The two Ministers discussed fisheries.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "the comma after a guest's office ends the adverbial",
    "Calls\n\nDr. Samir Adly, Minister of Foreign Affairs of Egypt, spoke with Ana Lund, Minister of Foreign Affairs of Norway. With the Norwegian Foreign Minister, Dr. Adly discussed fisheries.",
    "Samir Adly",
  ],
  [
    "“Sultan” before the father's name is a name",
    `A call\n\n${WAM} His Royal Highness Prince Sultan bin Saad Al Noor received a phone call from Diego Rojas, Foreign Minister of Chile. Prince Sultan bin Saad welcomed the plan.`,
    "Sultan bin Saad Al Noor",
  ],
  [
    "an ambassador is “the envoy”",
    "A call\n\nPresident Ana Lund met the Ambassador of Chile, Diego Rojas. The envoy welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "a spokesman does not hold the office of his superior",
    "Readout of the Secretary-General's call with H.E. Ms. Ana Lund, President of Norway\n\nThe Secretary-General spoke today with H.E. Ms. Ana Lund, President of Norway. The Secretary-General welcomed the plan.\n\nPaul Marsh, Spokesman for the Secretary-General",
    "Secretary-General of the United Nations",
  ],
  [
    "an assistant does not hold the office of the minister",
    "A meeting\n\nForeign Minister Ana Lund met Special Assistant to the Prime Minister of Chile Diego Rojas. The Special Assistant to the Prime Minister welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "a title word after a particle belongs to the name",
    `A meeting\n\n${WAM} Sheikh Salem bin Emir Al Noor met today with Diego Rojas, Foreign Minister of Chile. Sheikh Salem bin Emir Al Noor welcomed the plan.`,
    "Salem bin Emir Al Noor",
  ],
  [
    "a participle before a name is not part of the name",
    "A call\n\nForeign Minister Pham Tuan held phone talks with Chilean Foreign Minister Diego Rojas. Congratulating Rojas on his post, Minister Tuan welcomed the plan. Rojas stressed that trade grows.",
    "Diego Rojas",
  ],
  [
    "a family name may look like a verb",
    "A meeting\n\nPrime Minister Do Van Tuan met President Diego Rojas of Chile. PM Tuan welcomed the plan.",
    "Do Van Tuan",
  ],
  [
    "“EAM” means India's External Affairs Minister",
    "A meeting\n\nH.E. Mr. Diego Rojas, Minister of Foreign Affairs of Chile, met External Affairs Minister Dr. Mira Nath. EAM and Minister Rojas held talks. EAM welcomed the plan.",
    "Mira Nath",
  ],
  [
    "the leader of a state is the party without another state",
    "A meeting\n\nPrime Minister Pham Tuan met Chilean President Diego Rojas. The Vietnamese leader welcomed the plan.",
    "Pham Tuan",
  ],
  [
    "a short role refers to the full role named before",
    "A call\n\nPresident Anna Lund spoke to President Diego Rojas of Chile. A spokesperson for the Ministry of Fisheries said that trade grows. The spokesperson added that it was late.",
    "spokesperson for the Ministry of Fisheries",
  ],
  [
    "a comma in a headline separates two persons",
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
    "a plural office with two adjectives means two persons",
    "A call\n\nNorwegian Foreign Minister Ana Lund spoke to Chilean Foreign Minister Diego Rojas. The two top diplomats welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "a spokesman is named with the fullest role",
    "A meeting\n\nPresident Ana Lund met Chilean President Diego Rojas. The Spokesman for the Presidency stated that the talks went well. The Spokesman noted that work will go on.",
    "Spokesman for the Presidency",
  ],
  [
    "a presidential office does not stand for its state",
    "A meeting\n\nPresident Noh Seung-ho met Chilean President Diego Rojas. The plan will go on, Seoul's presidential office said.",
    "Seoul's presidential office",
  ],
  [
    "a style refers to the person who has it",
    "A meeting\n\nHH the Amir Sheikh Salem bin Noor met HE President of the friendly Republic of Chile Diego Rojas. HE the President of Chile welcomed HH the Amir. His Excellency stressed that trade grows.",
    "Diego Rojas",
  ],
  [
    "a numeral distinguishes a king from a prince",
    "A meeting\n\nHis Majesty King Talal II met Chilean President Diego Rojas. HRH Prince Rashid bin Talal attended. His Majesty welcomed the plan.",
    "Talal II",
  ],
  [
    "a region inside a title is not a name",
    "A meeting\n\nForeign Minister Ana Lund met HE US Special Envoy for the Middle East Gregory Hale. The US envoy welcomed the plan.",
    "Gregory Hale",
  ],
  [
    "a bracket inside a title does not end it",
    "A meeting\n\nAdditional Foreign Secretary (Europe) Ambassador Rabia Shah met Diego Rojas, Foreign Minister of Chile. The Additional Foreign Secretary welcomed the plan.",
    "Rabia Shah",
  ],
  [
    "an office in an introductory adverbial belongs to the guest",
    "A meeting\n\nPrime Minister Pham Tuan met his Chilean counterpart Diego Rojas. Welcoming him as head of the Chilean Government, PM Tuan praised the plan. The Vietnamese leader stressed that trade grows.",
    "Pham Tuan",
  ],
  [
    "“the latter” is the person named last",
    "A meeting\n\nPresident Ana Lund met Chilean President Diego Rojas. The Chilean leader invited President Lund to Chile. The latter welcomed the plan.",
    "Ana Lund",
  ],
  [
    "an office without a state belongs to the host, even if the guest has the same",
    "Dr. Farid in a call with the President of Chile\n\nThe President stated that Iran wants trade.\n\nIn a phone call with his Chilean counterpart Diego Rojas on Tuesday, Dr. Omid Farid welcomed the plan. The President of Chile Diego Rojas praised him. The President stressed that trade grows.",
    "Omid Farid",
  ],
  [
    "persons who lead the sides of consultations speak for them",
    "Consultations\n\nThe third round of Norway-Chile political consultations was held in Oslo. Deputy Minister Ana Lund led the Norwegian side, while the Chilean side was headed by State Secretary Diego Rojas. The Chilean delegation welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "an elided article belongs to a name",
    "A meeting\n\nPresident Ana Lund met Minister Luc d'Orville of France. The French Minister welcomed the plan.",
    "Luc d'Orville",
  ],
  [
    "a particle of one letter belongs to a name",
    "A meeting\n\nPresident Ana Lund met Foreign Minister Jónas á Dal of the Faroe Islands. Mr á Dal welcomed the plan.",
    "Jónas á Dal",
  ],
  [
    "an initial in the middle belongs to a name",
    "A meeting\n\nPresident Ana Lund met Foreign Secretary Elena R. del Rojas of Chile. Secretary del Rojas welcomed the plan.",
    "Elena R. del Rojas",
  ],
  [
    "an initial stands for a first name",
    "A meeting\n\nForeign Minister Ana Lund met Foreign Minister Diego Rojas of Chile. D. Rojas welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "the author has issued the statement",
    "Statement on Chile\n\nSantiago: Ms. Ana Lund, Deputy Director of the IMF, issued the following statement today:\n\nI met Minister of Finance Diego Rojas. I welcomed the plan.",
    "Ana Lund",
  ],
  [
    "“both” among three parties are the two who were named last",
    "A meeting\n\nPresident Ana Lund met the ministers Diego Rojas, Mira Nath and Pham Tuan.\n\nMr. Rojas spoke first.\n\nMs. Nath agreed that trade grows. Mr. Tuan noted that fish matter. Both welcomed the plan.",
    "Mira Nath",
    "Pham Tuan",
  ],
  [
    "“the other side” is not the last speaker",
    "A meeting\n\nForeign Minister Ana Lund met Foreign Minister Diego Rojas of Chile. Minister Rojas stressed that trade grows. The other side welcomed the plan.",
    "Ana Lund",
  ],
  [
    "“it” refers to the side that spoke last",
    "A meeting\n\nForeign Minister Ana Lund met Foreign Minister Diego Rojas of Chile. The Chilean side stressed that trade grows. It welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "the guests are the parties without the host",
    "A meeting\n\nPresident Ana Lund of Norway received President Diego Rojas of Chile and President Mira Nath of India. The guests welcomed the plan.",
    "Diego Rojas",
    "Mira Nath",
  ],
  [
    "an abbreviated style stands for its bearer",
    "A meeting\n\nHRH Prince Salem bin Nasser Al Noor met Foreign Minister Diego Rojas of Chile. HRH welcomed the plan.",
    "Salem bin Nasser Al Noor",
  ],
  [
    "consultations are held by states",
    "Consultations\n\nPolitical consultations between the Ministries of Foreign Affairs of Norway and Chile were held in Oslo with the participation of Deputy Minister Ana Lund and State Secretary Diego Rojas. The two sides discussed trade.",
    "Norway",
    "Chile",
  ],
  [
    "“it is hoped” continues the current speaker's statement",
    "A call\n\nForeign Minister Wen Hua spoke to Norwegian Foreign Minister Ana Lund.\n\nWen Hua said that trade grows. It is hoped that Norway will join.",
    "Wen Hua",
  ],
  [
    "an unnamed official is not one of the named persons",
    "A meeting\n\nPresident Ana Lund met President Diego Rojas of Chile. A presidential official said the talks went well.",
    "presidential official",
  ],
  [
    "a state has the name that it prefers",
    "A call\n\nPresident Orhan Kaya of Türkiye spoke to President Diego Rojas of Chile. Türkiye welcomed the plan.",
    "Türkiye",
  ],
  [
    "“both leaders” are the two of three persons with that title",
    "A dinner\n\nThe Secretary-General met with the Northern leader, H.E. Mr. Per Dahl, and the Southern leader, H.E. Mr. Tom Hill. Both leaders welcomed the plan.",
    "Per Dahl",
    "Tom Hill",
  ],
  [
    "a family name alone can have a capitalised particle",
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
    it(`finds the speakers: ${why}`, () =>
      expect(analyzeText(text).attributions.at(-1)?.speakers).to.deep.equal(speakers));
  }

  /** Strings that would be invalid or extremely slow if the text of a page were used as a regular expression. */
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
    it(`treats “${words}” in a role as text and not as a regular expression`, () => {
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
