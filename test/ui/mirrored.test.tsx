import { expect } from "chai";
import { AttributionList } from "../../src/ui/attribution-list.tsx";
import { EventHeader } from "../../src/ui/event-header.tsx";
import { Icon } from "../../src/ui/icon.tsx";
import { textDirection } from "../../src/ui/text-direction.ts";
import { renderOn, unmount } from "./render-surface.ts";
import { attribution } from "./samples.ts";

const nothing = () => undefined;

/** Shows a component in an interface that is written from right to left, with a page that is not. */
function showMirrored(...[component, surface]: Parameters<typeof renderOn>): HTMLElement {
  document.documentElement.dir = "rtl";
  return renderOn(component, surface);
}

function found(stage: HTMLElement, selector: string): Element {
  const element = stage.querySelector(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
}

const styleOf = (stage: HTMLElement, selector: string) => getComputedStyle(found(stage, selector));

describe("An interface from right to left", () => {
  afterEach(() => {
    unmount();
    document.documentElement.dir = "";
  });

  const list = (cue: string, contents: string[]) => (
    <AttributionList
      attributions={[attribution({ cue, contents })]}
      lang="en"
      noteCounts={new Map()}
      onGoTo={nothing}
      onNote={nothing}
    />
  );

  it("keeps the direction and the language of a page’s words, also after a word of its own", () => {
    for (const cue of ["said", ":"]) {
      const stage = showMirrored(list(cue, ["that talks go on"]));
      expect(styleOf(stage, ".attribution-words").direction).to.equal("ltr");
      expect(found(stage, ".attribution-words").getAttribute("lang")).to.equal("en");
    }
    expect(styleOf(showMirrored(list(":", ["محادثات"])), ".attribution-words").direction).to.equal("rtl");
  });

  it("sets names and headings at the side where it begins", () => {
    expect(styleOf(showMirrored(list("said", ["x"])), ".attribution-speaker").textAlign).to.equal("right");
    const header = <EventHeader event={null} title="Call with Oslo" lang="en" />;
    expect(styleOf(showMirrored(header), "h1").textAlign).to.equal("right");
    document.documentElement.dir = "ltr";
    expect(styleOf(renderOn(<EventHeader event={null} title="اتصال" lang="ar" />), "h1").textAlign).to.equal("left");
  });

  it("keeps a date of the page apart from its own words", () => {
    const event = { kind: "call", participants: ["Oslo"], issuer: "Norway", date: "20 November 2026" } as const;
    const stage = showMirrored(<EventHeader event={event} title="" />);
    const parts = [...stage.querySelectorAll(".event-facts bdi")].map((part) => part.textContent);
    expect(parts).to.deep.equal(["Call", "20 November 2026", "published by Norway"]);
  });

  it("turns icons that point, and no others", () => {
    const icons = (
      <p>
        <Icon name="next" />
        <Icon name="search" />
      </p>
    );
    const turned = (stage: HTMLElement) =>
      [...stage.querySelectorAll(".icon")].map((icon) => getComputedStyle(icon).transform !== "none");
    expect(turned(showMirrored(icons))).to.deep.equal([true, false]);
    document.documentElement.dir = "ltr";
    expect(turned(renderOn(icons))).to.deep.equal([false, false]);
  });

  it("begins an empty field at its own side", () => {
    const field = (value: string) => <input dir="auto" placeholder="?" value={value} />;
    expect(styleOf(showMirrored(field("")), "input").direction).to.equal("rtl");
    expect(styleOf(showMirrored(field("Oslo")), "input").direction).to.equal("ltr");
  });

  it("tells the direction of words by their first letter", () => {
    expect(["Oslo", "«2026»", "", "中文", "Oslo ثم"].map(textDirection)).to.deep.equal(Array(5).fill("ltr"));
    expect(["أوسلو", "«أوسلو»", "2026 אוסלו", "ثم Oslo"].map(textDirection)).to.deep.equal(Array(4).fill("rtl"));
  });
});
