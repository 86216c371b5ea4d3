import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";

const MEETING = "President Diego Rojas met Prime Minister Ana Lund of Norway";

const ISSUERS: readonly (readonly [text: string, issuer: string | undefined])[] = [
  [`A meeting\n\nBEIJING, Oct. 9 (Xinhua) -- ${MEETING} on Monday.`, "China"],
  [`A meeting\n\nDoha, October 9 (QNA) - ${MEETING}. (QNA)`, "Qatar"],
  [`A meeting\n\nRiyadh, October 09, 2031, SPA -- ${MEETING}.`, "Saudi Arabia"],
  [`A meeting\n\nHanoi (VNA) – ${MEETING}./.`, "Vietnam"],
  [`A meeting\n\nTEHRAN - IRNA – ${MEETING}.`, "Iran"],
  [`A meeting\n\nDamascus, SANA_ ${MEETING}.`, "Syria"],
  [`A meeting\n\n${MEETING}.\n\n-- SPA\n22:41 Local Time 19:41 GMT\n0058`, "Saudi Arabia"],
  [`A meeting\n\n${MEETING} on 3 May.\n\nDistributed by APO Group on behalf of African Union (AU).`, "African Union"],
  [`A meeting\n\n${MEETING}. They discussed relations between Chile and Norway.`, "Chile"],
  [`A meeting\n\n${MEETING}. They welcomed the growth of Chile-Norway trade.`, "Chile"],
  [`A meeting\n\n${MEETING}.`, undefined],
  [
    "A meeting\n\nH.E. Ms. Ana Lund, Prime Minister of Norway, met External Affairs Minister Dr. Mira Nath. EAM welcomed it.",
    "India",
  ],
  [
    "PM call with Prime Minister Lund of Norway: 3 May 2031\n\nThe Prime Minister spoke to the Prime Minister of Norway, Ana Lund.",
    "United Kingdom",
  ],
  ["A call\n\nThe Secretary-General spoke today with H.E. Ms. Ana Lund, Prime Minister of Norway.", "United Nations"],
  [
    "A visit\n\nFederal President Nils Dahl was received in Ljubljana by President Nina Zupan today. The Austrian Federal President said that the talks were good.",
    "Austria",
  ],
  [
    "A meeting\n\nVice President Themba Nkosi received in Pretoria Dr Ama Boateng, Minister of Finance of Ghana. The Minister praised South Africa.",
    "South Africa",
  ],
  [
    "Call with Chile\n\nPresident Ana Lund spoke with President Diego Rojas of Chile about Norway-Chile relations and the Chile-Peru war.",
    "Norway",
  ],
  [
    "Chile: Commissioner Lund meets Foreign Minister Rojas\n\nCommissioner for International Partnerships Ana Lund met the Foreign Minister of Chile, Diego Rojas.",
    "European Union",
  ],
  ["A call\n\nThe High Commissioner, Ana Lund, met the Foreign Minister of Chile, Diego Rojas.", undefined],
  ["A call\n\nPresident Orhan Kaya of Türkiye spoke to Prime Minister Ana Lund of Norway.", "Türkiye"],
];

const DATES: readonly (readonly [text: string, date: string | undefined])[] = [
  [`A meeting\n\n${MEETING} today.`, "today"],
  [`A meeting\n\n${MEETING} on 3 May 2031.`, "3 May 2031"],
  [`A meeting\n\n${MEETING} on Saturday evening.`, "Saturday evening"],
  [`A meeting\n\n${MEETING} on Thursday 22 October.`, "Thursday 22 October"],
  [`A meeting\n\n${MEETING} on Tuesday (05/09).`, "Tuesday (05/09)"],
  [`A meeting\n\nBEIJING, Sept. 17 (Xinhua) -- ${MEETING} on Thursday.`, "Sept. 17"],
  [`A meeting\n\nABU DHABI, 9th November, 2031 (WAM) -- ${MEETING} today.`, "9th November, 2031"],
  [`A meeting\n\nLisbon, 11 September. ${MEETING}.`, "11 September"],
  [`A meeting: 4 November 2031\n\n${MEETING} this morning.`, "4 November 2031"],
  [`A meeting\n\nOctober 14, 2031\n\n${MEETING} today.`, "October 14, 2031"],
  [`A meeting\n\n${MEETING} today.\n\nNew York, 22 September 2031`, "22 September 2031"],
  [`A meeting\n\n${MEETING} today.\n\nOslo\n18 May 2031`, "18 May 2031"],
  [`A visit\n\n${MEETING} on a visit from August 24-26, 2031.`, "August 24-26, 2031"],
  [`A meeting\n\nUpdated: July 19, 2031 22:15\n\n${MEETING} on July 18, 2031.`, "July 18, 2031"],
  [`A meeting\n\n${MEETING}. They recalled that the treaty was signed on 3 May 1990 in Oslo.`, undefined],
];

const KINDS: readonly (readonly [text: string, kind: string])[] = [
  [`Courtesy Call on President Rojas by Prime Minister of Norway\n\n${MEETING}.`, "meeting"],
  [
    "Talks on trade\n\nCommerce Minister Ana Lund spoke via video link with Diego Rojas, Minister of Trade of Chile.",
    "video call",
  ],
  [
    "Chile, Norway hold video talks\n\nMinister Ana Lund held talks with Diego Rojas, Minister of Trade of Chile.",
    "video call",
  ],
  ["Prime Minister of Norway visit\n\nToday I met the Prime Minister of Norway, Ana Lund.", "meeting"],
  [
    "Chile, Norway deepen ties\n\nMinister Ana Lund and Minister Diego Rojas of Chile met and signed a letter of intent.",
    "meeting",
  ],
  ["Ports\n\nMinister Ana Lund conferred on Monday with Diego Rojas, Minister of Trade of Chile.", "meeting"],
  [
    "Ports\n\nMinister Ana Lund sat down with Diego Rojas, Minister of Trade of Chile, for a conversation about ports.",
    "meeting",
  ],
  [
    "Norway and Chile to speak with one voice\n\nMinister Ana Lund received Diego Rojas, Minister of Trade of Chile.",
    "meeting",
  ],
  [
    "Ports\n\nMinister Ana Lund led a telematic meeting with Diego Rojas, Minister of Trade of Chile, on ports.",
    "video call",
  ],
  ["Norway and Chile\n\nPrime Minister Ana Lund paid an official visit to Chile, where she met Diego Rojas.", "visit"],
  ["Ports\n\nWrapping up a mission to Chile, Minister Ana Lund called on President Diego Rojas to reform.", "visit"],
  ["Ports\n\n• Meetings with the President\n\nMinister Ana Lund today completed a two-day visit to Chile.", "visit"],
  [
    "Norway-Chile Consultation on Fisheries\n\nDirector Ana Lund and Director Diego Rojas met by videoconference.",
    "consultation",
  ],
  [
    "Minister's meeting\n\nMinister Ana Lund met Diego Rojas of Chile, who arrived in Oslo to take part in the political consultations.",
    "meeting",
  ],
];

const LED =
  "Ports\n\nMinister Ana Lund of Norway met Diego Rojas, Minister of Trade of Chile, in Oslo on Monday. They spoke.";
const PARTICIPANTS: readonly (readonly [text: string, others: readonly string[]])[] = [
  [`${LED}\n\nLater in the day, the Minister received the Ambassador of Peru, Rosa Quispe.`, ["Rosa Quispe"]],
  [
    `${LED}\n\nEarlier in the day, the Ambassador of Peru, Rosa Quispe, paid a farewell call on the Minister.`,
    ["Rosa Quispe"],
  ],
  [`${LED}\n\nIn Bergen, she sat down with the Speaker of the Lok Sabha, Rosa Quispe.`, ["Rosa Quispe"]],
  [`${LED}\n\nIn her meeting with Prosecutor General Rosa Quispe, the Minister praised reform.`, ["Rosa Quispe"]],
  [`${LED}\n\nOver lunch with Judge Rosa Quispe, the Minister praised reform.`, ["Rosa Quispe"]],
  [`${LED}\n\nThe Minister also met with Mayor Rosa Quispe and Governor Jan Berg.`, ["Rosa Quispe", "Jan Berg"]],
  [`${LED}\n\nLast year, the Minister met Prime Minister Rosa Quispe in Lima.`, []],
  [`${LED}\n\nIn Lima, she had met Prime Minister Rosa Quispe.`, []],
  [`${LED}\n\nOn Tuesday, she received a letter from Prime Minister Rosa Quispe.`, []],
];

const NAMES: readonly (readonly [text: string, participants: readonly string[]])[] = [
  ["her Faroese colleague, Minister of Culture Jon á Berg", ["Jon á Berg"]],
  ["her Chilean peer, Rosa d’Avila", ["Rosa d’Avila"]],
  ["Minister of Trade Rosa M. del Campo", ["Rosa M. del Campo"]],
  ["the Minister of Economy, Entrepreneurship and Tourism, Rosa Campo", ["Rosa Campo"]],
  ["the Director for Africa at the European External Action Service, Rosa Campo", ["Rosa Campo"]],
  ["the President of the Norland Friendship League, Rosa Campo", ["Rosa Campo"]],
];

describe("detectEvent", () => {
  describe("participants", () => {
    for (const [text, others] of PARTICIPANTS)
      it(`adds ${others.join(" and ") || "nobody"} to the participants of “${text}”`, () =>
        expect(analyzeText(text).event?.participants).to.deep.equal(["Ana Lund", "Diego Rojas", ...others]));
    for (const [guest, names] of NAMES)
      it(`names the guest of “${guest}”`, () =>
        expect(
          analyzeText(`Ports\n\nMinister Ana Lund of Norway met ${guest}, in Oslo on Monday.`).event?.participants,
        ).to.deep.equal(["Ana Lund", ...names]));
  });

  describe("issuer", () => {
    for (const [text, issuer] of ISSUERS)
      it(`finds the issuer of “${text}”`, () => expect(analyzeText(text).event?.issuer).to.equal(issuer));
  });
  describe("date", () => {
    for (const [text, date] of DATES)
      it(`finds the date of “${text}”`, () => expect(analyzeText(text).event?.date).to.equal(date));
  });
  describe("kind", () => {
    for (const [text, kind] of KINDS)
      it(`finds the kind of “${text}”`, () => expect(analyzeText(text).event?.kind).to.equal(kind));
  });

  it("lists the subject before the partner named in an introductory adverbial", () => {
    const text =
      "A call\n\nIn a call with President Diego Rojas of Chile on Monday, Prime Minister Ana Lund welcomed the plan.";
    expect(analyzeText(text).event?.participants).to.deep.equal(["Ana Lund", "Diego Rojas"]);
  });

  it("identifies two ministers named by office and state with the persons named later", () => {
    const text =
      "A call\n\nThe foreign ministers of Chile and Norway have discussed trade in a phone call.\n\nChilean Foreign Minister Diego Rojas praised the plan. Norwegian Foreign Minister Ana Lund agreed that it is good.";
    expect(analyzeText(text).event?.participants).to.deep.equal(["Diego Rojas", "Ana Lund"]);
  });
});
