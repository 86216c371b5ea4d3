import type { Runtime } from "webextension-polyfill";
import { t } from "../locale/i18n.ts";
import { errorText, UserError } from "../locale/user-error.ts";
import { browser, isConnected } from "./browser.ts";
import { reloadHint } from "./reload-hint.ts";

/** A call that the other side could not answer; `kind` says what went wrong, `message` says it to the reader. */
export class RpcError extends UserError {
  override readonly name = "RpcError";
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What a call looks like on its way. */
interface RpcRequest {
  readonly type: string;
  readonly args: readonly unknown[];
  /** Whether a page of the extension that makes the call belongs to a private window; content scripts do not say. */
  readonly isPrivate?: boolean;
}

/** Who makes a call: what the browser tells of the sender, and what a page of the extension tells of its window. */
export interface RpcCaller extends Runtime.MessageSender {
  readonly isPrivate?: boolean;
}

type RpcResponse =
  | { readonly value: unknown }
  | { readonly error: { readonly kind: string; readonly message: string } };

/**
 * A set of calls: each takes plain data and gives a promise of plain data. No argument may be optional: who asks comes
 * after the last one given.
 */
type RpcContract<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** The same calls as answered, with who asks as a last argument. */
export type RpcHandlers<T extends RpcContract<T>> = {
  readonly [K in keyof T]: (...args: [...Parameters<T[K]>, RpcCaller]) => ReturnType<T[K]> | Awaited<ReturnType<T[K]>>;
};

/** The calls of `T` as functions that send through `transmit` and wait for the answer. */
function createProxy<T extends RpcContract<T>>(transmit: (call: RpcRequest) => Promise<unknown>): T {
  return new Proxy({} as T, {
    get: (_, type) => (typeof type === "string" ? (...args: unknown[]) => call(transmit, { type, args }) : undefined),
  });
}

async function call(transmit: (call: RpcRequest) => Promise<unknown>, call: RpcRequest): Promise<unknown> {
  if (!isConnected()) throw new RpcError("disconnected", reloadHint());
  const answer = await transmit(call).catch((error: unknown) => {
    throw toRpcError(error);
  });
  if (!isResponse(answer)) throw new RpcError("unanswered", t("no_answer"));
  if ("error" in answer) throw new RpcError(answer.error.kind, answer.error.message);
  return answer.value;
}

function toRpcError(error: unknown): RpcError {
  return /invalidated|Extension context/i.test(String(error))
    ? new RpcError("disconnected", reloadHint())
    : new RpcError("unreachable", t("no_answer"));
}

function isResponse(answer: unknown): answer is RpcResponse {
  return typeof answer === "object" && answer !== null && ("value" in answer || "error" in answer);
}

let isOwnWindowPrivate: Promise<boolean> | undefined;

/**
 * Has every call of this page to the background tell whether the page belongs to a private window. Only pages of the extension
 * say so: of a content script the browser tells.
 */
export function declarePrivacy(isPrivate: Promise<boolean>): void {
  isOwnWindowPrivate = isPrivate;
}

/** The calls that the background answers, for any other context. */
export function callsToBackground<T extends RpcContract<T>>(): T {
  return createProxy<T>(async (call) => {
    const privacy = isOwnWindowPrivate && { isPrivate: await isOwnWindowPrivate };
    return browser.runtime.sendMessage({ ...call, ...privacy });
  });
}

/** The calls that the content script in a frame of a tab answers; without a frame, those in all of them. */
export function callsToTab<T extends RpcContract<T>>(tabId: number, frameId?: number): T {
  const options = frameId === undefined ? {} : { frameId };
  return createProxy<T>((call) => browser.tabs.sendMessage(tabId, call, options));
}

/**
 * Answers calls until the signal ends. Only this extension's own contexts are heard; `isCallAllowed` can narrow that further.
 * Calls that are not among the handlers are left to other listeners.
 */
export function handleCalls<T extends RpcContract<T>>(
  handlers: RpcHandlers<T>,
  signal: AbortSignal,
  isAllowed: (type: string, sender: Runtime.MessageSender) => boolean = () => true,
): void {
  const table = new Map(Object.entries(handlers));
  // The answer goes through the third argument: Chromium before 148 does not take a promise for one.
  const listener = (message: unknown, sender: Runtime.MessageSender, respond: (answer: unknown) => void) => {
    if (!isRequest(message) || sender.id !== browser.runtime.id) return undefined;
    const handler = table.get(message.type) as ((...args: unknown[]) => unknown) | undefined;
    if (!handler) return undefined;
    const caller: RpcCaller = { ...sender, ...(message.isPrivate !== undefined && { isPrivate: message.isPrivate }) };
    if (isAllowed(message.type, sender)) void respondWith(() => handler(...message.args, caller)).then(respond);
    else respond(refusal());
    return true as const;
  };
  // The types know listeners that always answer; one that leaves a message to others gives undefined.
  browser.runtime.onMessage.addListener(listener as never);
  signal.addEventListener("abort", () => {
    if (isConnected()) browser.runtime.onMessage.removeListener(listener as never);
  });
}

function isRequest(message: unknown): message is RpcRequest {
  if (typeof message !== "object" || message === null) return false;
  const { type, args } = message as Partial<RpcRequest>;
  return typeof type === "string" && Array.isArray(args);
}

function refusal(): RpcResponse {
  return { error: { kind: "refused", message: t("call_refused") } };
}

/** Errors travel back to the caller, who shows them where the reader is looking. */
async function respondWith(work: () => unknown): Promise<RpcResponse> {
  try {
    return { value: (await work()) ?? null };
  } catch (error) {
    const kind = (error as { kind?: unknown }).kind;
    return {
      error: {
        kind: typeof kind === "string" ? kind : "failed",
        message: errorText(error),
      },
    };
  }
}
