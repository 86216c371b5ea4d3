import { expect } from "chai";
import type { AttributionWithCorrection } from "../../src/annotation/apply-corrections.ts";
import { assignSpeakerColors } from "../../src/annotation/speaker-colors.ts";
import {
  highlightActive,
  highlightAttributions,
  SUGGESTION_THRESHOLD,
} from "../../src/content-script/highlight-attributions.ts";
import { finish } from "../../src/engine/slices.ts";
import type { PageText } from "../../src/page/page-text.ts";
import { readPageText } from "../../src/page/page-text.ts";
import type { HighlightRole, Painter } from "../../src/page/painter.ts";
import type { HighlightSettings } from "../../src/store/settings.ts";

const CHOICE: HighlightSettings = {
  colourBy: "act",
  roles: { source: true, cue: true, content: true },
  leastConfidence: 0,
};

const TEXT =
  "Minister Orvane said that the bridge would open. Envoy Talm warned that the river was low. They agreed to meet.";

let page: PageText;
let frame: HTMLIFrameElement;
before(async () => {
  frame = document.createElement("iframe");
  frame.srcdoc = `<p>${TEXT}</p>`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  page = readPageText(frame.contentDocument as Document);
});
after(() => frame.remove());

function spanOf(words: string) {
  const start = page.text.indexOf(words);
  return { start, end: start + words.length };
}

function attribution(
  source: string,
  cue: string,
  content: string,
  more: Partial<AttributionWithCorrection>,
): AttributionWithCorrection {
  return {
    sources: [spanOf(source)],
    cue: spanOf(cue),
    contents: [spanOf(content)],
    addressees: [],
    speakers: [source],
    act: "state",
    checkables: [],
    confidence: 1,
    ...more,
  };
}

const attributions = () => [
  attribution("Minister Orvane", "said", "the bridge would open", {}),
  attribution("Envoy Talm", "warned", "the river was low", { act: "threaten" }),
  attribution("They", "agreed", "to meet", { act: "agree", speakers: ["Minister Orvane", "Envoy Talm"] }),
];

/** Returns what the painter is painted to paint, as the text of the ranges by role. */
function painting(
  some: readonly AttributionWithCorrection[],
  choice?: Partial<HighlightSettings>,
): Partial<Record<HighlightRole, string[]>> {
  const { painter, painted } = recordingPainter();
  finish(highlightAttributions(painter, page, some, [], { ...CHOICE, ...choice }));
  return painted;
}

function recordingPainter() {
  const painted: Partial<Record<HighlightRole, string[]>> = {};
  const paint: Painter["paint"] = (role, ranges) => {
    if (ranges.length > 0) painted[role] = ranges.map(String);
    else delete painted[role];
  };
  const painter: Painter = {
    paint,
    *paintIncrementally(role, ranges) {
      yield;
      paint(role, ranges);
    },
    clear: () => undefined,
    *reapply() {
      yield;
      return false;
    },
  };
  return { painter, painted };
}

describe("highlightAttributions", () => {
  it("tints contents by act", () => {
    expect(painting(attributions())).to.deep.equal({
      source: ["Minister Orvane", "Envoy Talm", "They"],
      cue: ["said", "warned", "agreed"],
      neutral: ["the bridge would open"],
      conflict: ["the river was low"],
      cooperative: ["to meet"],
    });
  });

  it("tints contents by speaker, the most frequent speakers first, and unnamed speakers in the neutral colour", () => {
    const [first, second, third] = attributions() as [
      AttributionWithCorrection,
      AttributionWithCorrection,
      AttributionWithCorrection,
    ];
    const again = attribution("Envoy Talm", "warned", "the river", {});
    const nobody = { ...third, speakers: [] };
    const painted = painting([first, second, again, nobody], { colourBy: "speaker" });
    expect(painted["speaker 1"]).to.deep.equal(["the river was low", "the river"]);
    expect(painted["speaker 2"]).to.deep.equal(["the bridge would open"]);
    expect(painted.neutral).to.deep.equal(["to meet"]);
    expect(painted.conflict).to.equal(undefined);
  });

  it("gives two speakers who speak together a hue of their own, in any order of their names", () => {
    const hues = assignSpeakerColors([{ speakers: ["A", "B"] }, { speakers: ["B", "A"] }, { speakers: ["A"] }]);
    expect([...hues.values()]).to.deep.equal([1, 2]);
  });

  it("has hues for twelve speakers and paints the others in the neutral colour", () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      ...(attributions()[0] as AttributionWithCorrection),
      speakers: [`Speaker ${index}`],
    }));
    const painted = painting(many, { colourBy: "speaker" });
    expect(Object.keys(painted).filter((role) => role.startsWith("speaker"))).to.have.length(12);
    expect(painted.neutral).to.deep.equal(["the bridge would open"]);
  });

  it("paints an uncertain attribution as a suggestion until the user confirms it", () => {
    const [first] = attributions() as [AttributionWithCorrection];
    const doubtful = { ...first, confidence: SUGGESTION_THRESHOLD - 0.01 };
    expect(painting([doubtful])).to.deep.equal({
      "suggested source": ["Minister Orvane"],
      "suggested cue": ["said"],
      "suggested content": ["the bridge would open"],
    });
    const correction = { id: "1", changed: [], isAdded: false, isHidden: false };
    expect(painting([{ ...doubtful, correction }]).neutral).to.deep.equal(["the bridge would open"]);
    expect(painting([{ ...first, confidence: SUGGESTION_THRESHOLD }]).source).to.deep.equal(["Minister Orvane"]);
  });

  it("omits what the user does not want highlighted", () => {
    const [first, second] = attributions() as [AttributionWithCorrection, AttributionWithCorrection];
    expect(Object.keys(painting([first], { roles: { source: false, cue: true, content: false } }))).to.deep.equal([
      "cue",
    ]);
    const painted = painting([first, { ...second, confidence: 0.3 }], { leastConfidence: 0.5 });
    expect(painted).to.deep.equal(painting([first]));
  });

  it("paints a passage once when several attributions share it", () => {
    const [first] = attributions() as [AttributionWithCorrection];
    expect(painting([first, { ...first, cue: spanOf("open") }]).source).to.deep.equal(["Minister Orvane"]);
  });

  it("does not change the active highlight, which is painted separately", () => {
    const { painter, painted } = recordingPainter();
    const [first] = attributions() as [AttributionWithCorrection];
    highlightActive(painter, page, first, true);
    expect(painted).to.deep.equal({ hover: ["said", "the bridge would open"] });
    highlightActive(painter, page, first);
    finish(highlightAttributions(painter, page, [], []));
    expect(painted).to.deep.equal({ active: ["said", "the bridge would open"] });
    highlightActive(painter, page, undefined);
    expect(painted).to.deep.equal({});
  });
});
