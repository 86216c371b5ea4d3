/** Work in small steps; a step may give something that the next one has to wait for. */
export type Job<T> = Generator<PromiseLike<unknown> | undefined, T>;

/** Time as the queue sees it. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Settles after so many milliseconds; with 0, once others have had their turn. */
  wait(time: number): Promise<unknown>;
}

/** A frame of a tab, for whose page work is done. */
export interface FrameKey {
  readonly tab: number;
  readonly frame: number;
}

/** What a job may know of the time that it has. */
export interface Budget {
  /** Whether the time for this page is spent: the job should end with what it has. */
  isSpent(): boolean;
}

/** Ends the promise of work that will not be done; `kind` says why. */
export class AnalysisCancelled extends Error {
  override readonly name = "AnalysisCancelled";

  constructor(readonly kind: "superseded" | "dropped" | "too long") {
    super(`The page was not read: ${kind}.`);
  }
}

/** Milliseconds of work between two pauses, in which messages are answered. */
const STEP_BUDGET = 15;

/** Milliseconds of work for one page. An ordinary page of the greatest length takes a third of it on a slow machine. */
export const PAGE_BUDGET = 15_000;

/** A job that goes on although its time is spent is ended when it has taken this many times as long. */
const MAX_WAIT = 2;

/**
 * Milliseconds of work that a tab may ask for at once, and what it gains in a millisecond: a page that changes without end
 * has the background for a quarter of the time at most. Less credit, and somebody who clicks through a site's readouts
 * would wait.
 */
const CREDIT = 6_000;
const CREDIT_PER_MILLISECOND = 0.25;

/** What a tab has had counts half after so many milliseconds, when it is asked whose turn it is. */
const HALF_LIFE = 10_000;

/** A tab that has taken all its credit and more owes this at most. */
const MAX_DEBT = -CREDIT;

/** What a beginning costs besides, in milliseconds: even the shortest jobs of a tab begin once in a second in the long run. */
const STARTUP_COST = 250;

interface TabAccount {
  /** Milliseconds of work that the tab may still ask for, and those that it has had of late, as of a moment. */
  credit: number;
  had: number;
  at: number;
  /** What its frames ask for, by frame; the first is done first. */
  readonly entries: Map<number, QueuedJob>;
}

interface QueuedJob {
  readonly begin: () => Job<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  job: Job<unknown> | undefined;
  /** Milliseconds of work so far, and when the slice under way began. */
  spent: number;
  since: number | undefined;
  /** Whether the next step has to wait for something. */
  isWaiting: boolean;
}

/**
 * Does the work that pages ask for, one slice after the other: of each tab one job at a time, of each frame the newest, and
 * the tab first that has asked for least of late.
 */
export class AnalysisQueue {
  readonly #tabs = new Map<number, TabAccount>();
  #isRunning = false;
  #wake: () => void = () => undefined;

  /** @param tellBusy Called when there is something to do, and when all is done. */
  constructor(
    private readonly clock: Clock,
    private readonly tellBusy: (isBusy: boolean) => void = () => undefined,
  ) {}

  /** Does a job for a page; one for the same page that is not done yet is ended. */
  add<T>({ tab: id, frame }: FrameKey, begin: (budget: Budget) => Job<T>): Promise<T> {
    const tab = this.#tabs.get(id) ?? { credit: CREDIT, had: 0, at: this.clock.now(), entries: new Map() };
    this.#tabs.set(id, tab);
    cancelJobs(tab, frame, "superseded");
    return new Promise<T>((resolve, reject) => {
      const entry: QueuedJob = {
        begin: () => begin({ isSpent: () => this.#spentBy(entry) >= PAGE_BUDGET }),
        resolve: resolve as (value: unknown) => void,
        reject,
        job: undefined,
        spent: 0,
        since: undefined,
        isWaiting: false,
      };
      tab.entries.set(frame, entry);
      this.#wake();
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Ends all jobs of a tab that is gone or goes elsewhere; what it has asked for of late still counts. */
  cancel(id: number): void {
    const tab = this.#tabs.get(id);
    for (const frame of [...(tab?.entries.keys() ?? [])]) if (tab) cancelJobs(tab, frame, "dropped");
  }

  #spentBy({ spent, since }: QueuedJob): number {
    return spent + (since === undefined ? 0 : this.clock.now() - since);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.tellBusy(true);
    // Whoever asked first may be about to ask again, or others may.
    await this.clock.wait(0);
    for (let rest = this.#workOn(); rest !== undefined; rest = this.#workOn()) {
      const isWoken = new Promise<void>((wake) => {
        this.#wake = wake;
      });
      await (rest === 0
        ? this.clock.wait(0)
        : Promise.race([isWoken, ...(rest < NEVER ? [this.clock.wait(rest)] : [])]));
    }
    this.#isRunning = false;
    this.tellBusy(false);
  }

  /** Works for one slice. Returns how long there is nothing to do then; nothing when all is done. */
  #workOn(): number | undefined {
    const now = this.clock.now();
    let next: TabAccount | undefined;
    let rest: number | undefined;
    for (const [id, tab] of this.#tabs) {
      accrueCredit(tab, now);
      const [entry] = tab.entries.values();
      if (!entry && tab.credit === CREDIT) this.#tabs.delete(id);
      if (!entry) continue;
      const time = timeUntilRunnable(entry, tab.credit);
      rest = Math.min(rest ?? NEVER, time);
      if (time === 0 && (!next || tab.had < next.had)) next = tab;
    }
    if (next) this.#runStep(next);
    return rest;
  }

  #runStep(tab: TabAccount): void {
    const [first] = tab.entries;
    if (!first) return;
    const [frame, entry] = first;
    if (!entry.job) tab.credit -= STARTUP_COST;
    const start = this.clock.now();
    entry.since = start;
    try {
      this.#step(tab, frame, entry, start + STEP_BUDGET);
    } catch (error) {
      // What fails in one page's reading is told to that page alone.
      tab.entries.delete(frame);
      entry.reject(error);
    }
    const time = this.clock.now() - start;
    entry.since = undefined;
    entry.spent += time;
    tab.credit = Math.max(MAX_DEBT, tab.credit - time);
    tab.had += time;
    if (entry.spent >= PAGE_BUDGET * MAX_WAIT && tab.entries.get(frame) === entry) cancelJobs(tab, frame, "too long");
  }

  #step(tab: TabAccount, frame: number, entry: QueuedJob, until: number): void {
    entry.job ??= entry.begin();
    do {
      const step = entry.job.next();
      if (step.done) {
        tab.entries.delete(frame);
        entry.resolve(step.value);
        return;
      }
      if (step.value) {
        this.#waitFor(entry, step.value);
        return;
      }
    } while (this.clock.now() < until);
  }

  #waitFor(entry: QueuedJob, something: PromiseLike<unknown>): void {
    entry.isWaiting = true;
    const goOn = () => {
      entry.isWaiting = false;
      this.#wake();
    };
    something.then(goOn, goOn);
  }
}

/** Longer than any wait. */
const NEVER = Number.POSITIVE_INFINITY;

function accrueCredit(tab: TabAccount, now: number): void {
  tab.credit = Math.min(CREDIT, tab.credit + (now - tab.at) * CREDIT_PER_MILLISECOND);
  tab.had *= 0.5 ** ((now - tab.at) / HALF_LIFE);
  tab.at = now;
}

/** How long until an entry may be worked on: what is under way goes on, what begins needs credit. */
function timeUntilRunnable({ job, isWaiting }: QueuedJob, credit: number): number {
  if (isWaiting) return NEVER;
  return job || credit > 0 ? 0 : Math.ceil(-credit / CREDIT_PER_MILLISECOND) + 1;
}

function cancelJobs(tab: TabAccount, frame: number, kind: AnalysisCancelled["kind"]): void {
  const entry = tab.entries.get(frame);
  if (!entry) return;
  tab.entries.delete(frame);
  entry.job?.return(undefined as never);
  entry.reject(new AnalysisCancelled(kind));
}
