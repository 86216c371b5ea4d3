/*
 * Functions, as source, that block an export between two pages of the store, so that a test can inspect and cancel
 * it there on a machine of any speed. They run with the global object of a page of the extension or of the background.
 */

/** Returns a function that blocks database reads of pages from an address on, until `RELEASE_READS` is run. */
export function holdReadsFrom(address: string): string {
  return `(scope) => {
    const { prototype } = scope.IDBIndex;
    const { get } = prototype;
    const released = new Promise((resolve) => {
      scope.releaseReads = () => {
        prototype.get = get;
        resolve();
      };
    });
    // The product reads through a wrapper that accepts a promise as well as a request. Nothing follows in the same
    // transaction.
    prototype.get = function (key) {
      const request = get.call(this, key);
      if (typeof key !== "string" || key < ${JSON.stringify(address)}) return request;
      return new Promise((resolve, reject) => {
        request.onsuccess = () => released.then(() => resolve(request.result));
        request.onerror = () => reject(request.error);
      });
    };
  }`;
}

/** Releases the reads that `holdReadsFrom` blocks, and blocks no more. */
export const RELEASE_READS = "(scope) => scope.releaseReads?.()";

/** Makes every step of a long task visible, with a clock that advances by a second at every reading. */
export const SHOW_EVERY_STEP = `(scope) => {
  let time = scope.performance.now();
  scope.performance.now = () => (time += 1000);
}`;
