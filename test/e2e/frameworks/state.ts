/** A paragraph or a list item. Another key creates another node. */
export interface Part {
  readonly key: string;
  readonly words: string;
}

/** The state of an app: a readout, and the number of its visits. */
export interface State {
  readonly title: string;
  readonly paragraphs: readonly Part[];
  readonly points: readonly Part[];
  readonly reads: number;
}

/** The controls of a page's app for tests. Each call resolves when the page shows the result. */
export interface App {
  /** Mounts the app for the first time, or again. */
  enter(): Promise<void>;
  /** Mounts the app by hydrating the markup that the server has sent. */
  hydrate(): Promise<void>;
  show(state: State): Promise<void>;
  /** Unmounts the app. */
  leave(): Promise<void>;
}

const parts = (name: string, texts: readonly string[]): Part[] =>
  texts.map((words, index) => ({ key: `${name} ${index}`, words }));

/** A readout of an invented call between invented states. */
export const START: State = {
  title: "Prime Minister Marrant speaks with President Veldor of Tharsia",
  paragraphs: parts("paragraph", [
    "Prime Minister Ilse Marrant of Corvenna spoke by telephone today with President Tomas Veldor of Tharsia about the mountain railway, the price of grain and the security of the strait.",
    "The Prime Minister thanked President Veldor for the help that Tharsian engineers gave after the spring floods. She stressed that the tunnel under the Grey Pass would be open to trains of both countries by 2029.",
    "President Veldor welcomed the tunnel and said that his government would pay for the signals on its side. He warned that new tolls on grain would hurt farmers in both countries.",
    "Prime Minister Marrant condemned the seizure of two fishing boats in the strait last week and called for the release of their crews without delay.",
  ]),
  points: parts("point", [
    "The Prime Minister promised 40 million crowns for the harbour at Selby Sound.",
    "The President invited the Prime Minister to the opening of the railway museum in May.",
    "The two leaders agreed to meet again before the end of the year.",
  ]),
  reads: 1,
};
