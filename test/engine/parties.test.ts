import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { PageFacts } from "../../src/engine/page-facts.ts";

interface Row {
  readonly what: string;
  readonly text: string;
  readonly facts?: PageFacts;
  readonly participants?: readonly string[];
  readonly issuer?: string | undefined;
  readonly kind?: string;
  /** The speakers of the last attribution. */
  readonly speakers?: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    what: "takes no place after an institution for a person",
    text: "Leaders meet\n\nToday, Prime Minister Ana Lund met with the President of Chile, Diego Rojas, on Parliament Hill. The leaders discussed fisheries.",
    participants: ["Ana Lund", "Diego Rojas"],
    speakers: ["Ana Lund", "Diego Rojas"],
  },
  {
    what: "takes a courtesy call for a meeting",
    text: "President Lund Receives Courtesy Call of Chilean Foreign Minister\n\nPresident Ana Lund received a courtesy call from Minister of Foreign Affairs of Chile Diego Rojas. The President welcomed the plan.",
    participants: ["Ana Lund", "Diego Rojas"],
    kind: "meeting",
  },
  {
    what: "takes a guest received for an official visit for a visit",
    text: "Minister receives guest\n\nMinister Ana Lund received the Foreign Minister of Chile, Diego Rojas, for an official working visit. The ministers discussed fisheries.",
    kind: "visit",
  },
  {
    what: "takes the office of the publisher for its holder before a counterpart with the same office",
    text: "The Prime Minister Spoke this Evening with Norwegian Prime Minister Erik Lund\n\n(Communicated by the Prime Minister's Spokesperson)\n\nThe Prime Minister spoke this evening (Monday) with his Norwegian counterpart, Erik Lund, and told him that the north is quiet. The Prime Minister stressed that the accord must be kept to the letter.",
    facts: { siteName: "Prime Minister's Office of Israel", url: "https://www.gov.il/en/x" },
    participants: ["Prime Minister of Israel", "Erik Lund"],
    kind: "call",
    speakers: ["Prime Minister of Israel"],
  },
  {
    what: "takes no note in brackets for the lead",
    text: "Telephone Talks with the Prime Minister of Norway\n\n[Provisional Translation of the meeting]\n\nThe Prime Minister held telephone talks with Mr. Erik Lund, Prime Minister of Norway. The two leaders agreed to meet.",
    facts: { siteName: "Prime Minister's Office of Japan" },
    participants: ["Prime Minister of Japan", "Erik Lund"],
    speakers: ["Prime Minister of Japan", "Erik Lund"],
  },
  {
    what: "takes no adjective of a state's long name for a person",
    text: "President Amal Zaki Meets Prime Minister of Ethiopia\n\nToday, President Amal Zaki met with Prime Minister of the Federal Democratic Republic of Ethiopia Tesfaye Bekele. The two sides agreed to meet each year.",
    participants: ["Amal Zaki", "Tesfaye Bekele"],
  },
  {
    what: "keeps Malaysian styles out of the name",
    text: "Minister receives colleague\n\nThe Minister of Foreign Affairs, YB Datuk Seri Azman Yusof, received H.E. Somchai Prasert, Minister of Foreign Affairs of Thailand. The Minister reiterated his concern over smuggling.",
    participants: ["Azman Yusof", "Somchai Prasert"],
    speakers: ["Azman Yusof"],
  },
  {
    what: "takes the head of state for the president of the headline",
    text: "President Bolat Nurlan receives Finnish Foreign Minister Eino Salo\n\nThe Head of State received Finland's Minister for Foreign Affairs Eino Salo. The Head of State noted the growth of trade.",
    participants: ["Bolat Nurlan", "Eino Salo"],
    speakers: ["Bolat Nurlan"],
  },
  {
    what: "knows a governor-general",
    text: "President receives guest\n\nPresident Le Van Son received Governor-General of Australia Helen Marsh in Hanoi. The Governor-General praised the city.",
    participants: ["Le Van Son", "Helen Marsh"],
    speakers: ["Helen Marsh"],
  },
  {
    what: "adds whom the host also met",
    text: "Working Visit by Minister for Foreign Affairs Dr Priya Nair to Muscat, Oman\n\nMinister for Foreign Affairs Dr Priya Nair made a working visit to Muscat, Oman. She called on Prime Minister Salim bin Nasser. Dr Nair commended Oman for its mediation. Dr Nair also met Minister of Energy Hamad Al Busaidi. Dr Nair expressed Singapore's hope for peace.",
    participants: ["Priya Nair", "Salim bin Nasser", "Hamad Al Busaidi"],
    issuer: "Singapore",
  },
  {
    what: "adds nobody whom somebody also mentioned",
    text: "President receives minister\n\nPresident Ana Lund of Norway received Foreign Minister Diego Rojas of Chile. President Lund also mentioned Minister Peter Hale of Australia. She said that the road is open.",
    participants: ["Ana Lund", "Diego Rojas"],
    speakers: ["Ana Lund"],
  },
  {
    what: "finds the issuer by the capital of the dateline",
    text: "Chancellor promises visas\n\nMANILA – In a 40-minute call on Tuesday night, German Chancellor Karl Brandt assured President Luz Reyes that visas will be issued faster. The President told him that nurses are needed.",
    issuer: "Philippines",
    kind: "call",
  },
  {
    what: "does not take a third state with its own president for the issuer",
    text: "Telephone conversation with the Prime Minister of Norway\n\nThe President of the Republic, Luc Valin, spoke with Mrs Ana Lund, Prime Minister of Norway. They reaffirmed their support for Ukraine. They took stock of aid to Ukraine and of Ukraine's harvest. President Danylo Horda of Ukraine will attend the fair.",
    issuer: "France",
  },
  {
    what: "takes the destination of a guest's visit for the issuer's state if the state speaks for itself",
    text: "Minister Wei speaks with Chilean Foreign Minister\n\nForeign Minister Wei Jun spoke with Chilean Foreign Minister Diego Rojas, who recalled his visit to China. China hopes to deepen ties. China stands ready to work with Chile.",
    issuer: "China",
  },
  {
    what: "learns from “her counterpart” that the host is a woman",
    text: "Foreign Minister Holm meets her Chilean counterpart\n\nForeign Minister Karen Holm received her Chilean counterpart Ms Rosa Fuentes in Oslo. Foreign Minister Holm described Chile as a friend. She added that ports matter.",
    speakers: ["Karen Holm"],
  },
  {
    what: "lets nobody address herself",
    text: "Call with the Foreign Minister of Chile\n\nHigh Representative Ana Lund spoke with Foreign Minister Rosa Fuentes of Chile. She underlined that rights must be respected. Minister Fuentes explained the reforms. She assured the High Representative that work continues.",
    speakers: ["Rosa Fuentes"],
  },
];

describe("The parties of an event", () => {
  for (const { what, text, facts = {}, participants, kind, speakers, ...rest } of ROWS)
    it(what, () => {
      const { event, attributions } = analyzeText(text, { facts });
      if (participants) expect(event?.participants).to.deep.equal(participants);
      if (kind) expect(event?.kind).to.equal(kind);
      if ("issuer" in rest) expect(event?.issuer).to.equal(rest.issuer);
      if (speakers) expect(attributions.at(-1)?.speakers).to.deep.equal(speakers);
    });
});
