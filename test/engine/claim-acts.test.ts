import { expect } from "chai";
import type { Act } from "../../src/engine/analysis.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { AttributionCandidate } from "../../src/engine/attribution/attribution-candidate.ts";
import { classifyClaim } from "../../src/engine/claims/classify-claim.ts";

const LEAD = "Ruvania's Foreign Minister Ana Petrel spoke by phone with Morland's Foreign Minister Jon Brask.\n";

/**
 * Invented claims whose act depends on more than the verb: on whose conduct a worry is about, on what is described as
 * what, on who speaks together, on who is to act.
 */
const CLAIMS: Readonly<Partial<Record<Act, readonly string[]>>> = {
  state: [
    "She noted the importance of avoiding unilateral actions that threaten stability.",
    "He expressed concern about the drought in the north of the country.",
    "He conveyed his government's deep concern at the danger of a wider war.",
    "He said he was concerned about the floods in the delta.",
    "The two ministers expressed concern about climate change.",
    "He expressed his concern at the growing instability in the Sahel.",
    "He noted with concern the shortage of medicines.",
    "She expressed concern about the pandemic and its effects on tourism.",
    "He emphasized that attacks on hospitals may constitute war crimes.",
    "She recalled that war crimes have no statute of limitations.",
    "He noted that the two countries cooperate in the fight against crimes against humanity.",
    "She was worried about the future of young people.",
    "He shared his concerns about the economic slowdown.",
    "She conveyed the concern of her citizens about the new virus.",
    "He expressed interest in the ferry lines of Morland.",
    "He noted that the repairs would take years.",
    "She indicated that the plan would first need the consent of parliament.",
  ],
  accuse: [
    "She termed the sanctions unjust.",
    "She expressed her unease at the closure of the schools.",
    "He conveyed his disapproval of the new tolls.",
    "He said that the responsibility for the failure of the talks lies with Tessaly.",
    'She said: "Nobody can pretend that they did not see it."',
    'He said: "They wanted to starve us into surrender."',
    "She said that Tessaly continues to bomb civilians.",
    "He said that the regime uses hunger as a weapon.",
    "She said that Tessaly had broken its promises.",
    "She said the strikes had killed dozens of innocent people.",
    "She informed her counterpart of the aggression against her country.",
    "He briefed him on the unlawful and unprovoked attacks by Tessaly.",
    "She said that sanctions against Belmara were unjust and harmful.",
    "He said that the continued attacks of Tessaly undermine peace.",
    "She said Tessaly's actions threaten the whole region.",
    "She stated that the embargo is a crime against the people.",
    "She described the vote as a farce.",
    "He said such acts cannot be justified.",
    "She stressed that these provocations endanger the peace.",
    "He said it was regrettable that Tessaly had ignored the ruling.",
  ],
  support: [
    "She said that Morland has every right to defend itself.",
    "He described the plan as sensible.",
    "He said that Ruvania holds the school in the highest regard.",
    "She described the reform as admirable.",
    "She said that the visit clearly showed the strength of the friendship between the two peoples.",
    "He said the contract would serve as a symbol of trust.",
    "She noted that Morland has become a model for the region.",
    'He said: "This success is the merit of your people."',
    "She said that Morland plays a key role in the stability of the region.",
    "He noted that the country had made remarkable progress.",
    "He said that the treaty was a historic milestone.",
    "She described Morland as a reliable partner.",
    "She assured him of Belmara's full support.",
    "He assured that his country would back Morland's bid for a seat in the Council.",
    "She said that Ruvania would support Morland's candidacy.",
    "The leaders noted with satisfaction that trade had doubled.",
    "He declared himself in favour of a direct air link.",
    "She said her government shares Morland's concern for the forests.",
    'He said: "You have our full backing."',
    "She stated that Belmara respects the territorial integrity of Ruvania.",
    "He reiterated his country's respect for the sovereignty of Ruvania.",
    "She said that her country firmly adheres to the one-Ruvania principle, opposes separatism and supports Ruvania.",
    "She said that the initiative deserves every encouragement.",
    "He said that Ruvania's proposal was a step in the right direction.",
    "She stressed that Morland is a friendly country.",
    "He said that he admired the resilience of the people.",
    "He said the peace initiative deserved support.",
    "He considers Morland a strategic partner.",
  ],
  courtesy: [
    "She paid tribute to the sailors who lost their lives in the storm.",
    "He asked her to carry his greetings to the Queen.",
    "He conveyed a message from his King.",
    'She said: "We are very pleased that you have come to our city."',
    'He said: "It is a great pleasure to receive you here."',
    "She expressed her happiness at visiting Ruvania.",
    "He said that he was happy to be in Ruvania again.",
    "He expressed regret for the incident and apologised to the families.",
    "She expressed her joy at meeting the delegation.",
    "She said that it was an honour for her to visit Ruvania.",
    "She said she would pray for the victims.",
    'He said: "Welcome to our beautiful capital."',
  ],
  pledge: [
    "She conveyed her country's interest in joining the fund.",
    "He added that Ruvania firmly adheres to the one-Morland principle.",
    "He said that Ruvania will continue to stand by the people of Morland.",
    "She said that Ruvania will not allow its territory to be used by smugglers.",
    "He promised not to raise the tolls.",
    "She announced the opening of a consulate in Morland.",
    "He announced that three exhibitions will be opened in Lisbon.",
    "He reiterated his government's offer of mediation.",
    "He reaffirmed that Ruvania desires peace.",
    'He said: "Ruvania will not look away."',
    "They expressed the wish to expand trade.",
    "She confirmed her participation in the summit.",
    "She said that her country aims to double trade.",
    "He said efforts would continue to free the hostages.",
    "She stressed that Belmara will never give up the fight against hunger.",
    "He said that his country is open to all forms of cooperation.",
    "He said his country will not stand idly by.",
    "She said that work on the bridge will be finished next year.",
    "He said his team would remain in close contact with partners.",
  ],
  request: [
    "She asked how Ruvania could best help the fishermen.",
    "He advocated a rapid opening of the bridge.",
    "He expressed his wish for the community of states to help the victims.",
    "She asked whether nurses could be sent to the islands.",
    "She said it was time to end the war.",
    "He said the Council has to act.",
    "He expressed hope for the support of Morland in the vote.",
    "She said that more pressure must be put on the aggressor.",
    "He stressed the need to stop the war immediately.",
    "He emphasized the need for the international community to assume its responsibilities.",
    "She said that Ruvania counted on the help of its friends.",
    "She advised the parties to show restraint.",
    "She cautioned him to keep the archives closed.",
    "He expressed the desire that the bridge be built before winter.",
    'She said: "We have asked Morland to open the crossing earlier."',
    "She said that the raids on the port must stop.",
    "He stressed the necessity for all states to open their ports.",
    "He conveyed his plea for a longer truce.",
  ],
  agree: [
    "They concluded that the customs services should meet each month.",
    "The two leaders expressed their common view that the war must end.",
    "The sides noted the coincidence of their positions on the main issues.",
    "The sides noted that their views coincide on many issues.",
    "She accepted an invitation to visit Morland.",
    "He shared this assessment.",
    "She said that she fully agreed.",
    "The two ministers confirmed that the customs services would meet each month.",
  ],
  concede: [
    "He acknowledged that differences remain over fishing.",
    "She recognised that mistakes had been made.",
    "He acknowledged that the agreement has not been fully carried out.",
    "She acknowledged shortcomings in the delivery of aid.",
    "He recognised that the two sides still disagree.",
    "She acknowledged that the ministry had answered late.",
  ],
  reject: [
    "He reiterated serious concern over and firm opposition to the drills.",
    "She stated that there will be no concessions.",
    "He expressed his misgivings about the new tolls.",
    "She described the claims as unfounded.",
    "He said any attempt to move the people from their land is rejected.",
    "He said no one has the right to interfere in the affairs of Belmara.",
  ],
  threaten: [
    "He said that the patience of his government was not without limit.",
    "She said that smugglers would be hunted down wherever they hide.",
    "He did not rule out new sanctions on those responsible for the attacks.",
    "He said any violation of the airspace will be answered.",
    "He said that all options are on the table.",
    "He said that those who attack Belmara will regret it.",
    "She announced that sanctions would follow if the talks failed.",
    "He said that the response would be crushing.",
  ],
};

describe("the act of a claim, by cue and content together,", () => {
  for (const [act, sentences] of Object.entries(CLAIMS))
    for (const sentence of sentences)
      it(`is ${act} in “${sentence}”`, () =>
        expect(analyzeText(LEAD + sentence).attributions.at(0)?.act).to.equal(act));
});

/** Cues that only the tagger finds, whose words decide the act. The content gives no sign of it. */
const UNLISTED_CUES: Readonly<Partial<Record<Act, readonly string[]>>> = {
  consult: ["gave an overview of", "ranged over", "expanded on", "compared views on"],
  agree: ["were of one mind on", "saw eye to eye on", "arrived at an understanding on", "took the decision"],
  reject: ["was not in favour of", "does not hold with", "took issue with", "pushed back on"],
  support: ["took a positive view of", "was receptive to", "warmed to", "spoke highly of", "aligned herself with"],
  request: ["made a plea for", "pleaded for", "floated", "made the case for", "implored", "suggestion of"],
  pledge: ["took it upon himself", "is willing", "stands ready"],
  accuse: ["took a swipe at"],
  concede: ["did not dispute", "made no secret of"],
};

/** Returns the act of a claim with a cue whose verb is not in the lexicon. */
function actOfCue(cue: string): Act {
  const text = `She ${cue} the ferry lines.`;
  const finding: AttributionCandidate = {
    sources: [{ start: 0, end: 3 }],
    cue: { start: 4, end: 4 + cue.length },
    contents: [{ start: 5 + cue.length, end: text.length - 1 }],
    addressees: [],
    verb: { verb: "say", act: "state", reliability: 1, frames: ["clause"] },
    tense: "past",
    kind: "clause",
    passive: false,
    confidence: 1,
    sentence: 0,
    rules: [],
  };
  return classifyClaim(text, finding).act;
}

describe("the act of a claim with a cue that is not in the lexicon", () => {
  for (const [act, cues] of Object.entries(UNLISTED_CUES))
    for (const cue of cues) it(`is ${act} for “${cue}”`, () => expect(actOfCue(cue)).to.equal(act));
});
