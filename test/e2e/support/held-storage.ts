import { patchBackground, valueInBackground } from "./extension.ts";
import { waitFor } from "./wait.ts";

/** Blocked storage operations of the background, during which a test can check what is shown. */
export interface HeldStorage {
  /** Waits until an operation has begun and is blocked. */
  waitForOne(): Promise<void>;
  /** Releases the blocked operations, and blocks no more. */
  release(): Promise<void>;
}

/**
 * Blocks every write of the background from now on, to the database and to `storage.local`. The background queries the
 * free disk space within each write, and gets no answer until the release.
 */
export function holdWrites(): Promise<HeldStorage> {
  return hold(`(scope, released) => {
    const { prototype } = scope.StorageManager;
    const { estimate } = prototype;
    prototype.estimate = function () {
      scope.heldWork += 1;
      return released.then(() => estimate.call(this));
    };
    return () => { prototype.estimate = estimate; };
  }`);
}

/**
 * Blocks the response to the next reading of the drafts, which popup and panel request after the page's own response.
 */
export function holdNextReadingOfDrafts(): Promise<HeldStorage> {
  return hold(`(scope, released) => {
    const { local } = (scope.browser ?? scope.chrome).storage;
    const { get } = local;
    local.get = (...args) => {
      const answer = get.apply(local, args);
      if (args[0] !== "drafts" || scope.heldWork > 0) return answer;
      scope.heldWork += 1;
      return released.then(() => answer);
    };
    return () => { local.get = get; };
  }`);
}

/**
 * Changes the background so that operations are blocked.
 * @param source A function that counts in `scope.heldWork` the operations that it blocks until a promise resolves. It
 *   returns a function that undoes the change.
 */
async function hold(source: string): Promise<HeldStorage> {
  const release = await patchBackground(`(scope) => {
    let release = () => undefined;
    const released = new Promise((resolve) => { release = resolve; });
    scope.heldWork = 0;
    const undo = (${source})(scope, released);
    return () => {
      undo();
      release();
    };
  }`);
  const waitForOne = async () => {
    await waitFor("work of the storage to be held", () => valueInBackground<number>("(scope) => scope.heldWork"));
  };
  return { waitForOne, release };
}
