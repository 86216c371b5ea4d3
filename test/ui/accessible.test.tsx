import { expect } from "chai";
import type { ComponentChild } from "preact";
import { UserError } from "../../src/locale/user-error.ts";
import { AttributionCard } from "../../src/ui/attribution-card.tsx";
import { AttributionList } from "../../src/ui/attribution-list.tsx";
import { CorrectionEditor } from "../../src/ui/correction-editor.tsx";
import { EmptyState } from "../../src/ui/empty-state.tsx";
import { EventHeader } from "../../src/ui/event-header.tsx";
import { ExportMenu } from "../../src/ui/export-menu.tsx";
import { MessageCard } from "../../src/ui/message-card.tsx";
import { NoteEditor } from "../../src/ui/note-editor.tsx";
import { NoteList } from "../../src/ui/note-list.tsx";
import { NotesCard } from "../../src/ui/notes-card.tsx";
import { SelectionBar } from "../../src/ui/selection-bar.tsx";
import { SpeakerChips } from "../../src/ui/speaker-chips.tsx";
import { UserContentView } from "../../src/ui/user-content.tsx";
import { waitFor } from "../support/wait-in-page.ts";
import { axeViolations, getButton, renderOn, type Surface, texts, unmount } from "./render-surface.ts";
import { attribution, correctionWork, note, ONE_OF_EACH_ACT } from "./samples.ts";

const nothing = () => undefined;
const done = async () => undefined;

const editor = (
  <NoteEditor
    quote="The two sides"
    speaker="Norway"
    initial="Words"
    saved=""
    isStored={false}
    tags="fisheries, arctic"
    knownTags={["trade"]}
    onDraft={done}
    onSave={async () => {
      throw new UserError("There is not enough space.");
    }}
    onClose={done}
  />
);

const CORRECTED = { id: "1", changed: ["speakers", "act"], isAdded: false, isHidden: true } as const;

const correction = (
  <CorrectionEditor
    draft={correctionWork()}
    before={["Someone Else"]}
    error="There is not enough space."
    onStep={nothing}
    onSave={nothing}
    onClose={nothing}
  />
);

const card = (
  <AttributionCard
    attribution={attribution({ act: "accuse", addressee: "Iceland", confidence: 0.6, correction: CORRECTED })}
    position={{ number: 1, count: 12 }}
    positionForSpeaker={{ number: 1, count: 3 }}
    message="Copied with source."
    action={{ label: "Copy as Markdown", onPress: nothing }}
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
  />
);

const EXPORT = {
  formats: [
    { id: "markdown", title: "Markdown (Obsidian)" },
    { id: "qdpx", title: "REFI-QDA project (.qdpx)" },
  ],
  onExport: nothing,
  onStop: nothing,
  onMore: nothing,
};

const states = ["exact", "moved", "changed", "ambiguous", "orphaned"] as const;

const CASES: readonly (readonly [what: string, surface: Surface, component: ComponentChild])[] = [
  [
    "AttributionList",
    "popup",
    <AttributionList
      key="list"
      attributions={[...ONE_OF_EACH_ACT, attribution({ index: 11, addressee: "Iceland" })]}
      noteCounts={new Map([[1, 2]])}
      onGoTo={nothing}
      onNote={nothing}
    />,
  ],
  [
    "SpeakerChips",
    "popup",
    <SpeakerChips
      key="chips"
      speakers={[
        ["Norway", 3],
        ["Iceland", 1],
      ]}
      selected="Norway"
      onSelect={nothing}
    />,
  ],
  [
    "EventHeader",
    "popup",
    <EventHeader
      key="event"
      event={{ kind: "call", participants: ["Astrid Halvorsen", "Mateus Duarte"], issuer: "Norway", date: "today" }}
      title=""
    />,
  ],
  ["ExportMenu", "popup", <ExportMenu key="export" {...EXPORT} canExportPage={false} />],
  ["ExportMenu at work", "popup", <ExportMenu key="exporting" {...EXPORT} canExportPage written={12} />],
  [
    "Notice",
    "popup",
    <EmptyState key="notice" title="No readout detected on this page" isProblem>
      <p class="message problem">There is no room left.</p>
      <button type="button" class="button primary">
        Analyse anyway
      </button>
    </EmptyState>,
  ],
  [
    "NoteList",
    "popup",
    <NoteList
      key="notes"
      notes={states.map((state) => note(state, `A note that is ${state}`, state))}
      onGoTo={nothing}
      onDraft={done}
      onSave={done}
      onDelete={nothing}
    />,
  ],
  ["AttributionCard", "card", card],
  [
    "UserContentView",
    "editor frame",
    <UserContentView
      key="user's words"
      content={{
        notes: [{ ...note("1", "A word on this"), tags: ["trade"] }],
        correction: { info: CORRECTED, speakers: ["Ingrid Vale"], act: "accuse" },
      }}
      onEdit={nothing}
    />,
  ],
  [
    "NotesCard",
    "card",
    <NotesCard key="notes card" onClose={nothing}>
      <p class="message">1 note</p>
    </NotesCard>,
  ],
  [
    "SelectionBar",
    "card",
    <SelectionBar
      key="bar"
      onNote={nothing}
      onHighlight={nothing}
      onCopy={nothing}
      onMarkAttribution={nothing}
      onClose={nothing}
    />,
  ],
  [
    "MessageCard",
    "card",
    <MessageCard key="words" message="Note saved." action={{ label: "Undo", onPress: nothing }} onClose={nothing} />,
  ],
  ["CorrectionEditor", "editor frame", correction],
  ["NoteEditor", "editor frame", editor],
  ["NoteEditor in the popup", "popup", editor],
];

describe("axe", () => {
  afterEach(unmount);

  for (const [scheme, faint, strong] of [
    ["light", "#aaaaaa", "#333333"],
    ["dark", "#555555", "#dddddd"],
  ] as const) {
    it(`reports text with too little contrast in ${scheme} colours`, async () => {
      const words = (color: string) => <p style={{ color }}>Words</p>;
      expect(await axeViolations(renderOn(words(strong), "popup", scheme), scheme)).to.deep.equal([]);
      expect(await axeViolations(renderOn(words(faint), "popup", scheme), scheme)).to.have.length(1);
    });

    for (const [what, surface, component] of CASES) {
      it(`reports no problem in ${what} in ${scheme} colours`, async () => {
        const container = renderOn(component, surface, scheme);
        if (what.startsWith("NoteEditor")) {
          getButton(container, "Save").click();
          await waitFor("the error message", () => texts(container, "[role=alert]").length > 0);
        }
        expect(await axeViolations(container, scheme)).to.deep.equal([]);
      });
    }
  }
});

describe("The interface", () => {
  afterEach(unmount);

  for (const [what, surface, component] of CASES) {
    it(`gives no control of ${what} a title that repeats its name`, () => {
      const titled = [...renderOn(component, surface).querySelectorAll<HTMLElement>("[title]")];
      const doubled = titled.filter((one) => [one.ariaLabel, one.textContent].some((name) => name === one.title));
      expect(doubled.map(({ title }) => title)).to.deep.equal([]);
    });
  }
});
