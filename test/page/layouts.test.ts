import { expect } from "chai";
import { getMainText, readPageText } from "../../src/page/page-text.ts";

/** The pages of `bench/layouts`: one article in the markup of many sites. */
const PAGES = [
  ..."plain lines-by-hand lines-in-cells preformatted pre-wrap pre-line drop-cap drop-cap-first-letter footnotes".split(
    " ",
  ),
  ..."side-notes pull-quote pictures-that-float labels soft-hyphens wrappers sections columns grid-and-flex".split(" "),
  ..."floating-columns lists-and-tables inline-blocks contents capitals for-screen-readers ruby right-to-left".split(
    " ",
  ),
  ..."quotation-marks-by-style line-numbers headline-in-lines".split(" "),
];

const HEADLINE = "Foreign Minister Aune speaks with Foreign Minister Sarr";

const ARTICLE = [
  "Foreign Minister Berit Aune of Norland spoke by telephone today with Foreign Minister Issa Sarr of Kolvania about the fisheries in the northern waters.",
  "She underlined that the treaty must be kept in every season, and thanked him for the help of the coast guard in the storms of last winter.",
  "Minister Sarr said that the harbours along the southern coast need new piers and cranes. He warned that the work on them cannot wait.",
  "The two ministers agreed to meet again in the autumn and to invite the fishing communities of both coasts.",
];

/** Returns the lines of a text without footnote numbers. */
const linesOf = (text: string) => text.split("\n").map((line) => line.replace(/(?<=[a-z.])(?:\d|\[\d\])/g, "").trim());

describe("readPageText, on one article in many layouts", () => {
  for (const name of PAGES) {
    it(`reads each paragraph as one line: ${name}`, async () => {
      const { default: html } = (await import(`../../bench/layouts/${name}.html`)) as { readonly default: string };
      const frame = document.createElement("iframe");
      frame.srcdoc = html;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      const page = readPageText(frame.contentDocument as Document);
      frame.remove();
      const lines = linesOf(getMainText(page)).map((line) => line.replace(" .", "."));
      expect(page.title).to.equal(HEADLINE);
      for (const paragraph of ARTICLE) {
        expect(lines.filter((line) => line.includes(paragraph))).to.have.length(1);
      }
    });
  }
});
