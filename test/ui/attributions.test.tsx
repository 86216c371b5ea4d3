import { expect } from "chai";
import type { CorrectionInfo } from "../../src/annotation/apply-corrections.ts";
import type { Note } from "../../src/annotation/note.ts";
import { withoutUserContent } from "../../src/annotation/user-content.ts";
import { AttributionCard } from "../../src/ui/attribution-card.tsx";
import { AttributionList } from "../../src/ui/attribution-list.tsx";
import { EventHeader } from "../../src/ui/event-header.tsx";
import { SelectionBar } from "../../src/ui/selection-bar.tsx";
import { SpeakerChips } from "../../src/ui/speaker-chips.tsx";
import { UserContentView } from "../../src/ui/user-content.tsx";
import { getButton, renderOn, texts, unmount } from "./render-surface.ts";
import { attribution, MARKUP, note, ONE_OF_EACH_ACT } from "./samples.ts";

const nothing = () => undefined;

/** The mark of a correction by which the user has chosen the speakers. */
const OWN_SPEAKER: CorrectionInfo = { id: "1", changed: ["speakers"], isAdded: false, isHidden: false };

/** Expects that a page's words became no elements and did not run. */
function expectNoMarkup(stage: HTMLElement): void {
  expect(stage.querySelectorAll("img, b, script").length).to.equal(0);
  expect(stage.textContent).to.contain(MARKUP);
  expect("wasRun" in window).to.equal(false);
}

describe("The components for attributions", () => {
  afterEach(() => {
    unmount();
    Reflect.deleteProperty(window, "wasRun");
  });

  describe("AttributionList", () => {
    it("keeps the order that it is given, with speaker, act and words", () => {
      const stage = renderOn(
        <AttributionList attributions={ONE_OF_EACH_ACT} noteCounts={new Map()} onGoTo={nothing} onNote={nothing} />,
      );
      expect(texts(stage, ".cue")).to.deep.equal(ONE_OF_EACH_ACT.map(({ cue }) => cue));
      expect(texts(stage, ".attribution-speaker")[0]).to.equal("Norway, Iceland");
      expect(texts(stage, ".attribution-words")[0]).to.contain("that talks on fish");
    });

    it("calls back with the attribution's own index, also in a narrowed list", () => {
      const asked: string[] = [];
      const stage = renderOn(
        <AttributionList
          attributions={[attribution({ index: 4 }), attribution({ index: 7 })]}
          noteCounts={new Map([[7, 2]])}
          onGoTo={(index) => asked.push(`go ${index}`)}
          onNote={(index) => asked.push(`note ${index}`)}
        />,
      );
      stage.querySelectorAll<HTMLElement>(".attribution-text")[1]?.click();
      getButton(stage, "Add note to attribution 8 (has 2 notes)").click();
      getButton(stage, "Add note to attribution 5").click();
      expect(asked).to.deep.equal(["go 7", "note 7", "note 4"]);
    });

    it("shows the words of a page as words", () => {
      const hostile = attribution({ speakers: [MARKUP], cue: MARKUP, contents: [MARKUP], addressee: MARKUP });
      expectNoMarkup(
        renderOn(<AttributionList attributions={[hostile]} noteCounts={new Map()} onGoTo={nothing} onNote={nothing} />),
      );
    });
  });

  describe("SpeakerChips", () => {
    it("shows which speaker is chosen, and takes the choice back at a second press", async () => {
      const chosen: string[] = [];
      const speakers = [
        ["Norway", 3],
        [MARKUP, 1],
      ] as const;
      const stage = renderOn(
        <SpeakerChips speakers={speakers} selected="Norway" onSelect={(one) => chosen.push(one)} />,
      );
      const chips = [...stage.querySelectorAll("button")];
      expect(chips.map((chip) => chip.ariaPressed)).to.deep.equal(["true", "false"]);
      for (const chip of chips) chip.click();
      expect(chosen).to.deep.equal(["", MARKUP]);
      expectNoMarkup(stage);
    });
  });

  describe("AttributionCard", () => {
    function card(given: Partial<Parameters<typeof AttributionCard>[0]> = {}) {
      return (
        <AttributionCard
          attribution={attribution()}
          position={{ number: 1, count: 12 }}
          positionForSpeaker={{ number: 1, count: 3 }}
          message=""
          host="mfa.example"
          lang="nb"
          onNote={nothing}
          onCopy={nothing}
          onCorrect={nothing}
          onDismiss={nothing}
          onHide={nothing}
          onRevert={nothing}
          onPause={nothing}
          onStep={nothing}
          onStepSpeaker={nothing}
          onClose={nothing}
          {...given}
        />
      );
    }

    it("says who speaks, why it was marked, and what can be checked", () => {
      const stage = renderOn(card({ message: "Copied with link." }), "card");
      expect(texts(stage, ".speaker")).to.deep.equal(["Norway, Iceland"]);
      expect(texts(stage, ".facts dd")[0]).to.equal("“The two sides … underscored”");
      expect(texts(stage, ".checkables li")).to.deep.equal(["1 May date"]);
      expect(texts(stage, ".count")).to.deep.equal(["In this text 1/12", "By this speaker 1/3"]);
      expect(texts(stage, "[role=status]")).to.deep.equal(["Copied with link."]);
      expect(stage.querySelector("[role=dialog]")?.getAttribute("aria-label")).to.equal("Attribution 1 of 12");
    });

    it("marks the language of the page's words, and none for the product's own words", () => {
      const stage = renderOn(card(), "card");
      const inLanguage = texts(stage, "[lang]");
      expect(inLanguage).to.deep.equal(["Norway, Iceland", "“The two sides … underscored”", "1 May"]);
      expect([...stage.querySelectorAll("[lang]")].map((one) => one.getAttribute("lang"))).to.deep.equal(
        Array(3).fill("nb"),
      );
      expect(renderOn(card({ lang: "" }), "card").querySelector("[lang]")).to.equal(null);
    });

    it("says in words how sure the mark is", () => {
      const fact = (confidence: number) =>
        texts(renderOn(card({ attribution: attribution({ confidence }) }), "card"), ".facts dd")[0];
      expect(fact(0.9)).not.to.contain("confidence");
      expect(fact(0.7)).to.contain("medium confidence");
      expect(fact(0.3)).to.contain("low confidence");
    });

    it("says that the user has corrected something, and not what", () => {
      const mark = { id: "1", changed: ["speakers", "contents"], isAdded: false, isHidden: false } as const;
      const corrected = (given: Partial<CorrectionInfo>) =>
        texts(
          renderOn(card({ attribution: attribution({ correction: { ...mark, ...given } }) }), "card"),
          ".corrected",
        )[0];
      expect(corrected({})).to.equal("Corrected by youRevert");
      expect(corrected({ isAdded: true })).to.equal("Corrected by youRevert");
      expect(corrected({ changed: [], isHidden: true })).to.equal("Highlight hiddenShow highlight");
    });

    it("ignores clicks that the page has made", () => {
      const asked: string[] = [];
      const ask = (what: string) => () => void asked.push(what);
      const stage = renderOn(
        card({
          onNote: ask("note"),
          onCopy: ask("copy"),
          onCorrect: ask("correct"),
          onDismiss: ask("dismiss"),
          onRevert: ask("take back"),
          onStepSpeaker: ask("speaker"),
          message: "Copied.",
          action: { label: "Copy as Markdown", onPress: ask("Markdown") },
          onStep: ask("step"),
          onClose: ask("close"),
        }),
        "card",
      );
      const buttons = [...stage.querySelectorAll("button")];
      expect(buttons.length).to.equal(10);
      for (const button of buttons) button.click();
      expect(asked).to.deep.equal([]);
    });

    it("names no speaker that the user has chosen, where the page itself names none", () => {
      const own = attribution({ speakers: ["Ingrid Vale"], source: "", correction: OWN_SPEAKER });
      expect(texts(renderOn(card({ attribution: withoutUserContent(own) }), "card"), ".speaker")).to.deep.equal([
        "Corrected by you",
      ]);
    });

    it("shows the words of a page as words", () => {
      const hostile = attribution({
        speakers: [],
        source: MARKUP,
        cue: MARKUP,
        addressee: MARKUP,
        checkables: [{ text: MARKUP, reason: "number" }],
      });
      expectNoMarkup(renderOn(card({ attribution: hostile, message: MARKUP }), "card"));
    });
  });

  describe("UserContentView", () => {
    const corrected = { info: OWN_SPEAKER, speakers: ["Ingrid Vale"], act: null };

    it("says what the user has corrected", () => {
      const said = (mark: Partial<CorrectionInfo>) =>
        texts(
          renderOn(
            <UserContentView
              content={{ notes: [], correction: { ...corrected, info: { ...OWN_SPEAKER, ...mark } } }}
              onEdit={nothing}
            />,
            "editor frame",
          ),
          ".corrected p",
        )[0]?.trim();
      expect(said({ changed: ["speakers", "contents"] })).to.equal("Corrected by you: speaker, content");
      expect(said({ isAdded: true })).to.equal("Marked by you");
    });

    it("shows speakers and notes as words, and opens no note at a click that the page has made", () => {
      const asked: Note[] = [];
      const words = { notes: [note("1", MARKUP)], correction: { ...corrected, speakers: [MARKUP] } };
      const stage = renderOn(<UserContentView content={words} onEdit={(one) => asked.push(one)} />, "editor frame");
      expectNoMarkup(stage);
      expect(texts(stage, ".card-note")).to.deep.equal([MARKUP]);
      expect(texts(stage, ".speaker")).to.deep.equal([MARKUP]);
      stage.querySelector("button")?.click();
      expect(asked).to.deep.equal([]);
    });
  });

  it("SelectionBar ignores clicks that the page has made", () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
    };
    const stage = renderOn(<SelectionBar onNote={ask} onMarkAttribution={ask} onClose={ask} />, "card");
    for (const button of stage.querySelectorAll("button")) button.click();
    expect(asked).to.equal(0);
  });

  it("EventHeader shows the words of a page as words, and the title where no one is named", () => {
    const event = { kind: "call", participants: [MARKUP, "Norway"], issuer: MARKUP, date: MARKUP } as const;
    expectNoMarkup(renderOn(<EventHeader event={event} title="" />));
    expectNoMarkup(renderOn(<EventHeader event={{ ...event, participants: [] }} title={MARKUP} />));
  });
});
