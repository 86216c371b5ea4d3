import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";

/** Invented texts of other genres, each with a meeting and the verbs of a readout. */
const OTHER_TEXTS: readonly [genre: string, text: string][] = [
  [
    "a sports report",
    `Brandvold and Okello meet as equals in Bergen

BERGEN – Norway and Uganda met on Sunday for the first time, and the two sides agreed on one point each: 2–2.

Norway’s coach Tor Brandvold congratulated his Ugandan counterpart, James Okello, and stressed that the penalty had been a gift. Okello thanked the President of the federation for his visit to the dressing room, and underlined that his squad had conceded twice after half-time.

The coaches expressed confidence that the referee would be another one in the return fixture. Okello noted that the equalizer came in the 88th minute, and expressed concern about his goalkeeper.`,
  ],
  [
    "an obituary",
    `Ambassador Irma Salonen, who talked two presidents into a ceasefire, dies at 88

Irma Salonen, the Finnish ambassador who met President Okonjo of Nigeria forty times, has died. She was 88.

President Okonjo stressed in 1994 that nobody else had listened. The two sides agreed on a ceasefire in her kitchen, and the Foreign Minister of Finland thanked her by telephone. She expressed regret that it had taken three years.

In retirement, she translated poetry. She is survived by a daughter, who thanked the ministry for its message.`,
  ],
  [
    "a story",
    `The Minister’s Telephone

The Prime Minister of Norway had spoken by telephone with the President of Brazil, and now nobody in the room would look at her.

“What did he say?” whispered Anders.

“He stressed that the two sides agreed,” said Astrid, and hung up. She expressed her regret to the ceiling. She reaffirmed it to the window.

“To what?” asked Anders. “Did the President thank you? Did he underline it?”

She shrugged. “He conveyed his appreciation. It’s never a good sign.”`,
  ],
];

describe("analyzeText, on other genres", () => {
  for (const [genre, text] of OTHER_TEXTS) {
    it(`does not take ${genre} for a readout, although it reports a meeting`, () => {
      const { isReadout, reasons } = analyzeText(text).readout;
      expect([isReadout, ...reasons]).to.deep.equal([
        false,
        `the text is ${genre.replace("a sports report", "about sport")}`,
      ]);
    });
  }

  it("recognises a readout that mentions sport, a company and a death", () => {
    const { readout } = analyzeText(`Prime Minister Brandvold meets President Okello of Uganda

Prime Minister Tor Brandvold met with President James Okello of Uganda in Oslo today.

The Prime Minister congratulated the President on the victory of Uganda’s national team and its coach, and expressed his condolences on the death of the former Vice President. The two leaders discussed investment, and the Prime Minister welcomed the interest of Norwegian shareholders and chief executives in hydropower.

President Okello thanked Norway for its support and underlined that the region needs peace. They agreed to remain in contact.`);
    expect(readout.isReadout).to.equal(true);
  });
});
