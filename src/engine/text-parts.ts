/** Parts that are joined at once: joining a million takes longer than a page can wait. */
const JOINED = 1 << 12;

/** A long text that is put together from many short parts. */
export class TextParts {
  readonly #joined: string[] = [];
  #parts: string[] = [];

  add(part: string): void {
    this.#parts.push(part);
    if (this.#parts.length < JOINED) return;
    this.#joined.push(this.#parts.join(""));
    this.#parts = [];
  }

  toString(): string {
    return this.#joined.join("") + this.#parts.join("");
  }
}
