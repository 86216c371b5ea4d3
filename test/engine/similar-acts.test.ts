import { expect } from "chai";
import type { Act } from "../../src/engine/analysis.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";

const LEAD = "Ruvania's Foreign Minister Ana Petrel spoke by phone with Morland's Foreign Minister Jon Brask.\n";

/** Invented claims with acts that are easily confused, grouped by what decides between them. */
const GROUPS: Readonly<Record<string, readonly (readonly [sentence: string, act: Act])[]>> = {
  "an obligation of somebody asks, a principle does not": [
    ["She stressed that the curfew must be lifted.", "request"],
    ["He underlined that the rights of the islanders must be respected.", "request"],
    ["The Minister stated that aid convoys should be allowed through.", "request"],
    ["She said that pressure had to be maintained.", "request"],
    ["He emphasised that more must be done against smugglers.", "request"],
    ["She underlined that deliveries of arms to the militias must cease.", "request"],
    ["Both stressed that quarrels should be settled by peaceful means.", "state"],
    ["He said that the river question has to be solved on the basis of maps.", "state"],
    ["She noted that the road should be wider.", "state"],
  ],
  "a worry about conduct accuses, a worry about a situation does not": [
    ["He expressed concern about the siege of the port.", "accuse"],
    ["She voiced alarm at atrocities against villagers.", "accuse"],
    ["They shared their concern at the advance of armed groups.", "accuse"],
    ["He expressed his concern about vandalism at the cemetery.", "accuse"],
    ["She expressed concern over the presence of foreign troops on the island.", "accuse"],
    ["He expressed concern about the drought.", "state"],
    ["She voiced concern about the oil spill.", "state"],
  ],
  "a report or mention names a topic": [
    ["President Oru reported on the state of the harvest.", "consult"],
    ["He made reference to the quarry dispute.", "consult"],
    ["She mentioned the possibility of a ferry line.", "consult"],
    ["The leaders considered how the fund could help fishermen.", "consult"],
    ["The Presidents considered the fight against locusts.", "consult"],
    ["She reported that the bridge had reopened.", "state"],
    ["He mentioned that his grandfather was born there.", "state"],
  ],
  "a warning threatens only with consequences": [
    ["She warned that attacks would be met with a response.", "threaten"],
    ["He warned that sanctions would follow.", "threaten"],
    ["She cautioned that patience was running out.", "threaten"],
    ["He warned that farmers could lose their land.", "state"],
    ["She warned against a world without rules.", "state"],
    ["He cautioned that the reservoir might run dry.", "state"],
  ],
  "an assurance of effort or aims commits": [
    ["He assured her that accession remained his government's goal.", "pledge"],
    ["She assured him that all necessary steps were being taken.", "pledge"],
    ["He assured the Minister that this work was a priority.", "pledge"],
    ["She assured him that her office was available at any time.", "pledge"],
    ["She assured him that the road was safe.", "state"],
  ],
  "pleasure at a welcome is a courtesy, pleasure at a success is not": [
    ["She expressed her pleasure at visiting Ruvania.", "courtesy"],
    ["He voiced his delight at the warm hospitality.", "courtesy"],
    ["The President expressed his pleasure at welcoming the Queen.", "courtesy"],
    ["They expressed satisfaction with the generous reception.", "courtesy"],
    ["She paid tribute to the memory of the drowned sailors.", "courtesy"],
    ["She paid tribute to the courage of the sailors.", "support"],
    ["She expressed her delight at the growth of trade.", "support"],
    ["He expressed satisfaction with the results.", "support"],
  ],
  "an expectation or wish of others' action asks": [
    ["He expressed his expectation that the licences be granted.", "request"],
    ["She voiced her wish that Morland would open the pass.", "request"],
    ["He expressed his expectation for the early release of the crew.", "request"],
    ["They expressed their expectation to finish the talks in spring.", "pledge"],
    ["He expressed interest in the port of Callis.", "state"],
    ["She reiterated Ruvania's interest in concluding the talks.", "state"],
    ["He expressed his determination to conclude the talks.", "pledge"],
  ],
  "blame in a clause accuses, a neutral past does not": [
    ["He stressed that hunger was spreading due to Tessaly's blockade.", "accuse"],
    ["She noted that Tessaly had launched more than 300 drones in a week.", "accuse"],
    ["He told her that illegal sanctions have robbed every household.", "accuse"],
    ["She pointed out that Tessaly was dragging out the talks.", "accuse"],
    ["He said the leak had been caused by a terrorist attack.", "accuse"],
    ["She noted that Morland had launched 3 satellites.", "state"],
    ["He noted that prices were rising due to the drought.", "state"],
  ],
  "a refusal has many forms": [
    ["She underlined that there was no place for militias in the port.", "reject"],
    ["He reiterated Belmara's policy of zero tolerance towards piracy.", "reject"],
    ["She said that provocations will not be tolerated.", "reject"],
    ["He stressed that Tessaly must never be allowed to build such weapons.", "reject"],
    ["She said that there was no room for doubt.", "state"],
  ],
  "what a spokesperson says was discussed is a topic": [
    ["The spokesman said the two presidents discussed trade in fish.", "consult"],
    ["The Ministry said that the call dealt with water and roads.", "consult"],
    ["The spokesperson added that views were exchanged on the strait.", "consult"],
    ["The spokesperson said that the meeting focused on grain.", "consult"],
    ["The spokesperson said that the meeting lasted an hour.", "state"],
  ],
  "respect for a state and praise support it": [
    ["He reaffirmed Ruvania's attachment to the sovereignty of Morland.", "support"],
    ["She described Belmara as an anchor of stability.", "support"],
    ["They argued for common rules on fishing.", "support"],
    ["He described the lake as deep.", "state"],
    ["They argued that rules on fishing are common.", "state"],
  ],
  "a plan or a date to come commits": [
    ["He reaffirmed the plan to supply a million tonnes of grain.", "pledge"],
    ["She confirmed that deliveries of gas would begin in May.", "pledge"],
    ["He confirmed that his country had no intention of closing the pass.", "pledge"],
    ["She confirmed the importance of the pass.", "state"],
  ],
  "what nobody is blamed for is stated": [
    ["They deplored the loss of life in the flood.", "state"],
    ["She deplored the suffering of the villagers.", "state"],
    ["They deplored the arrest of the singer.", "accuse"],
    ["The leaders noted that trade had doubled.", "state"],
    ["The leaders noted with appreciation the work of the envoys.", "support"],
  ],
  "what is only noted is stated, its worth is praised": [
    ["She took note of Morland's wish to sell honey.", "state"],
    ["He took note of the request.", "state"],
    ["She noted the effectiveness of the reforms.", "support"],
    ["He noted her personal contribution to the talks.", "support"],
    ["She noted the number of visitors.", "state"],
  ],
  "the object of a verb of expressing decides": [
    ["He conveyed warm greetings from the King.", "courtesy"],
    ["She only expressed readiness to hold talks.", "pledge"],
    ["He renewed his government's proposal to open a corridor.", "request"],
    ["She expressed concern over illegal fishing.", "accuse"],
    ["He expressed interest in solar power.", "state"],
  ],
  "a prediction promises nothing": [
    ["He said he believes the visit will give new impetus to trade.", "state"],
    ["She said that Ruvania would lose its harvest without the dam.", "state"],
    ["He said he hoped the two countries would trade more.", "state"],
    ["She said that Ruvania will give the island new ferries.", "pledge"],
    ["He said he will visit the island.", "pledge"],
  ],
  "an explanation reports, unless it is a reason or a decision": [
    ["She set out the reforms of the past year.", "consult"],
    ["He explained his government's policy on fisheries.", "consult"],
    ["She set out Ruvania's decision to supply ten ferries.", "pledge"],
    ["He explained why small states must keep together.", "state"],
    ["They put forward proposals on the ferry lines.", "request"],
  ],
  "lasting support and high regard support": [
    ["He said that Belmara regards Morland as one of its most reliable friends.", "support"],
    ["She replied that Ruvania's support for the truce was unchanged.", "support"],
    ["He said that Morland would lend its full support.", "support"],
    ["She said that the budget set an example to larger states.", "support"],
    ["He reiterated Belmara's consistent policy of supporting the treaty.", "support"],
    ["She said that the support of the bridge was rusty.", "state"],
  ],
};

describe("The act of a claim that resembles claims with another act", () => {
  for (const [what, rows] of Object.entries(GROUPS))
    for (const [sentence, act] of rows)
      it(`is "${act}" because ${what}: "${sentence}"`, () => {
        const { attributions } = analyzeText(LEAD + sentence);
        const found = attributions.findLast(({ cue }) => (cue?.start ?? 0) >= LEAD.length);
        expect(found?.act).to.equal(act);
      });
});
