/** What the detector tells the background, once a page at most: this page may be a readout, and why. */
export interface OfferReadout {
  readonly type: "offerReadout";
  /** How sure the detector is, 0.5 to 1. */
  readonly score: number;
  /** What spoke for it, in plain words. */
  readonly reasons: readonly string[];
}
