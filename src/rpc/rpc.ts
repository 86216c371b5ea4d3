import type { Runtime } from "webextension-polyfill";
import { t } from "../locale/i18n.ts";
import { errorText, UserError } from "../locale/user-error.ts";
import { browser, isConnected } from "./browser.ts";
import { reloadHint } from "./reload-hint.ts";

/**
 * The error of a call that failed on the other side. `kind` says what went wrong, and `message` explains it to the
 * user.
 */
export class RpcError extends UserError {
  override readonly name = "RpcError";
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The message that represents a call. */
interface RpcRequest {
  readonly type: string;
  readonly args: readonly unknown[];
  /** True if the call comes from an extension page that belongs to a private window. Content scripts do not set it. */
  readonly isPrivate?: boolean;
}

/** The caller: what the browser reports about the sender, and what an extension page declares about its window. */
export interface RpcCaller extends Runtime.MessageSender {
  readonly isPrivate?: boolean;
}

type RpcResponse =
  | { readonly value: unknown }
  | { readonly error: { readonly kind: string; readonly message: string } };

/**
 * A set of calls that take plain data and return a promise of plain data. No parameter may be optional, because
 * handlers receive the caller after the last argument.
 */
type RpcContract<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** The handlers of a contract, with the caller as an additional last argument. */
export type RpcHandlers<T extends RpcContract<T>> = {
  readonly [K in keyof T]: (...args: [...Parameters<T[K]>, RpcCaller]) => ReturnType<T[K]> | Awaited<ReturnType<T[K]>>;
};

/** Returns the calls of `T` as functions that send a message through `transmit` and wait for the response. */
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
 * Makes every call from this page to the background declare whether the page belongs to a private window. Only
 * extension pages need this; the browser reports it for content scripts.
 */
export function declarePrivacy(isPrivate: Promise<boolean>): void {
  isOwnWindowPrivate = isPrivate;
}

/** Returns the calls that the background handles. */
export function callsToBackground<T extends RpcContract<T>>(): T {
  return createProxy<T>(async (call) => {
    const privacy = isOwnWindowPrivate && { isPrivate: await isOwnWindowPrivate };
    return browser.runtime.sendMessage({ ...call, ...privacy });
  });
}

/** Returns the calls that the content script in a frame of a tab handles, or those in all frames if none is given. */
export function callsToTab<T extends RpcContract<T>>(tabId: number, frameId?: number): T {
  const options = frameId === undefined ? {} : { frameId };
  return createProxy<T>((call) => browser.tabs.sendMessage(tabId, call, options));
}

/**
 * Handles calls until the signal aborts. Only this extension's own contexts are accepted, and `isCallAllowed` can
 * restrict them further. Calls without a handler are left to other listeners.
 */
export function handleCalls<T extends RpcContract<T>>(
  handlers: RpcHandlers<T>,
  signal: AbortSignal,
  isAllowed: (type: string, argumentCount: number, sender: Runtime.MessageSender) => boolean = () => true,
): void {
  const table = new Map(Object.entries(handlers));
  // The response is sent through the third argument, because Chromium before 148 does not accept a promise.
  const listener = (message: unknown, sender: Runtime.MessageSender, respond: (answer: unknown) => void) => {
    if (!isRequest(message) || sender.id !== browser.runtime.id) return undefined;
    const handler = table.get(message.type) as ((...args: unknown[]) => unknown) | undefined;
    if (!handler) return undefined;
    const caller: RpcCaller = { ...sender, ...(message.isPrivate !== undefined && { isPrivate: message.isPrivate }) };
    if (isAllowed(message.type, message.args.length, sender))
      void respondWith(() => handler(...message.args, caller)).then(respond);
    else respond(refusal());
    return true as const;
  };
  // The types require listeners that always respond. One that leaves a message to others returns undefined.
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

/** Errors are returned to the caller, which shows them where the user is looking. */
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
