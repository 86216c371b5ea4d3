/** What the detector tells the background, once an address at most: this page may be a readout, or carries notes. */
export interface ReadoutDetected {
  readonly type: "readoutDetected";
}
