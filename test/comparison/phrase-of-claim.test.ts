import { expect } from "chai";
import { phraseOfClaim } from "../../src/comparison/phrase-of-claim.ts";

describe("The wording of a claim that is searched in earlier readouts", () => {
  for (const [why, content, phrase] of [
    ["is the whole of a short claim", "a just and lasting peace", "just and lasting peace"],
    ["leaves out the words that join it to its sentence", "that the harbour must stay open", "harbour must stay open"],
    ["ends at a comma", "for rock-solid support, and for the new ferry", "rock-solid support"],
    ["does not end at a comma after one or two words", "calm, and trade in fish", "calm, and trade in fish"],
    [
      "has eight words at most",
      "one two three four five six seven eight nine ten",
      "one two three four five six seven eight",
    ],
    ["has the words of a line break beside each other", "open\nseas and  skies", "open seas and skies"],
    ["is empty for a claim without words", " … ", ""],
  ] as const)
    it(why, () => expect(phraseOfClaim(content)).to.equal(phrase));
});
