import { expect } from "chai";
import { alignClaims } from "../../src/comparison/align-claims.ts";
import { claimsOf } from "../../src/comparison/claim.ts";
import { comparisonTable, type TableSide } from "../../src/comparison/comparison-table.ts";
import { parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { NO_WORDS } from "../../src/comparison/word-table.ts";
import type { Act, Attribution } from "../../src/engine/analysis.ts";
import { type ClaimKey, claimId } from "../../src/ui/claim-focus.ts";
import { CommentField } from "../../src/ui/comment-field.tsx";
import { type ClaimAction, ComparisonTableView } from "../../src/ui/comparison-table.tsx";
import { waitFor } from "../support/wait-in-page.ts";
import { axeViolations, renderOn, texts, unmount } from "./render-surface.ts";

const NORLAND = "Minister Vale pledged 40 million kroner for schools. Minister Vale urged Tarma to open the port.";
const TARMA = "Minister Orsk thanked for 50 million kroner for schools. Minister Orsk spoke of elections.";

function attribution(
  text: string,
  speaker: string,
  source: string,
  cue: string,
  content: string,
  act: Act,
): Attribution {
  const span = (words: string, from = 0) => {
    const start = text.indexOf(words, from);
    return { start, end: start + words.length };
  };
  const contents = [span(content)];
  const sentence = Math.max(0, text.lastIndexOf(". ", contents[0]?.start));
  return {
    sources: [span(source, sentence)],
    cue: span(cue, sentence),
    contents,
    addressees: [],
    speakers: [speaker],
    act,
    checkables: [],
    confidence: 1,
  };
}

const SIDES = [
  {
    name: "Norland",
    lang: "en",
    text: NORLAND,
    attributions: [
      attribution(NORLAND, "Ingrid Vale", "Minister Vale", "pledged", "40 million kroner for schools", "pledge"),
      attribution(NORLAND, "Ingrid Vale", "Minister Vale", "urged", "to open the port", "request"),
    ],
  },
  {
    name: "Tarma",
    lang: "en",
    text: TARMA,
    attributions: [
      attribution(TARMA, "Tomas Orsk", "Minister Orsk", "thanked", "for 50 million kroner for schools", "courtesy"),
      attribution(TARMA, "Tomas Orsk", "Minister Orsk", "spoke", "of elections", "state"),
    ],
  },
] as const;

const lexicon = parseTopicLexicon();
const claims = SIDES.map(({ text, attributions }) => claimsOf(text, attributions));
const [norland = [], tarma = []] = claims;
const alignment = alignClaims(
  { claims: norland, participants: ["Ingrid Vale", "Tomas Orsk"], issuer: "Norland" },
  { claims: tarma, participants: ["Ingrid Vale", "Tomas Orsk"], issuer: "Tarma" },
  { lexicon, table: NO_WORDS },
  [{ a: 0, b: 0, verdict: "linked" }],
);
const table = comparisonTable(
  SIDES.map(
    ({ name, text }, at): TableSide => ({
      readout: name,
      title: name,
      issuer: name,
      url: "https://example.org/",
      publishedDay: undefined,
      capturedAt: "2026-03-14T00:00:00.000Z",
      text,
      claims: claims[at] ?? [],
    }),
  ),
  [{ a: 0, b: 1, alignment }],
  lexicon,
);

interface Heard {
  readonly actions: (readonly [ClaimAction, string])[];
  readonly selected: string[];
  readonly comments: (readonly [string, string])[];
}

function show(isNarrow = false, scheme: "light" | "dark" = "light") {
  const heard: Heard = { actions: [], selected: [], comments: [] };
  const container = renderOn(
    <ComparisonTableView
      rows={table.rows}
      sides={SIDES}
      isNarrow={isNarrow}
      selected={undefined}
      marked={{ side: 1, index: 1 }}
      onSelect={(key: ClaimKey) => heard.selected.push(claimId(key))}
      onAction={(action, key) => heard.actions.push([action, claimId(key)])}
      onRowComment={(row, text) => heard.comments.push([row, text])}
      onLook={() => undefined}
    />,
    "library",
    scheme,
  );
  return { container, heard };
}

const focused = () => (document.activeElement as HTMLElement | null)?.dataset.claim;

function press(key: string, target: Element | null = document.activeElement): boolean {
  return target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })) === false;
}

describe("The table of a comparison", () => {
  afterEach(unmount);

  it("shows linked claims beside each other, and says where no counterpart was found", () => {
    const { container } = show();
    const rows = [...container.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
    const linked = rows.find((row) => row.includes("40 million")) ?? "";
    expect(linked).to.include("50 million").and.to.include("linked by you");
    expect(rows.find((row) => row.includes("open the port"))).to.include("no counterpart found");
    expect(texts(container, ".hl-source")[0]).to.equal("Minister Vale");
  });

  it("underlines shared words and sets figures of one side bold", () => {
    const { container } = show();
    expect(texts(container, ".shared-word")).to.include.members(["million", "kroner", "schools"]);
    expect(texts(container, "strong")).to.deep.equal(["40", "50"]);
  });

  it("has one claim that Tab reaches, and moves the focus by arrow keys", () => {
    const { container, heard } = show();
    const reachable = [...container.querySelectorAll<HTMLElement>('[tabindex="0"]')];
    expect(reachable).to.have.length(1);
    container.querySelector<HTMLElement>('[data-claim="0-0"]')?.focus();
    expect(press("ArrowRight")).to.equal(true);
    expect(focused()).to.equal("1-0");
    expect(press("ArrowLeft")).to.equal(true);
    press("End");
    expect(focused()).to.equal("0-1");
    press("Home");
    expect(focused()).to.equal("0-0");
    expect(heard.selected).to.deep.equal(["0-0", "1-0", "0-0", "0-1", "0-0"]);
  });

  it("acts on the focused claim by single keys, and leaves all other keys and elements to the browser", () => {
    const { container, heard } = show();
    container.querySelector<HTMLElement>('[data-claim="0-1"]')?.focus();
    for (const key of ["m", "u", "c", "2", "t", "z"]) expect(press(key), key).to.equal(true);
    expect(heard.actions.map(([action]) => action)).to.deep.equal(["mark", "separate", "confirm", 2, "move", "undo"]);
    expect(new Set(heard.actions.map(([, key]) => key))).to.deep.equal(new Set(["0-1"]));
    expect([press("x"), press("Tab"), press("m", container.querySelector("button"))]).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(heard.actions).to.have.length(6);
  });

  it("opens a field for a comment on a topic, and saves what is typed", async () => {
    const { container, heard } = show();
    const button = [...container.querySelectorAll("button")].find((one) =>
      (one.ariaLabel ?? one.title).startsWith("Your comment"),
    );
    button?.click();
    const field = await waitFor("the field", () => container.querySelector("textarea"));
    field.value = "Only here.";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("blur"));
    await waitFor("the comment", () => heard.comments.length > 0);
    expect(heard.comments.map(([, text]) => text)).to.deep.equal(["Only here."]);
  });

  it("stacks the sides in lists in a narrow window, each with its name", () => {
    const { container } = show(true);
    expect(container.querySelector("table")).to.equal(null);
    expect(texts(container, "li .side-head").slice(0, 2)).to.deep.equal(["Norland", "Tarma"]);
    expect(texts(container, ".compared-claim")).to.have.length(4);
  });

  for (const scheme of ["light", "dark"] as const)
    for (const isNarrow of [false, true])
      it(`passes the checks of axe in ${scheme} colours as a ${isNarrow ? "list" : "table"}`, async () => {
        expect(await axeViolations(show(isNarrow, scheme).container, scheme)).to.deep.equal([]);
      });
});

describe("A comment field", () => {
  afterEach(unmount);

  it("saves what was typed last when it is removed", () => {
    const saved: string[] = [];
    const container = renderOn(<CommentField label="Comment" text="" onSave={(text) => saved.push(text)} />, "library");
    const field = container.querySelector("textarea");
    if (!field) throw new Error("There is no field.");
    field.value = "Half a sentence";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    expect(saved).to.deep.equal([]);
    unmount();
    expect(saved).to.deep.equal(["Half a sentence"]);
  });
});
