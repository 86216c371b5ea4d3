/** Work in small steps. A step may yield a promise that the next step has to wait for. */
export type Job<T> = Generator<PromiseLike<unknown> | undefined, T>;

/** The clock of the queue, so that tests can control time. */
export interface Clock {
  /** Returns milliseconds since an arbitrary moment. */
  now(): number;
  /** Resolves after `time` milliseconds or, for 0, after other pending tasks have run. */
  wait(time: number): Promise<unknown>;
}

/** A frame of a tab whose page has jobs. */
export interface FrameKey {
  readonly tab: number;
  readonly frame: number;
}

/** The time limit of a job. */
export interface Budget {
  /** Returns true if the time for this page is used up and the job should finish with what it has. */
  isSpent(): boolean;
}

/** The rejection of a cancelled job. `kind` is the reason. */
export class AnalysisCancelled extends Error {
  override readonly name = "AnalysisCancelled";

  constructor(readonly kind: "superseded" | "dropped" | "too long") {
    super(`The page was not read: ${kind}.`);
  }
}

/** Milliseconds of work between two pauses, in which messages are handled. */
const STEP_BUDGET = 15;

/** Milliseconds of work for one page. An ordinary page of maximum length takes a third of this on a slow computer. */
export const PAGE_BUDGET = 15_000;

/** A job is cancelled if it continues until it has used this many times its budget. */
const MAX_WAIT = 2;

/**
 * Maximum credit of a tab, in milliseconds of work, and the credit that it gains per millisecond. A page that changes
 * constantly can therefore use the background for at most a quarter of the time. With less credit, a user who clicks
 * through a site's readouts would have to wait.
 */
const CREDIT = 6_000;
const CREDIT_PER_MILLISECOND = 0.25;

/** Half-life, in milliseconds, of a tab's recent work when the next tab is chosen. */
const HALF_LIFE = 10_000;

/** Lower limit of a tab's credit after it has overdrawn it. */
const MAX_DEBT = -CREDIT;

/**
 * Additional cost of starting a job, in milliseconds. In the long run, even the shortest jobs of a tab start at most
 * once per second.
 */
const STARTUP_COST = 250;

interface TabAccount {
  /** Remaining credit and recent work, in milliseconds, as of the moment `at`. */
  credit: number;
  recentWork: number;
  at: number;
  /** The jobs of its frames, by frame id. The first one runs first. */
  readonly entries: Map<number, QueuedJob>;
}

interface QueuedJob {
  readonly begin: () => Job<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  job: Job<unknown> | undefined;
  /** Milliseconds of work so far, and the start of the current slice. */
  spent: number;
  since: number | undefined;
  /** True if the next step is waiting for a promise. */
  isWaiting: boolean;
}

/**
 * Runs the jobs that pages request, one slice at a time. Each tab runs one job at a time and each frame only its newest
 * job. The tab with the least recent work goes first.
 */
export class AnalysisQueue {
  readonly #tabs = new Map<number, TabAccount>();
  #isRunning = false;
  #wake: () => void = () => undefined;

  /** @param onBusyChange Called with true when there are jobs, and with false when all are done. */
  constructor(
    private readonly clock: Clock,
    private readonly onBusyChange: (isBusy: boolean) => void = () => undefined,
  ) {}

  /** Adds a job for a frame and cancels an unfinished job of the same frame. */
  add<T>({ tab: id, frame }: FrameKey, begin: (budget: Budget) => Job<T>): Promise<T> {
    const tab = this.#tabs.get(id) ?? { credit: CREDIT, recentWork: 0, at: this.clock.now(), entries: new Map() };
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

  /** Cancels all jobs of a tab that was closed or navigated away. Its recent work still counts. */
  cancel(id: number): void {
    const tab = this.#tabs.get(id);
    for (const frame of [...(tab?.entries.keys() ?? [])]) if (tab) cancelJobs(tab, frame, "dropped");
  }

  #spentBy({ spent, since }: QueuedJob): number {
    return spent + (since === undefined ? 0 : this.clock.now() - since);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.onBusyChange(true);
    // The same tab or others may be about to add more jobs.
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
    this.onBusyChange(false);
  }

  /** Runs one slice. Returns the milliseconds until there is more to do, or undefined if all jobs are done. */
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
      if (time === 0 && (!next || tab.recentWork < next.recentWork)) next = tab;
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
      // An error in one page's job is reported to that page only.
      tab.entries.delete(frame);
      entry.reject(error);
    }
    const time = this.clock.now() - start;
    entry.since = undefined;
    entry.spent += time;
    tab.credit = Math.max(MAX_DEBT, tab.credit - time);
    tab.recentWork += time;
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

/**
 * The wait, in milliseconds, until a job can run that needs the result of other work. It ends when the queue is woken.
 */
const NEVER = Number.POSITIVE_INFINITY;

function accrueCredit(tab: TabAccount, now: number): void {
  tab.credit = Math.min(CREDIT, tab.credit + (now - tab.at) * CREDIT_PER_MILLISECOND);
  tab.recentWork *= 0.5 ** ((now - tab.at) / HALF_LIFE);
  tab.at = now;
}

/** Returns the milliseconds until a job can run. A started job continues; a new one needs credit. */
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
