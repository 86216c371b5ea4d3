import { expect } from "chai";
import { deleteDB } from "idb";
import { createNote } from "../../src/annotation/note.ts";
import { setLanguage } from "../../src/locale/i18n.ts";
import { errorText } from "../../src/locale/user-error.ts";
import { withDiskSpaceCheck } from "../../src/store/local-storage.ts";
import { countNotes, putNote } from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { StoreError, toStoreError } from "../../src/store/store-errors.ts";
import { VERSION } from "../../src/store/store-shape.ts";
import { setEnglish } from "../set-english.ts";
import { freshName, withName, withStore } from "./fresh-store.ts";

setEnglish();

const note = createNote({ target: { source: "https://example.org/" }, title: "A page" });

/** Opens a connection that, unlike a store, does not close for a newer version. */
function openBlocking(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs `work` in a window whose `indexedDB` is `value`. */
async function withIndexedDB(value: unknown, work: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(window, "indexedDB") as PropertyDescriptor;
  Object.defineProperty(window, "indexedDB", { value, configurable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(window, "indexedDB", own);
  }
}

async function kindOf(failing: Promise<unknown>): Promise<string> {
  const error = await failing.catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(StoreError);
  expect((error as StoreError).message).to.match(/^[A-Z].*\.$/);
  return (error as StoreError).kind;
}

describe("openStore", () => {
  it("keeps the stored data when the store is opened again", () =>
    withName(async (name) => {
      const first = await openStore({ name });
      await putNote(first, note);
      first.close();
      const second = await openStore({ name });
      expect(await countNotes(second)).to.equal(1);
      second.close();
    }));

  it("closes on versionchange after finishing pending writes, and reports it", () =>
    withStore(async (old, name) => {
      let closed = 0;
      const other = await openStore({ name, onClose: () => (closed += 1) });
      const written = putNote(other, note);
      const newer = await openStore({ name, version: VERSION + 1 });
      await written;
      expect(closed).to.equal(1);
      expect(await countNotes(newer)).to.equal(1);
      expect(await kindOf(countNotes(old))).to.equal("broken");
      newer.close();
    }));

  it("reports that the database was rebuilt, and why a connection was closed", () =>
    withStore(async (_, name) => {
      const heard: string[] = [];
      const listen = { onCreate: () => heard.push("new"), onClose: (reason: string) => heard.push(reason) };
      await openStore({ name, ...listen });
      expect(heard).to.deep.equal([]);
      (await openStore({ name, version: VERSION + 1 })).close();
      expect(heard).to.deep.equal(["newer"]);
      await openStore({ name, version: VERSION + 1, ...listen });
      await deleteDB(name);
      expect(heard).to.deep.equal(["newer", "lost"]);
      (await openStore({ name, ...listen })).close();
      expect(heard).to.deep.equal(["newer", "lost", "new"]);
    }));

  it("reports “blocked” while another connection does not close, and opens afterwards", () =>
    withStore(async (store, name) => {
      store.close();
      const blocking = await openBlocking(name);
      expect(await kindOf(openStore({ name, version: VERSION + 1 }))).to.equal("blocked");
      blocking.close();
      const late = await openStore({ name, version: VERSION + 1 });
      expect(await countNotes(late)).to.equal(0);
      late.close();
    }));

  it("fails with “newer” when the stored notes are of a newer version", () =>
    withStore(
      async (_, name) => {
        expect(await kindOf(openStore({ name }))).to.equal("newer");
      },
      { version: VERSION + 2 },
    ));

  const refusals: [string, unknown][] = [
    [
      "throws",
      {
        open: () => {
          throw new DOMException("no", "SecurityError");
        },
      },
    ],
    [
      "throws as Firefox does without history",
      {
        open: () => {
          throw new DOMException("no", "InvalidStateError");
        },
      },
    ],
    ["is missing", undefined],
    ["is null", null],
  ];
  for (const [how, stub] of refusals) {
    it(`fails with “refused” when IndexedDB ${how}`, () =>
      withIndexedDB(stub, async () => {
        expect(await kindOf(openStore({ name: freshName() }))).to.equal("refused");
      }));
  }
});

describe("A StoreError", () => {
  it("uses the current interface language when it is shown, and never shows a message key before messages are loaded", () => {
    setLanguage("en", () => undefined);
    const error = new StoreError("refused");
    setLanguage("fr", (name) => (name === "store_refused" ? "Le navigateur a refusé." : undefined));
    expect(error.message).to.equal("Le navigateur a refusé.");
    expect(errorText(error)).to.equal("Le navigateur a refusé.");
    setEnglish();
    expect(error.message).to.match(/^The browser did not allow/);
  });
});

describe("toStoreError", () => {
  it("distinguishes a full disk from a broken store, and keeps the cause", () => {
    const full = new DOMException("no room", "QuotaExceededError");
    expect(toStoreError(full)).to.include({ kind: "full", cause: full });
    expect(toStoreError(new DOMException("?", "UnknownError")).kind).to.equal("broken");
    expect(toStoreError("?").kind).to.equal("broken");
    const own = new StoreError("blocked");
    expect(toStoreError(own)).to.equal(own);
  });
});

describe("A disk that is nearly full", () => {
  const { estimate } = StorageManager.prototype;
  const setEstimate = (estimate: object) => {
    StorageManager.prototype.estimate = async () => estimate;
  };
  afterEach(() => {
    StorageManager.prototype.estimate = estimate;
  });

  it("refuses writes where the browser reports its free space, and accepts them when space is free again", () =>
    withStore(async (store) => {
      const values: Record<string, unknown> = {};
      const area = withDiskSpaceCheck({
        get: async () => values,
        set: async (given) => void Object.assign(values, given),
        remove: async (key) => void delete values[key],
      });
      for (const usage of [990e6, 1000e6, 1010e6]) {
        setEstimate({ quota: 1000e6, usage, usageDetails: {} });
        expect(await kindOf(putNote(store, note))).to.equal("full");
        expect(await kindOf(area.set({ settings: 1 }))).to.equal("full");
        expect(await kindOf(area.remove("settings"))).to.equal("full");
      }
      expect(await countNotes(store)).to.equal(0);
      expect(values).to.deep.equal({});
      for (const estimate of [{ quota: 1000e6, usage: 900e6, usageDetails: {} }, { quota: 10, usage: 9 }, {}]) {
        setEstimate(estimate);
        await area.set({ settings: 2 });
        expect(values).to.deep.equal({ settings: 2 });
        await area.remove("settings");
        await putNote(store, note);
      }
      expect(await countNotes(store)).to.equal(1);
      expect(values).to.deep.equal({});
    }));
});
