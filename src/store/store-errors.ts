import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/**
 * The kinds of store failures that the user is told about: access refused, no disk space, in use by a tab with an
 * older version, created by a newer version, or damaged.
 */
export type StoreErrorKind = "refused" | "full" | "blocked" | "newer" | "broken";

/** A failure of the store, with a message that can be shown to the user. */
export class StoreError extends UserError {
  override readonly name = "StoreError";

  constructor(
    readonly kind: StoreErrorKind,
    options?: ErrorOptions,
  ) {
    super(undefined, options);
  }

  /**
   * The message is looked up when it is read: a store may fail to open before the messages of the user's language are
   * loaded.
   */
  override get message(): string {
    return t(`store_${this.kind}`);
  }
}

/** Maps the names of DOMExceptions to kinds of failures. All others are "broken". */
const KINDS: Readonly<Record<string, StoreErrorKind>> = {
  SecurityError: "refused",
  NotAllowedError: "refused",
  NotSupportedError: "refused",
  QuotaExceededError: "full",
  NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR: "full",
  VersionError: "newer",
};

/** Converts any error of a store operation to a StoreError. */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  return new StoreError(KINDS[nameOf(thrown)] ?? "broken", { cause: thrown });
}

/**
 * Converts any error of opening the store to a StoreError. At that point some errors mean that the browser refuses
 * storage.
 */
export function toOpenError(thrown: unknown): StoreError {
  // Firefox throws an InvalidStateError if history is disabled. A browser without IndexedDB throws a ReferenceError
  // or TypeError.
  const isRefusal = ["InvalidStateError", "ReferenceError", "TypeError"].includes(nameOf(thrown));
  return isRefusal ? new StoreError("refused", { cause: thrown }) : toStoreError(thrown);
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
}
