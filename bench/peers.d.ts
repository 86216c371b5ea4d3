// Types of the libraries with which the benches compare ours. These libraries are installed for the benches only (`npm
// ci --prefix bench`), so the type check must work without them.

declare module "dom-anchor-text-quote" {
  interface Quote {
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  /** Returns the range of a quote, or null. `hint` is its former position. */
  export function toRange(root: Node, selector: Quote, options?: { readonly hint?: number }): Range | null;
}

declare module "@apache-annotator/dom" {
  interface Quote {
    readonly type: "TextQuoteSelector";
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  /** Returns a function that searches for a quote in a node or range and yields its matches. */
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
