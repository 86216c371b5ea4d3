/**
 * The detector's message to the background, sent at most once for each URL: this page may be a readout, or has notes.
 */
export interface ReadoutDetected {
  readonly type: "readoutDetected";
}
