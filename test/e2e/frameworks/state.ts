/** A paragraph or a point of a list; another key makes another node. */
export interface Part {
  readonly key: string;
  readonly words: string;
}

/** What an app shows: a readout, and how many have read it. */
export interface State {
  readonly title: string;
  readonly paragraphs: readonly Part[];
  readonly points: readonly Part[];
  readonly reads: number;
}

/** A page's app, as the test drives it; each call is done when the page shows what was asked for. */
export interface App {
  /** Puts the app into the page for the first time, or again. */
  enter(): Promise<void>;
  /** The same, over the markup that the server has sent. */
  hydrate(): Promise<void>;
  show(state: State): Promise<void>;
  /** Takes the app out of the page. */
  leave(): Promise<void>;
}

const parts = (name: string, texts: readonly string[]): Part[] =>
  texts.map((words, index) => ({ key: `${name} ${index}`, words }));

/** A readout of a call that never was, of states that are not. */
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
