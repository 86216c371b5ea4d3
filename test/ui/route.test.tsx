import { expect } from "chai";
import { useState } from "preact/hooks";
import { formatRoute, replaceRoute, useRoute } from "../../src/library/route.ts";
import { renderOn, unmount } from "./render-surface.ts";

/** A field whose words are part of the address, beside content that renders again for another reason. */
function Field({ words }: { readonly words: string }) {
  const [count, setCount] = useState(0);
  return (
    <>
      <input value={words} onInput={({ currentTarget }) => replaceRoute(formatRoute("phrases", currentTarget.value))} />
      <button type="button" onClick={() => setCount(count + 1)}>
        {count}
      </button>
    </>
  );
}

function View() {
  return <Field words={useRoute().subject} />;
}

describe("A field whose words are part of the address", () => {
  afterEach(() => {
    unmount();
    history.replaceState(null, "", location.pathname);
  });

  it("keeps what the user types while the view is rendered again for another reason", async () => {
    const container = renderOn(<View />, "library", "light");
    const input = container.querySelector("input") as HTMLInputElement;
    // The listener for the address is added in an effect.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    input.value = "r";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    container.querySelector("button")?.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(container.querySelector("button")?.textContent).to.equal("1");
    expect(input.value).to.equal("r");
    expect(location.hash).to.equal("#phrases/r");
  });
});
