import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** The documents per worker that are read ahead, so that no worker waits for its next one. */
const READ_AHEAD = 8;

/** Worker threads that answer messages, each one message at a time. A worker that fails is replaced. */
export class WorkerPool<Input, Output> {
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly #workers = new Set<Worker>();

  /**
   * @param script The URL of the worker's script.
   * @param size The number of worker threads.
   * @param onFailure Returns the answer to an input whose worker has failed, for example because memory ran out.
   * @param execArgv The command-line options of Node for the workers.
   */
  constructor(
    private readonly script: URL,
    readonly size: number,
    private readonly onFailure: (input: Input, error: unknown) => Output,
    private readonly execArgv: readonly string[] = process.execArgv,
  ) {
    for (let count = 0; count < size; count++) this.#release(this.#start());
  }

  /** Yields the answer to each input, in the order of the inputs. Memory does not grow with the number of inputs. */
  async *mapInOrder(inputs: AsyncIterable<Input>): AsyncGenerator<Output> {
    const answers: Promise<Output>[] = [];
    for await (const input of inputs) {
      answers.push(this.#ask(input));
      if (answers.length >= this.size * READ_AHEAD) yield (await answers.shift()) as Output;
    }
    for (const answer of answers) yield await answer;
  }

  /** Stops all workers. */
  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  async #ask(input: Input): Promise<Output> {
    const worker = await this.#take();
    try {
      const answered = once(worker, "message") as Promise<[Output]>;
      worker.postMessage(input);
      const [answer] = await answered;
      this.#release(worker);
      return answer;
    } catch (error) {
      this.#workers.delete(worker);
      this.#release(this.#start());
      return this.onFailure(input, error);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.script, { execArgv: [...this.execArgv] });
    worker.setMaxListeners(0);
    this.#workers.add(worker);
    return worker;
  }

  async #take(): Promise<Worker> {
    const worker = this.#idle.pop();
    return worker ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }
}
