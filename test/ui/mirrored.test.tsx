import { expect } from "chai";
import { AttributionList } from "../../src/ui/attribution-list.tsx";
import { EventHeader } from "../../src/ui/event-header.tsx";
import { Icon } from "../../src/ui/icon.tsx";
import { textDirection } from "../../src/ui/text-direction.ts";
import { renderOn, unmount } from "./render-surface.ts";
import { attribution } from "./samples.ts";

const nothing = () => undefined;

/**
 * Renders a component in an interface that is written from right to left, on a page that is written from left to right.
 */
function showMirrored(...[component, surface]: Parameters<typeof renderOn>): HTMLElement {
  document.documentElement.dir = "rtl";
  return renderOn(component, surface);
}

function found(container: HTMLElement, selector: string): Element {
  const element = container.querySelector(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
}

const styleOf = (container: HTMLElement, selector: string) => getComputedStyle(found(container, selector));

describe("A right-to-left interface", () => {
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

  it("keeps the direction and the language of a page’s text, also after a word of its own", () => {
    for (const cue of ["said", ":"]) {
      const container = showMirrored(list(cue, ["that talks go on"]));
      expect(styleOf(container, ".attribution-words").direction).to.equal("ltr");
      expect(found(container, ".attribution-words").getAttribute("lang")).to.equal("en");
    }
    expect(styleOf(showMirrored(list(":", ["محادثات"])), ".attribution-words").direction).to.equal("rtl");
  });

  it("aligns names and headings with its start side", () => {
    expect(styleOf(showMirrored(list("said", ["x"])), ".attribution-speaker").textAlign).to.equal("right");
    const header = <EventHeader event={null} title="Call with Oslo" lang="en" />;
    expect(styleOf(showMirrored(header), "h1").textAlign).to.equal("right");
    document.documentElement.dir = "ltr";
    expect(styleOf(renderOn(<EventHeader event={null} title="اتصال" lang="ar" />), "h1").textAlign).to.equal("left");
  });

  it("isolates a date of the page from its own text", () => {
    const event = { kind: "call", participants: ["Oslo"], issuer: "Norway", date: "20 November 2026" } as const;
    const container = showMirrored(<EventHeader event={event} title="" />);
    const parts = [...container.querySelectorAll(".event-facts bdi")].map((part) => part.textContent);
    expect(parts).to.deep.equal(["Call", "20 November 2026", "published by Norway"]);
  });

  it("mirrors icons that point in a direction, and no others", () => {
    const icons = (
      <p>
        <Icon name="next" />
        <Icon name="search" />
      </p>
    );
    const turned = (container: HTMLElement) =>
      [...container.querySelectorAll(".icon")].map((icon) => getComputedStyle(icon).transform !== "none");
    expect(turned(showMirrored(icons))).to.deep.equal([true, false]);
    document.documentElement.dir = "ltr";
    expect(turned(renderOn(icons))).to.deep.equal([false, false]);
  });

  it("aligns an empty field with its start side", () => {
    const field = (value: string) => <input dir="auto" placeholder="?" value={value} />;
    expect(styleOf(showMirrored(field("")), "input").direction).to.equal("rtl");
    expect(styleOf(showMirrored(field("Oslo")), "input").direction).to.equal("ltr");
  });

  it("takes the direction of a text from its first letter", () => {
    expect(["Oslo", "«2026»", "", "中文", "Oslo ثم"].map(textDirection)).to.deep.equal(Array(5).fill("ltr"));
    expect(["أوسلو", "«أوسلو»", "2026 אוסלו", "ثم Oslo"].map(textDirection)).to.deep.equal(Array(4).fill("rtl"));
  });
});
