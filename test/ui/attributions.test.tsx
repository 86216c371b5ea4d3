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

/** The state of a correction in which the user has chosen the speakers. */
const OWN_SPEAKER: CorrectionInfo = { id: "1", changed: ["speakers"], isAdded: false, isHidden: false };

/** Asserts that text of a page became no elements and that none of it ran. */
function expectNoMarkup(container: HTMLElement): void {
  expect(container.querySelectorAll("img, b, script").length).to.equal(0);
  expect(container.textContent).to.contain(MARKUP);
  expect("wasRun" in window).to.equal(false);
}

describe("components for attributions:", () => {
  afterEach(() => {
    unmount();
    Reflect.deleteProperty(window, "wasRun");
  });

  describe("AttributionList", () => {
    it("keeps the given order and shows speaker, act and text", () => {
      const container = renderOn(
        <AttributionList attributions={ONE_OF_EACH_ACT} noteCounts={new Map()} onGoTo={nothing} onNote={nothing} />,
      );
      expect(texts(container, ".cue")).to.deep.equal(ONE_OF_EACH_ACT.map(({ cue }) => cue));
      expect(texts(container, ".attribution-speaker")[0]).to.equal("Norway, Iceland");
      expect(texts(container, ".attribution-words")[0]).to.contain("that talks on fish");
    });

    it("calls back with the attribution's own index, also in a filtered list", () => {
      const asked: string[] = [];
      const container = renderOn(
        <AttributionList
          attributions={[attribution({ index: 4 }), attribution({ index: 7 })]}
          noteCounts={new Map([[7, 2]])}
          onGoTo={(index) => asked.push(`go ${index}`)}
          onNote={(index) => asked.push(`note ${index}`)}
        />,
      );
      container.querySelectorAll<HTMLElement>(".attribution-text")[1]?.click();
      getButton(container, "Add note to attribution 8 (has 2 notes)").click();
      getButton(container, "Add note to attribution 5").click();
      expect(asked).to.deep.equal(["go 7", "note 7", "note 4"]);
      // Generated content of the badge would be the name of the button instead of its title.
      expect(container.querySelector(".badge")?.getAttribute("aria-hidden")).to.equal("true");
    });

    it("shows text of a page as plain text", () => {
      const hostile = attribution({ speakers: [MARKUP], cue: MARKUP, contents: [MARKUP], addressee: MARKUP });
      expectNoMarkup(
        renderOn(<AttributionList attributions={[hostile]} noteCounts={new Map()} onGoTo={nothing} onNote={nothing} />),
      );
    });
  });

  describe("SpeakerChips", () => {
    it("shows which speaker is selected and deselects the speaker at a second click", async () => {
      const chosen: string[] = [];
      const speakers = [
        ["Norway", 3],
        [MARKUP, 1],
      ] as const;
      const container = renderOn(
        <SpeakerChips speakers={speakers} selected="Norway" onSelect={(one) => chosen.push(one)} />,
      );
      const chips = [...container.querySelectorAll("button")];
      expect(chips.map((chip) => chip.ariaPressed)).to.deep.equal(["true", "false"]);
      for (const chip of chips) chip.click();
      expect(chosen).to.deep.equal(["", MARKUP]);
      expectNoMarkup(container);
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
          check={{ onToggle: () => undefined }}
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

    it("shows who speaks, why the passage was highlighted, and what can be checked", () => {
      const container = renderOn(card({ message: "Copied with source." }), "card");
      expect(texts(container, ".speaker")).to.deep.equal(["Norway, Iceland"]);
      expect(texts(container, ".facts dd")[0]).to.equal("“The two sides … underscored”");
      expect(texts(container, ".checkables li")).to.deep.equal(["1 May date"]);
      expect(texts(container, ".count")).to.deep.equal(["In this text 1/12", "By this speaker 1/3"]);
      expect(texts(container, "[role=status]")).to.deep.equal(["Copied with source."]);
      expect(container.querySelector("[role=dialog]")?.getAttribute("aria-label")).to.equal("Attribution 1 of 12");
    });

    it("says the claim to a screen reader, as the description of the card", () => {
      const container = renderOn(card({ attribution: attribution({ contents: ["fish", "first"] }) }), "card");
      const [dialog] = container.querySelectorAll("[role=dialog]");
      const claim = container.querySelector(`#${dialog?.getAttribute("aria-describedby")}`);
      expect(claim?.textContent).to.equal("fish … first");
    });

    it("sets the language of the page's text, and none on the interface's own text", () => {
      const container = renderOn(card(), "card");
      const inLanguage = texts(container, "[lang]");
      expect(inLanguage).to.deep.equal([
        "Norway, Iceland",
        "that talks on fish go on until 1 May",
        "“The two sides … underscored”",
        "1 May",
      ]);
      expect([...container.querySelectorAll("[lang]")].map((one) => one.getAttribute("lang"))).to.deep.equal(
        Array(4).fill("nb"),
      );
      expect(renderOn(card({ lang: "" }), "card").querySelector("[lang]")).to.equal(null);
    });

    it("describes the confidence in words", () => {
      const fact = (confidence: number) =>
        texts(renderOn(card({ attribution: attribution({ confidence }) }), "card"), ".facts dd")[0];
      expect(fact(0.9)).not.to.contain("confidence");
      expect(fact(0.7)).to.contain("medium confidence");
      expect(fact(0.3)).to.contain("low confidence");
    });

    it("says that the user has corrected something, but not what", () => {
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

    it("ignores clicks dispatched by the page", () => {
      const asked: string[] = [];
      const ask = (what: string) => () => void asked.push(what);
      const container = renderOn(
        card({
          onNote: ask("note"),
          check: { onToggle: ask("check") },
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
      const buttons = [...container.querySelectorAll("button")];
      expect(buttons.length).to.equal(11);
      for (const button of buttons) button.click();
      expect(asked).to.deep.equal([]);
    });

    it("does not show speakers chosen by the user where the page itself names none", () => {
      const own = attribution({ speakers: ["Ingrid Vale"], source: "", correction: OWN_SPEAKER });
      expect(texts(renderOn(card({ attribution: withoutUserContent(own) }), "card"), ".speaker")).to.deep.equal([
        "Corrected by you",
      ]);
    });

    it("shows text of a page as plain text", () => {
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

    it("shows speakers and notes as plain text, and opens no note at a click dispatched by the page", () => {
      const asked: Note[] = [];
      const words = { notes: [note("1", MARKUP)], correction: { ...corrected, speakers: [MARKUP] } };
      const container = renderOn(<UserContentView content={words} onEdit={(one) => asked.push(one)} />, "editor frame");
      expectNoMarkup(container);
      expect(texts(container, ".card-note")).to.deep.equal([MARKUP]);
      expect(texts(container, ".speaker")).to.deep.equal([MARKUP]);
      container.querySelector("button")?.click();
      expect(asked).to.deep.equal([]);
    });
  });

  it("SelectionBar ignores clicks dispatched by the page", () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
    };
    const container = renderOn(
      <SelectionBar onNote={ask} onHighlight={ask} onCopy={ask} onMarkAttribution={ask} onClose={ask} />,
      "card",
    );
    for (const button of container.querySelectorAll("button")) button.click();
    expect(asked).to.equal(0);
  });

  it("EventHeader shows text of a page as plain text, and the title where no participant is named", () => {
    const event = { kind: "call", participants: [MARKUP, "Norway"], issuer: MARKUP, date: MARKUP } as const;
    expectNoMarkup(renderOn(<EventHeader event={event} title="" />));
    expectNoMarkup(renderOn(<EventHeader event={{ ...event, participants: [] }} title={MARKUP} />));
  });
});
