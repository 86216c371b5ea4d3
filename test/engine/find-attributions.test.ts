import { expect } from "chai";
import { findAttributions } from "../../src/engine/attribution/find-attributions.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import { type Span, textOf } from "../../src/engine/span.ts";

/**
 * Sentences with the expected attributions, "source | cue | content | addressee". Parts of a content are joined by
 * "...".
 */
type Case = readonly [text: string, ...attributions: string[]];

/** A line before the sentence, so that the sentence is not the headline. */
const HEADLINE = "A line\n";

const CASES: Readonly<Record<string, readonly Case[]>> = {
  "opinions without a verb": [
    ["In the view of President Lind, trade will grow.", "President Lind | In the view of | trade will grow | -"],
    ["In her estimation, trade will grow.", "her | estimation | trade will grow | -"],
    ["In President Lind's view, trade will grow.", "President Lind | view | trade will grow | -"],
    ["In the ministers’ assessment, trade will grow.", "the ministers | assessment | trade will grow | -"],
    ["From Norway’s point of view, trade will grow.", "Norway | point of view | trade will grow | -"],
    ["From her standpoint, trade will grow.", "her | standpoint | trade will grow | -"],
    ["In Norway’s reading week, schools are closed."],
    ["From the hill’s vantage point, the sea is near."],
  ],
  "set phrases": [
    ["The two sides settled on a date for the talks.", "The two sides | settled on | a date for the talks | -"],
    ["The Minister made the case for lower tariffs.", "The Minister | made the case for | lower tariffs | -"],
    ["President Lind intimated that he would resign.", "President Lind | intimated | that he would resign | -"],
    ["An understanding was reached to meet in May.", " | An understanding was reached | to meet in May | -"],
    ["Also on the table were fisheries.", " | Also on the table were | fisheries | -"],
    ["Fisheries were among the topics raised.", " | were among the topics raised | Fisheries | -"],
  ],
  "reporting verbs": [
    ["President Lind said that trade will grow.", "President Lind | said | that trade will grow | -"],
    ["The Minister also strongly condemned the attack.", "The Minister | also strongly condemned | the attack | -"],
    ["The two sides did not discuss sanctions.", "The two sides | did not discuss | sanctions | -"],
    [
      "The Secretary underlined Norway leads on fisheries.",
      "The Secretary | underlined | Norway leads on fisheries | -",
    ],
    ["The leaders have agreed to meet again.", "The leaders | have agreed | to meet again | -"],
    ["The leaders agreed on a ceasefire.", "The leaders | agreed on | a ceasefire | -"],
    ["They touched upon the situation in the region.", "They | touched upon | the situation in the region | -"],
    [
      "The Prime Minister pointed out that exports had doubled.",
      "The Prime Minister | pointed out | that exports had doubled | -",
    ],
    [
      "The ministers looked forward to their next meeting.",
      "The ministers | looked forward to | their next meeting | -",
    ],
    [
      "President Lind made it clear that talks must go on.",
      "President Lind | made it clear | that talks must go on | -",
    ],
    ["The Minister outlined in detail the new plan.", "The Minister | outlined in detail | the new plan | -"],
    ["The Minister flagged the risk of floods.", "The Minister | flagged | the risk of floods | -"],
    ["The President signaled support for the plan.", "The President | signaled | support for the plan | -"],
    ["Minister Weiss previewed the new budget.", "Minister Weiss | previewed | the new budget | -"],
    [
      "He praised the port, previewing his announcement of new loans.",
      "He | praised | the port | -",
      "He | previewing | his announcement of new loans | -",
    ],
  ],
  "light verbs": [
    ["The sides exchanged views on energy.", "The sides | exchanged views on | energy | -"],
    [
      "The ministers had an in-depth exchange of views on Sudan.",
      "The ministers | had an in-depth exchange of views on | Sudan | -",
    ],
    [
      "The President expressed his gratitude for the welcome.",
      "The President | expressed | his gratitude for the welcome | -",
    ],
    [
      "The Minister conveyed condolences on the loss of life.",
      "The Minister | conveyed | condolences on the loss of life | -",
    ],
    ["The leaders took stock of their cooperation.", "The leaders | took stock of | their cooperation | -"],
    ["The President paid tribute to the peacekeepers.", "The President | paid tribute to | the peacekeepers | -"],
  ],
  "those spoken to": [
    ["She thanked the Chilean President for his visit.", "She | thanked | for his visit | the Chilean President"],
    ["He told Minister Weiss that the border is open.", "He | told | that the border is open | Minister Weiss"],
    ["They called on all parties to show restraint.", "They | called on | to show restraint | all parties"],
    ["The Minister informed him of the results.", "The Minister | informed | of the results | him"],
    [
      "The King expressed his thanks to President Lind for the aid.",
      "The King | expressed | his thanks ... for the aid | President Lind",
    ],
    ["The President wished him success.", "The President | wished | success | him"],
    [
      "The Minister stressed to her counterpart the value of dialogue.",
      "The Minister | stressed | the value of dialogue | her counterpart",
    ],
  ],
  "shared subjects": [
    [
      "President Lind thanked Minister Weiss for his advice and stressed the value of trade.",
      "President Lind | thanked | for his advice | Minister Weiss",
      "President Lind | stressed | the value of trade | -",
    ],
    [
      "The leaders discussed trade, exchanged views on energy, and reaffirmed their ties.",
      "The leaders | discussed | trade | -",
      "The leaders | exchanged views on | energy | -",
      "The leaders | reaffirmed | their ties | -",
    ],
    [
      "The Minister said that ties are strong, adding that more can be done.",
      "The Minister | said | that ties are strong | -",
      "The Minister | adding | that more can be done | -",
    ],
    [
      "The leaders discussed security, with both sides emphasising the need for restraint.",
      "The leaders | discussed | security | -",
      "both sides | emphasising | the need for restraint | -",
    ],
    [
      "The two sides praised their ties as President Lind considered the pact a success.",
      "The two sides | praised | their ties | -",
      "President Lind | considered | the pact a success | -",
    ],
    [
      "The King welcomed the accord, and they agreed to meet again.",
      "The King | welcomed | the accord | -",
      "they | agreed | to meet again | -",
    ],
  ],
  "word order": [
    [
      "The Chilean President, for his part, said that friendship matters.",
      "The Chilean President | said | that friendship matters | -",
    ],
    ["On Friday the Foreign Minister announced a new envoy.", "the Foreign Minister | announced | a new envoy | -"],
    ["As President Lind noted, the door remains open.", "President Lind | noted | the door remains open | -"],
    ["The door remains open, she added.", "she | added | The door remains open | -"],
    [
      "According to the Foreign Ministry, the border is open.",
      "the Foreign Ministry | According to | the border is open | -",
    ],
    [
      "Noting that the border is open, President Lind praised the guards.",
      "President Lind | Noting | that the border is open | -",
      "President Lind | praised | the guards | -",
    ],
    [
      "Ana Lund, Minister of Trade of Norway, said that exports rose.",
      "Ana Lund, Minister of Trade of Norway | said | that exports rose | -",
    ],
  ],
  "the event": [
    [
      "President Lind met with Prime Minister Rossi to discuss trade.",
      "President Lind | discuss | trade | Prime Minister Rossi",
    ],
    [
      "President Lind spoke today with Prime Minister Rossi about trade.",
      "President Lind | spoke | about trade | Prime Minister Rossi",
    ],
    ["President Lind spoke today with Prime Minister Rossi."],
    ["The King welcomed the President to the palace."],
    ["The talks focused on energy.", " | focused on | energy | -"],
  ],
  "nobody named": [
    ["It was agreed that the teams would meet.", " | was agreed | that the teams would meet | -"],
    ["The situation in Sudan was discussed in detail.", " | was discussed in detail | The situation in Sudan | -"],
    ["Special attention was paid to trade.", " | Special attention was paid to | trade | -"],
    ["President Lind was informed about the floods.", " | was informed | about the floods | President Lind"],
  ],
  quotations: [
    ["“We stand ready,” said President Lind.", "President Lind | said | “We stand ready,” | -"],
    ["“We stand ready to help,” the Minister stressed.", "the Minister | stressed | “We stand ready to help,” | -"],
    [
      '"It is a start," she said, "and a good one it is."',
      'she | said | "It is a start," ... "and a good one it is." | -',
    ],
    ["The Minister said: “It is a start.”", "The Minister | said: | “It is a start.” | -"],
    [
      "“We stand ready,” said the King. “We always did.”",
      "the King | said | “We stand ready,” ... “We always did.” | -",
    ],
    ["The principle of “nothing about us without us” was here to stay."],
  ],
  "the outermost only": [
    [
      "The Minister said that the King had praised the accord.",
      "The Minister | said | that the King had praised the accord | -",
    ],
  ],
  "no report": [
    ["The measures announced by the bank took effect in May."],
    ["A discussed draft lay on the table."],
    ["Prices noted above include tax."],
    ["The review was long and the talks were short."],
    ["The findings highlighted a gap in the data."],
    ["The results of the study were published yesterday."],
    ["Readers said goodbye."],
    ["The Secretary of State arrived at noon and left at two."],
  ],
};

const HEADLINES: readonly Case[] = [
  [
    "President Lind: Norway is keen on peace in the region",
    "President Lind | : | Norway is keen on peace in the region | -",
  ],
  ["Norway, Chile agree to deepen ties", "Norway, Chile | agree | to deepen ties | -"],
  ["PM call with President Rossi: 4 May 2021"],
  ["Readout of President Lind's Call with Prime Minister Rossi of Italy"],
];

function describeAll(text: string): string[] {
  const said = (spans: readonly Span[]): string => spans.map((span) => textOf(text, span)).join(" ... ");
  return findAttributions(createDocument(text)).map(({ sources, cue, contents, addressees }) =>
    [said(sources), textOf(text, cue), said(contents), said(addressees) || "-"].join(" | "),
  );
}

describe("findAttributions", () => {
  for (const [group, cases] of Object.entries(CASES)) {
    describe(group, () => {
      for (const [text, ...attributions] of cases) {
        it(`finds the attributions in “${text}”`, () =>
          expect(describeAll(HEADLINE + text)).to.deep.equal(attributions));
      }
    });
  }

  describe("headlines", () => {
    for (const [text, ...attributions] of HEADLINES) {
      it(`finds the attributions in “${text}”`, () => expect(describeAll(text)).to.deep.equal(attributions));
    }
  });

  it("ends a content at the end of its line", () => {
    const text = "A line\nThe leaders discussed trade\nPresident Lind praised the accord";
    expect(describeAll(text)).to.deep.equal([
      "The leaders | discussed | trade | -",
      "President Lind | praised | the accord | -",
    ]);
  });

  it("attributes quoted lines to the cue and colon before them", () => {
    const text =
      "A line\nA spokesman for the Ministry said:\n“The talks were good.”\n“They go on.”\nThe leaders discussed trade.";
    expect(describeAll(text)).to.deep.equal([
      "A spokesman for the Ministry | said: | “The talks were good.” ... “They go on.” | -",
      "The leaders | discussed | trade | -",
    ]);
  });
});
