import { expect } from "chai";
import type { Note } from "../../src/annotation/note.ts";
import { UserError } from "../../src/locale/user-error.ts";
import { NoteEditor } from "../../src/ui/note-editor.tsx";
import { NoteList } from "../../src/ui/note-list.tsx";
import { waitFor } from "../support/wait-in-page.ts";
import { getButton, renderOn, texts, unmount } from "./render-surface.ts";
import { MARKUP, note } from "./samples.ts";

describe("components for notes:", () => {
  afterEach(unmount);

  describe("NoteEditor", () => {
    /** The calls that the editor has made, in order. */
    let asked: string[] = [];
    let refusal: Error | undefined;
    beforeEach(() => {
      asked = [];
      refusal = undefined;
    });

    function edit(given: Partial<Parameters<typeof NoteEditor>[0]> = {}): HTMLTextAreaElement {
      const ask = async (what: string) => {
        asked.push(what);
        if (refusal) throw refusal;
      };
      const container = renderOn(
        <NoteEditor
          quote="The two sides"
          speaker="Norway"
          initial=""
          saved=""
          isStored={false}
          onDraft={(text) => ask(`draft ${text}`)}
          onSave={(text) => ask(`save ${text}`)}
          onClose={(unsaved) => ask(unsaved ? "close, unsaved" : "close")}
          {...given}
        />,
        "editor frame",
      );
      return container.querySelector("textarea") as HTMLTextAreaElement;
    }

    function type(area: HTMLTextAreaElement, words: string): void {
      area.value = words;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }

    function press(area: HTMLTextAreaElement, key: string, init: KeyboardEventInit = {}): void {
      area.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
    }

    const form = (area: HTMLTextAreaElement) => area.form as HTMLFormElement;

    it("takes the focus, and saves a draft some time after each change", async () => {
      const area = edit();
      await waitFor("the focus", () => document.activeElement === area);
      type(area, "One");
      type(area, "One two");
      await waitFor("the draft", () => texts(form(area), "[role=status]")[0] === "Draft saved");
      expect(asked).to.deep.equal(["draft One two"]);
    });

    for (const key of ["ctrlKey", "metaKey"] as const) {
      it(`saves at Enter with ${key}, and not at Enter alone`, async () => {
        const area = edit();
        type(area, "Words");
        press(area, "Enter");
        expect(asked).to.deep.equal([]);
        await waitFor("the typed words", () => area.value === "Words" && document.activeElement === area);
        press(area, "Enter", { [key]: true });
        await waitFor("the save", () => asked.at(-1) === "save Words");
      });
    }

    it("neither saves nor closes at keys that belong to an input method", () => {
      const area = edit({ initial: "漢" });
      press(area, "Enter", { ctrlKey: true, isComposing: true });
      press(area, "Escape", { isComposing: true });
      expect(asked).to.deep.equal([]);
    });

    it("keeps the text and shows the error when saving fails, and saves at the next try", async () => {
      const area = edit({ initial: "Words" });
      refusal = new UserError("There is not enough space.");
      getButton(form(area), "Save").click();
      await waitFor("the error message", () =>
        texts(form(area), "[role=alert]")[0]?.includes("There is not enough space."),
      );
      expect(area.value).to.equal("Words");
      refusal = undefined;
      getButton(form(area), "Save").click();
      await waitFor("the error message to go", () => texts(form(area), "[role=alert]").length === 0);
      expect(asked).to.deep.equal(["save Words", "save Words"]);
    });

    it("shows the error when a draft cannot be saved", async () => {
      const area = edit();
      refusal = new UserError("There is not enough space.");
      type(area, "Words");
      await waitFor("the error message", () =>
        texts(form(area), "[role=alert]")[0]?.includes("There is not enough space."),
      );
      expect(area.value).to.equal("Words");
    });

    it("saves a draft of unsaved text at Escape", async () => {
      const area = edit();
      type(area, "Half a thought");
      await waitFor("the typed words", () => getButton(form(area), "Close"));
      await waitFor("the draft", () => asked.includes("draft Half a thought"));
      press(area, "Escape");
      await waitFor("the close", () => asked.at(-1) === "close, unsaved");
      expect(asked.filter((one) => one.startsWith("draft")).at(-1)).to.equal("draft Half a thought");
    });

    it("treats the text of the draft that it started with as unsaved", async () => {
      press(edit({ initial: "From last time" }), "Escape");
      await waitFor("the close", () => asked.at(-1) === "close, unsaved");
    });

    it("saves nothing at Escape when nothing was written", async () => {
      press(edit({ initial: "As stored", saved: "As stored", isStored: true }), "Escape");
      await waitFor("the close", () => asked.length > 0);
      expect(asked).to.deep.equal(["close"]);
    });

    it("shows quote and speaker as plain text", () => {
      const area = edit({ quote: MARKUP, speaker: MARKUP, initial: MARKUP });
      expect(form(area).querySelectorAll("img, b").length).to.equal(0);
      expect(texts(form(area), "blockquote")).to.deep.equal([MARKUP]);
      expect(area.value).to.equal(MARKUP);
    });
  });

  describe("NoteList", () => {
    function list(notes: readonly Note[], given: Partial<Parameters<typeof NoteList>[0]> = {}): HTMLElement {
      const nothing = async () => undefined;
      return renderOn(
        <NoteList notes={notes} onGoTo={nothing} onDraft={nothing} onSave={nothing} onDelete={nothing} {...given} />,
      );
    }

    it("shows each note as plain text, with the status of its passage", () => {
      const states = ["exact", "moved", "changed", "ambiguous", "orphaned"] as const;
      const container = list(states.map((state) => note(state, `${MARKUP} ${state}`, state)));
      expect(texts(container, ".note-body")).to.deep.equal(states.map((state) => `${MARKUP} ${state}`));
      expect(container.querySelectorAll("img, b").length).to.equal(0);
      expect(texts(container, ".note p.message").join(" ")).to.match(
        /moved\..*changed since you noted it\..*appears more than once\..*no longer on the page\./,
      );
    });

    it("goes to a passage that was found, and has no link to one that was not", () => {
      const asked: string[] = [];
      const container = list([note("found", "a"), note("lost", "b", "orphaned"), note("twice", "c", "ambiguous")], {
        onGoTo: ({ id }) => asked.push(id),
      });
      const buttons = [...container.querySelectorAll<HTMLButtonElement>("[title='Go to passage']")];
      expect(buttons.map((button) => button.disabled)).to.deep.equal([false, true, true]);
      for (const button of buttons) button.click();
      expect(asked).to.deep.equal(["found"]);
    });

    it("says that a passage is folded, and goes to it", () => {
      const asked: string[] = [];
      const container = list([note("folded", "a"), note("shown", "b")], {
        isFolded: ({ id }) => id === "folded",
        onGoTo: ({ id }) => asked.push(id),
      });
      expect(texts(container, ".note p.message")).to.deep.equal([
        "The passage is in a collapsed part of the page. Going to it expands that part.",
      ]);
      getButton(container, "Go to passage").click();
      expect(asked).to.deep.equal(["folded"]);
    });

    it("edits a note in place, and shows the list again after saving", async () => {
      const asked: string[] = [];
      const container = list([note("one", "Old words"), note("two", "Others")], {
        onSave: async ({ id }, text) => void asked.push(`${id}: ${text}`),
      });
      getButton(container, "Edit note").click();
      const area = await waitFor("the editor", () => container.querySelector("textarea"));
      expect(area.value).to.equal("Old words");
      area.value = "New words";
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await waitFor("the draft", () => container.textContent.includes("Draft saved"));
      getButton(container, "Save").click();
      await waitFor("the list", () => container.querySelector("textarea") === null);
      expect(asked).to.deep.equal(["one: New words"]);
    });

    it("keeps the editor open when saving fails", async () => {
      const container = list([note("one", "Old words")], {
        onSave: async () => {
          throw new UserError("There is not enough space.");
        },
      });
      getButton(container, "Edit note").click();
      await waitFor("the editor", () => container.querySelector("textarea"));
      getButton(container, "Save").click();
      await waitFor("the error message", () =>
        texts(container, "[role=alert]")[0]?.includes("There is not enough space."),
      );
      expect(container.querySelector("textarea")?.value).to.equal("Old words");
    });

    it("shows a hundred notes, and a hundred more each time the user asks for more", async () => {
      const container = list(Array.from({ length: 250 }, (_, index) => note(`note ${index}`, `Words ${index}`)));
      for (const count of [100, 200, 250]) {
        await waitFor(`${count} notes`, () => container.querySelectorAll(".note").length === count);
        expect(texts(container, ".note-body").at(-1)).to.equal(`Words ${count - 1}`);
        const more = [...container.querySelectorAll("button")].find((one) => one.textContent === "Show more");
        expect(more !== undefined).to.equal(count < 250);
        more?.click();
      }
    });

    it("deletes the note whose button is clicked", () => {
      const asked: string[] = [];
      const container = list([note("one", "a"), note("two", "b")], { onDelete: ({ id }) => asked.push(id) });
      container.querySelectorAll<HTMLElement>("[title='Delete note']")[1]?.click();
      expect(asked).to.deep.equal(["two"]);
    });
  });
});
