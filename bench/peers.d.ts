// What the benches use of the libraries beside which they measure ours. These are installed for the benches alone
// (`npm ci --prefix bench`), so that the type-check must do without them.

declare module "dom-anchor-text-quote" {
  interface Quote {
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  /** The range of a quote, or nothing; `hint` is where it stood. */
  export function toRange(root: Node, selector: Quote, options?: { readonly hint?: number }): Range | null;
}

declare module "@apache-annotator/dom" {
  interface Quote {
    readonly type: "TextQuoteSelector";
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  /** Gives a function that looks for a quote in a node or range, match by match. */
  export function createTextQuoteSelectorMatcher(selector: Quote): (scope: Node | Range) => AsyncGenerator<Range, void>;
}

declare module "compromise" {
  export default function nlp(text: string): { quotations(): { out(form: "array"): string[] } };
}

declare module "wink-eng-lite-web-model" {
  const model: object;
  export default model;
}

declare module "wink-nlp" {
  interface Items {
    out(its: unknown): unknown[];
    length(): number;
  }
  export default function open(model: object): {
    readonly its: { readonly pos: unknown };
    readDoc(text: string): { tokens(): Items; entities(): Items };
  };
}
