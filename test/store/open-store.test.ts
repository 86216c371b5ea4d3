import { expect } from "chai";
import { deleteDB } from "idb";
import { createNote } from "../../src/annotation/note.ts";
import { setLanguage } from "../../src/locale/i18n.ts";
import { errorText } from "../../src/locale/user-error.ts";
import { withDiskSpaceCheck } from "../../src/store/local-storage.ts";
import { countNotes, putNote } from "../../src/store/notes-store.ts";
import { openStore, VERSION } from "../../src/store/open-store.ts";
import { StoreError, toStoreError } from "../../src/store/store-errors.ts";
import { setEnglish } from "../set-english.ts";
import { freshName, withName, withStore } from "./fresh-store.ts";

setEnglish();

const note = createNote({ target: { source: "https://example.org/" }, title: "A page" });

/** Opens a connection that, unlike a store, does not give way to a newer version. */
function openStubborn(name: string): Promise<IDBDatabase> {
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
  it("keeps what is stored when opened again", () =>
    withName(async (name) => {
      const first = await openStore({ name });
      await putNote(first, note);
      first.close();
      const second = await openStore({ name });
      expect(await countNotes(second)).to.equal(1);
      second.close();
    }));

  it("gives way to a newer version, says so, and ends what it was writing first", () =>
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

  it("tells that it was rebuilt, and why a connection was closed", () =>
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

  it("answers “blocked” when another connection does not give way, and opens once it has", () =>
    withStore(async (store, name) => {
      store.close();
      const stubborn = await openStubborn(name);
      expect(await kindOf(openStore({ name, version: VERSION + 1 }))).to.equal("blocked");
      stubborn.close();
      const late = await openStore({ name, version: VERSION + 1 });
      expect(await countNotes(late)).to.equal(0);
      late.close();
    }));

  it("answers “newer” when the stored notes are of a newer version", () =>
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
    it(`answers “refused” when IndexedDB ${how}`, () =>
      withIndexedDB(stub, async () => {
        expect(await kindOf(openStore({ name: freshName() }))).to.equal("refused");
      }));
  }
});

describe("A StoreError", () => {
  it("speaks the language that is spoken when it is shown, and not the name of a message before words are loaded", () => {
    setLanguage("en", () => undefined);
    const error = new StoreError("refused");
    setLanguage("fr", (name) => (name === "store_refused" ? "Le navigateur a refusé." : undefined));
    expect(error.message).to.equal("Le navigateur a refusé.");
    expect(errorText(error)).to.equal("Le navigateur a refusé.");
    setEnglish();
    expect(error.message).to.match(/^The browser did not let/);
  });
});

describe("toStoreError", () => {
  it("tells a full disk from a broken store, and keeps the cause", () => {
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
  const tell = (told: object) => {
    StorageManager.prototype.estimate = async () => told;
  };
  afterEach(() => {
    StorageManager.prototype.estimate = estimate;
  });

  it("is not written on where the browser tells how full it is, and is as soon as there is room", () =>
    withStore(async (store) => {
      const values: Record<string, unknown> = {};
      const area = withDiskSpaceCheck({
        get: async () => values,
        set: async (given) => void Object.assign(values, given),
        remove: async (key) => void delete values[key],
      });
      for (const usage of [990e6, 1000e6, 1010e6]) {
        tell({ quota: 1000e6, usage, usageDetails: {} });
        expect(await kindOf(putNote(store, note))).to.equal("full");
        expect(await kindOf(area.set({ settings: 1 }))).to.equal("full");
        expect(await kindOf(area.remove("settings"))).to.equal("full");
      }
      expect(await countNotes(store)).to.equal(0);
      expect(values).to.deep.equal({});
      for (const told of [{ quota: 1000e6, usage: 900e6, usageDetails: {} }, { quota: 10, usage: 9 }, {}]) {
        tell(told);
        await area.set({ settings: 2 });
        expect(values).to.deep.equal({ settings: 2 });
        await area.remove("settings");
        await putNote(store, note);
      }
      expect(await countNotes(store)).to.equal(1);
      expect(values).to.deep.equal({});
    }));
});
