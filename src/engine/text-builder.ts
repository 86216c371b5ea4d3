/**
 * The number of parts that are joined in one step. Joining a million parts in one step would block the page for too
 * long.
 */
const PARTS_PER_STEP = 1 << 12;

/** Builds a long text from many short parts. */
export class TextBuilder {
  readonly #joined: string[] = [];
  #parts: string[] = [];

  add(part: string): void {
    this.#parts.push(part);
    if (this.#parts.length < PARTS_PER_STEP) return;
    this.#joined.push(this.#parts.join(""));
    this.#parts = [];
  }

  toString(): string {
    return this.#joined.join("") + this.#parts.join("");
  }
}
