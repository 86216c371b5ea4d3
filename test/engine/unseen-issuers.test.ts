import { expect } from "chai";
import type { Attribution } from "../../src/engine/analysis.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { textOf } from "../../src/engine/span.ts";
import { openTagger } from "../../src/engine/tagger/tagger.ts";
import { WEIGHTS } from "./shipped-tagger.ts";

const tagger = openTagger(WEIGHTS);

const LEAD =
  "Chilean Foreign Minister Diego Rojas held a telephone conversation with Norwegian Foreign Minister Ana Lund on Monday.";

const PARTICIPANTS: readonly (readonly [why: string, text: string, ...names: string[]])[] = [
  [
    "a surname that is also a month",
    "PM call with President Rojas: 4 June 2031\n\nPrime Minister Ida May of Norway spoke to President Diego Rojas of Chile.",
    "Ida May",
    "Diego Rojas",
  ],
  [
    "letters after the name that follows an office",
    "A call\n\nThe Prime Minister, Ida May MP, spoke by phone today with President Diego Rojas of Chile.",
    "Ida May",
    "Diego Rojas",
  ],
  [
    "the states of several counterparts in brackets",
    "A meeting\n\nMinister Igor Danev met in Sofia with his counterparts Ana Lund (Norway), Luis Vega (Chile) and Kari Moe (Fiji).",
    "Igor Danev",
    "Ana Lund",
    "Luis Vega",
    "Kari Moe",
  ],
  [
    "a counterpart beside the author of a first-person text",
    "Calls with counterparts\n\nSenator Penny Hale\nMinister for Foreign Affairs\n\nToday I spoke by telephone with my counterparts from Norway and Chile about the flood.\n\nI told Norway's Foreign Minister, Ana Lund, that I will help.\n\nForeign Minister Luis Vega and I also exchanged views on shipping.",
    "Penny Hale",
    "Ana Lund",
    "Luis Vega",
  ],
  [
    "the author at the end of the headline",
    "Phone call with President Rojas of Chile – The Hon Ida May MP\n\nThis morning I spoke with President of Chile Diego Rojas. I told President Rojas that Norway will help.",
    "Diego Rojas",
    "Ida May",
  ],
  [
    "portfolios that are also common words",
    "A meeting\n\nMinister of Agriculture and Food Ana Lund met Commissioner for Small Business and Sport Diego Rojas in Oslo.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "a month after a name",
    "A call\n\nSecretary of Defense Paul Marsh called Norwegian Minister of Defence Nils Dahl Nov. 12 to discuss the road.",
    "Paul Marsh",
    "Nils Dahl",
  ],
  [
    "a given name that is also a ruler's title",
    "A call\n\nForeign Minister Diego Rojas of Chile spoke by phone with Acting Foreign Minister of Afghanistan Amir Jan Wardak.",
    "Diego Rojas",
    "Amir Jan Wardak",
  ],
  [
    "an office in lower case with its state",
    "A call\n\nPresident of Chile Diego Rojas had a telephone conversation with his counterpart, the head of Norway Ana Lund.",
    "Diego Rojas",
    "Ana Lund",
  ],
  [
    "two offices joined by a hyphen",
    "A call\n\nHigh Representative/Vice-President Ida Kask spoke with Foreign Minister of Chile Diego Rojas by phone.",
    "Ida Kask",
    "Diego Rojas",
  ],
  [
    "a title that contains a list",
    "A meeting\n\nPresident of Chile Diego Rojas received Norway’s Minister of Foreign Affairs, European Union and Cooperation Ana Lund today.",
    "Diego Rojas",
    "Ana Lund",
  ],
  [
    "a councillor of state",
    "A call\n\nChinese State Councilor and Foreign Minister Lin Hao held a phone conversation with Foreign Minister of Chile Diego Rojas.",
    "Lin Hao",
    "Diego Rojas",
  ],
  [
    "a name in reverse order in the headline",
    "Call With Minister of Defense Mori Kenji\n\nSecretary of Defense Paul Marsh held a call with Japanese Minister of Defense Kenji Mori.",
    "Paul Marsh",
    "Kenji Mori",
  ],
  [
    "a headline in capitals",
    "PRESIDENT RECEIVES DIEGO ROJAS\n\nPresident Ana Lund of Norway received Diego Rojas, president of Chile, today.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "several calls in one text",
    "President Lund talks to foreign leaders\n\nNorwegian President Ana Lund held a number of telephone conversations on 3 May 2031. Trade was discussed in a phone conversation with Chilean President Diego Rojas. The summit was discussed during a conversation between Ana Lund and Peruvian President Rosa Quispe.",
    "Ana Lund",
    "Diego Rojas",
    "Rosa Quispe",
  ],
  [
    "a lead about a briefing and a later event",
    "Lund briefs Chilean PM\n\nAna Lund briefed the Chilean Prime Minister Diego Rojas on the blockade.\n\nThe telephone conversation took place in the context of contacts with European leaders.",
    "Ana Lund",
    "Diego Rojas",
  ],
];

const KINDS: readonly (readonly [why: string, text: string, kind: string])[] = [
  [
    "“discuss” in the headline and a phone in the lead",
    `Chilean and Norwegian ministers discuss ties\n\n${LEAD}`,
    "call",
  ],
  [
    "“talk” in the headline and a phone in the lead",
    `Chilean, Norwegian FMs talk regional security\n\n${LEAD}`,
    "call",
  ],
  ["“summit” in the headline and a phone in the lead", `Chile, Norway consider the coming summit\n\n${LEAD}`, "call"],
  [
    "a video link",
    "Talks\n\nMinister Ana Lund of Norway met virtually with Minister Diego Rojas of Chile today.",
    "video call",
  ],
  [
    "consultations of ministries",
    "Consultations held\n\nThe second round of political consultations between Norway and Chile was held in Oslo today.",
    "consultation",
  ],
  [
    "a meeting that recalls a call",
    "Lund meets Rojas\n\nPrime Minister Ana Lund of Norway met with President Diego Rojas of Chile, whom she had phoned in May.",
    "meeting",
  ],
];

/** The condition, a text, the cue of an attribution, and its sources, contents, addressees and speakers. */
const ROWS: readonly (readonly [why: string, text: string, cue: string, row: readonly string[]])[] = [
  [
    "a party “headed by” somebody",
    "Lund calls Rojas\n\nPresident of Norway Ana Lund made a phone call to President of Chile Diego Rojas. Ana Lund congratulated the head of state on the victory of the Road Party, headed by President Diego Rojas, at the elections and wished the new parliament success.",
    "wished",
    ["Ana Lund", "the new parliament success", "", "Ana Lund"],
  ],
  [
    "a greeting as a participle after the addressee's name",
    "Norwegian PM greets Rojas over phone\n\nNorwegian prime minister Ana Lund on Friday phoned her Chilean counterpart Diego Rojas congratulating him on assumption of office.",
    "congratulating",
    ["Norwegian prime minister Ana Lund", "on assumption of office", "him", "Ana Lund"],
  ],
  [
    "a ministry that relays the whole sentence",
    `A call\n\n${LEAD}\n\nNorwegian Foreign Minister Ana Lund and Chilean Foreign Minister Diego Rojas focused on the closing of the road in a phone call, the Ministry of Foreign Affairs said in a statement on Monday.`,
    "said",
    [
      "the Ministry of Foreign Affairs",
      "Norwegian Foreign Minister Ana Lund and Chilean Foreign Minister Diego Rojas focused on the closing of the road in a phone call",
      "",
      "Ministry of Foreign Affairs",
    ],
  ],
  [
    "a clause whose subject follows an adverbial",
    "Secretary General takes part in call\n\nToday, NATO Secretary General Nils Dahl participated in a call with President of Chile Diego Rojas. The NATO Secretary General stressed that at last month's Summit, Allies strongly condemned the blockade and reiterated their support for Chile.",
    "stressed",
    [
      "The NATO Secretary General",
      "that at last month's Summit, Allies strongly condemned the blockade and reiterated their support for Chile",
      "",
      "Nils Dahl",
    ],
  ],
  [
    "a wish followed by its addressee",
    `A call\n\n${LEAD} The Foreign Minister of Norway sincerely wished peace and prosperity to the brotherly Chilean people.`,
    "sincerely wished",
    ["The Foreign Minister of Norway", "peace and prosperity", "the brotherly Chilean people", "Ana Lund"],
  ],
];

const SPEAKERS: readonly (readonly [why: string, text: string, ...speakers: string[]])[] = [
  [
    "the holders of an office in two states",
    "Calls\n\nNorwegian President Ana Lund held a number of telephone conversations on 3 May. Trade was discussed in a phone conversation with Chilean President Diego Rojas. The summit was discussed during a conversation between Ana Lund and Peruvian President Rosa Quispe. The presidents of Norway and Peru agreed to meet.",
    "Ana Lund",
    "Rosa Quispe",
  ],
  [
    "the minister of the call that the text reports",
    "Calls\n\nHigh Representative/Vice-President Ida Kask yesterday had phone calls with the Foreign Minister of Chile, Diego Rojas, and the Deputy Prime Minister and Foreign Minister of Norway, Ana Lund.\n\nWith Foreign Minister Rojas, the High Representative discussed trade.\n\nIn the conversation with Foreign Minister Lund, the High Representative praised the road. The Foreign Minister thanked her for the support.",
    "Ana Lund",
  ],
  [
    "“the former” after two names",
    `A call\n\n${LEAD} Minister Rojas asked for help. Minister Lund promised that Norway would look into this. The former welcomed the answer.`,
    "Diego Rojas",
  ],
  [
    "“the three leaders” of four",
    "A call\n\nPresident Luc Morel, Chancellor Jan Weidel and Prime Minister Zofia Kral spoke by video conference today with President of Chile Diego Rojas. The three leaders reaffirmed their support.",
    "Luc Morel",
    "Jan Weidel",
    "Zofia Kral",
  ],
  [
    "“both” with a noun for officials",
    `A call\n\n${LEAD} Both authorities reviewed the trade agreement.`,
    "Diego Rojas",
    "Ana Lund",
  ],
  [
    "an abbreviated office before a name",
    "A meeting\n\nCabinet Secretary for Foreign Affairs Wanja Kamau today held talks with her Chilean counterpart, Diego Rojas. CS Kamau urged him to reopen the border.",
    "Wanja Kamau",
  ],
  [
    "an author whom only the headline mentions, by the office",
    "Statement by the Prime Minister on call with President of Chile\n\nI spoke this evening with President Diego Rojas. I thanked him for the help.",
    "Prime Minister",
  ],
  ["an anonymous source", `A call\n\n${LEAD} The call was long, official sources said.`, "official sources"],
  [
    "“Her Excellency” beside a man",
    "A call\n\nHE Prime Minister and Minister of Foreign Affairs Sheikh Karim bin Said held a phone call with HE Minister of Foreign Affairs of Chile Rosa Quispe. Her Excellency voiced her appreciation.",
    "Rosa Quispe",
  ],
  [
    "two offices of one person",
    "A call\n\nHE Prime Minister and Minister of Foreign Affairs Sheikh Karim bin Said held a phone call with HE Minister of Foreign Affairs of Chile Rosa Quispe. HE the Prime Minister and Minister of Foreign Affairs praised the plan.",
    "Karim bin Said",
  ],
  ["a state's side with one party", `A call\n\n${LEAD} The Norwegian side said that the road is open.`, "Ana Lund"],
  [
    "an interlocutor of the last speaker",
    `A call\n\n${LEAD} Minister Rojas praised the plan. His interlocutor said that the road is open.`,
    "Ana Lund",
  ],
  [
    "an author who signs above the text",
    "Call with Chile\n\nSenator Ida Kask\nMinister for Foreign Affairs of Australia\n\nToday I spoke by phone with Foreign Minister Diego Rojas of Chile. Our Australian farmers wait. I said that the road is open.",
    "Ida Kask",
  ],
];

const NO_READOUTS: readonly (readonly [why: string, text: string])[] = [
  [
    "condolences",
    "Norway, Chile condole demise of former President\n\nOslo: Prime Minister of Norway Ana Lund on Monday condoled the demise of former President of Peru Juan Paz.\n\nChilean Prime Minister Diego Rojas said he was saddened. Paul Marsh, French Ambassador to Peru, extended his condolences to the family and called him a statesman. US Ambassador to Peru Ida Kask recalled his contribution to bilateral ties.",
  ],
  [
    "an announcement",
    "Foreign Minister to attend meeting of ministers\n\nForeign Affairs Minister Ana Lund will express Norway's concern at the NATO Foreign Ministers' Meeting.\n\nForeign Affairs Minister Ana Lund has left for Brussels to attend a session of the meeting with her counterparts.",
  ],
  [
    "a vision statement",
    "Vision for the Partnership of Norway and Chile\n\n1. The Prime Minister of Chile, H.E. Mr. Diego Rojas, is paying a State Visit to Norway. The two Prime Ministers held extensive talks on bilateral issues.\n\n2. The two Prime Ministers reaffirmed that Norway and Chile enjoy deep mutual understanding. They stressed the need to enhance the partnership.",
  ],
  [
    "a speech",
    "Speech at the press conference after talks with Prime Minister of Chile Diego Rojas\n\nLadies and gentlemen,\n\nDuring the talks with the Prime Minister, the two sides discussed relations. The importance of dialogue was emphasized. We exchanged views on trade.",
  ],
];

const row = (text: string, { sources, contents, addressees, speakers }: Attribution): string[] => [
  ...[sources, contents, addressees].map((spans) => spans.map((span) => textOf(text, span)).join(" … ")),
  speakers.join(" + "),
];

describe("readouts of unknown issuers", () => {
  for (const [why, text, ...names] of PARTICIPANTS)
    it(`have the expected participants with ${why}`, () => {
      expect(analyzeText(text).event?.participants).to.deep.equal(names);
    });

  for (const [why, text, kind] of KINDS)
    it(`have the expected event kind with ${why}`, () => expect(analyzeText(text).event?.kind).to.equal(kind));

  for (const [why, text, cue, wanted] of ROWS)
    it(`have the expected attribution with ${why}`, () => {
      const { attributions } = analyzeText(text, { tagger });
      const found = attributions.filter((one) => one.cue && textOf(text, one.cue) === cue);
      expect(found.map((one) => row(text, one))).to.deep.equal([wanted]);
    });

  for (const [why, text, ...speakers] of SPEAKERS)
    it(`have the expected speakers with ${why}`, () => {
      expect(analyzeText(text, { tagger }).attributions.at(-1)?.speakers).to.deep.equal(speakers);
    });

  for (const [why, text] of NO_READOUTS)
    it(`are distinguished from ${why}`, () => expect(analyzeText(text).readout.isReadout).to.equal(false));

  it("have no attribution for receiving a guest or for a title after a colon", () => {
    const text = `Norwegian Ministry of Defence: Readout of the Minister's Call\n\n${LEAD} Earlier Mr Rojas visited Oslo. He was welcomed at the airport by Ms Lund.`;
    expect(analyzeText(text, { tagger }).attributions).to.deep.equal([]);
  });

  it("have no attribution in headlines below the article", () => {
    const text = `A conversation between Lund and Rojas\n\n${LEAD} The ministers discussed bilateral relations, the situation in the region, and the plans for a road between the two countries. They agreed to meet.\n\nOther materials of the day\n\nLund urges to build the road\n\nRojas reviews the plan`;
    expect(analyzeText(text, { tagger }).attributions.map(({ cue }) => cue && textOf(text, cue))).to.deep.equal([
      "discussed",
      "agreed",
    ]);
  });

  it("have attributions inside a one-paragraph quotation of a press office", () => {
    const text = `Readout of a call\n\nAttributed to Press Secretary Paul Marsh:\n\n"${LEAD} They discussed the road and agreed to stay in touch."`;
    expect(analyzeText(text, { tagger }).attributions.map(({ cue }) => cue && textOf(text, cue))).to.deep.equal([
      "discussed",
      "agreed",
    ]);
  });
});
