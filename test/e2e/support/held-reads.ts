/*
 * Functions, as source, that stop an export between two pages of the notebook, so that a test can look at it and cancel it
 * there however fast the machine is. They run with the global object of a page of the extension or of the background.
 */

/** Returns a function that holds what the database reads of pages from an address on, until `RELEASE_READS` is run. */
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
    // The product reads by a wrapper that takes a promise as well as a request; nothing follows in the same transaction.
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

/** Lets go of what `holdReadsFrom` holds, and holds nothing more. */
export const RELEASE_READS = "(scope) => scope.releaseReads?.()";

/** Makes every step of long work be shown, by a clock that runs on by a second at every look. */
export const SHOW_EVERY_STEP = `(scope) => {
  let time = scope.performance.now();
  scope.performance.now = () => (time += 1000);
}`;
