import { patchBackground, valueInBackground } from "./extension.ts";
import { waitFor } from "./wait.ts";

/** Work of the background's storage that is held, so that a test can look at what is shown meanwhile. */
export interface HeldStorage {
  /** Waits until a piece of work has begun, and is held. */
  waitForOne(): Promise<void>;
  /** Lets what is held go on, and holds no more. */
  release(): Promise<void>;
}

/**
 * Holds every write of the background from now on, to the database as to `storage.local`. The background asks for the
 * room on the disk within each write, and gets no answer until the release.
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

/** Holds the answer to the next reading of the drafts, which popup and panel ask for after the page's own answer. */
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
 * Changes the background so that something is held.
 * @param source A function that counts in `scope.heldWork` what it holds until a promise resolves; it returns a
 *   function that undoes the change.
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
