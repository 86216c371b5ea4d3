import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/**
 * What the user must know about a store that failed: not allowed, no room, in use by an older tab, made by a newer version,
 * or damaged.
 */
export type StoreErrorKind = "refused" | "full" | "blocked" | "newer" | "broken";

/** A failure of the store, in words that can be shown to the user as they are. */
export class StoreError extends UserError {
  override readonly name = "StoreError";

  constructor(
    readonly kind: StoreErrorKind,
    options?: ErrorOptions,
  ) {
    super(undefined, options);
  }

  /** Asked for when it is shown: a store is opened, and may fail, before the words of the user's language are loaded. */
  override get message(): string {
    return t(`store_${this.kind}`);
  }
}

/** What each kind of DOMException means for the user; all others are "broken". */
const KINDS: Readonly<Record<string, StoreErrorKind>> = {
  SecurityError: "refused",
  NotAllowedError: "refused",
  NotSupportedError: "refused",
  QuotaExceededError: "full",
  NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR: "full",
  VersionError: "newer",
};

/** The StoreError of whatever was thrown while storing. */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  return new StoreError(KINDS[nameOf(thrown)] ?? "broken", { cause: thrown });
}

/** The StoreError of whatever was thrown while opening, when the browser has not let anything be stored yet. */
export function toOpenError(thrown: unknown): StoreError {
  // Firefox answers InvalidStateError where it keeps no history; a browser without IndexedDB makes a Reference- or TypeError.
  const isRefusal = ["InvalidStateError", "ReferenceError", "TypeError"].includes(nameOf(thrown));
  return isRefusal ? new StoreError("refused", { cause: thrown }) : toStoreError(thrown);
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
}
