declare module "dom-anchor-text-quote" {
  interface Quote {
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  /** The range of a quote, or nothing; `hint` is where it stood. */
  export function toRange(root: Node, selector: Quote, options?: { readonly hint?: number }): Range | null;
}
