import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";

const ENGLISH =
  "A call\n\nPresident Diego Rojas of Chile spoke by phone with Prime Minister Ana Lund of Norway. He said that the two countries will open the road to the sea, and thanked her for the support of her government.";
const FRENCH =
  "Entretien téléphonique\n\nLe Président Diego Rojas s’est entretenu avec la Première ministre Ana Lund au sujet de la situation dans la région. Il a souligné que les deux pays ont des intérêts communs et qu’ils doivent renforcer leur coopération.";
const RUSSIAN =
  "Телефонный разговор\n\nПрезидент Диего Рохас провёл телефонный разговор с Премьер-министром Аной Лунд. Он заявил, что дорога открыта.";
const TAGALOG =
  "Bibisita sa bansa ang ministro\n\nDarating sa bansa sa Martes para sa opisyal na pagbisita ang Foreign Minister ng Norway na si Ana Lund, ayon sa kagawaran.\n\n“During the visit, President Diego Rojas and Foreign Minister Ana Lund will discuss trade and the situation in the region,” pahayag ng kagawaran.";

describe("language detection", () => {
  for (const [name, text, tag] of [
    ["English", ENGLISH, "en"],
    ["French", FRENCH, "fr"],
    ["Russian", RUSSIAN, "ru"],
    ["Tagalog with an English quotation", TAGALOG, "tl"],
  ] as const)
    it(`detects ${name}`, () => expect(analyzeText(text).language).to.equal(tag));

  it("uses the language that the page declares if the text has too few words", () => {
    expect(analyzeText("Rojas – Lund", { facts: { lang: "pt-BR" } }).language).to.equal("pt");
  });

  it("prefers the language of the text to the one that the page declares", () => {
    expect(analyzeText(ENGLISH, { facts: { lang: "fr" } }).attributions).to.have.length(2);
  });

  it("finds neither readout nor attributions in a language without a pack", () => {
    const { readout, event, attributions } = analyzeText(FRENCH);
    expect([readout.isReadout, event, attributions]).to.deep.equal([false, undefined, []]);
  });

  it("finds no attributions in a paragraph in another language", () => {
    const body = FRENCH.split("\n\n")[1];
    const found = analyzeText(`${ENGLISH}\n\n${body}\n\n${ENGLISH.split("\n\n")[1]}`).attributions;
    const start = ENGLISH.length;
    const end = start + (body?.length ?? 0);
    expect(found.filter(({ cue }) => cue && cue.start > start && cue.start < end)).to.deep.equal([]);
    expect(found).to.have.length(4);
  });
});
