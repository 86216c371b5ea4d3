import { type Component, createApp, createSSRApp, h, nextTick, shallowRef, type App as VueApp } from "vue";
import { type App, START } from "./state.ts";

const current = shallowRef(START);

export const Live: Component = {
  setup: () => () => {
    const { title, paragraphs, points, reads } = current.value;
    return h("main", [
      h("h1", title),
      paragraphs.map(({ key, words }) => h("p", { key }, words)),
      h(
        "ul",
        points.map(({ key, words }) => h("li", { key }, words)),
      ),
      h("footer", ["Read ", reads, " times"]),
    ]);
  },
};

/** Opens an app in an element of the page. */
export function openApp(place: Element): App {
  let app: VueApp | undefined;
  const put = async (made: VueApp) => {
    app = made;
    app.mount(place);
    await nextTick();
  };
  return {
    enter() {
      current.value = START;
      return put(createApp(Live));
    },
    hydrate: () => put(createSSRApp(Live)),
    async show(state) {
      current.value = state;
      await nextTick();
    },
    async leave() {
      app?.unmount();
    },
  };
}
