import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FromThread, Sized, ThreadData, ToThread } from './messages.ts';

export interface ThreadOptions {
  /** A module that exports `work()`, which gives a function from a job to its answers. */
  readonly module: URL;
  /** @default one a core but the one for whoever uses the answers; at least one, at most four */
  readonly threads?: number;
}

const entry = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'thread$1'));

/** Jobs a thread has at hand, so that it never waits for the next one. */
const jobsAhead = 32;

/** Bytes of answers that wait to be used, of all threads: in memory they take several times as much. */
const bytesAhead = 6 * 1024 * 1024;

/** Short-lived text is nearly all there is; the usual 48 MB for it would only take longer to fill. */
const threadLimits = { maxYoungGenerationSizeMb: 4 };

/** Cores that threads can be spread over. */
export const cores = availableParallelism;

const usualThreads = (): number => Math.min(Math.max(cores() - 1, 1), 4);

interface OpenJob<Answer> {
  readonly id: number;
  readonly thread: Worker;
  readonly answers: Sized<Answer>[];
  isDone: boolean;
}

/**
 * Does jobs in the threads and yields their answers in the order of the jobs, as if they were done one
 * after the other. Memory is bounded: a thread waits when its answers are not used. Throws what a
 * thread throws. The threads are told to end when it has.
 */
export async function* runJobs<Job, Answer>(
  jobs: AsyncIterable<Job>,
  pool: Threads<Job, Answer>,
): AsyncGenerator<Answer> {
  pool.hold();
  const source = jobs[Symbol.asyncIterator]();
  try {
    let isMore = true;
    for (;;) {
      while (isMore && pool.hasRoom) {
        const next = await source.next();
        isMore = next.done !== true;
        if (next.done !== true) pool.give(next.value);
      }
      if (pool.isIdle) return;
      yield* pool.answersAtHand();
      await pool.change();
    }
  } finally {
    await source.return?.();
    pool.stop();
  }
}

/**
 * Threads for `runJobs`. They start at once, so that they can load while whoever is to use them does, and
 * do not keep the process alive until they are used.
 */
export class Threads<Job, Answer> {
  readonly #threads: Worker[];
  readonly #open: OpenJob<Answer>[] = [];
  #given = 0;
  #failure: { readonly error: unknown } | undefined;
  #hasChanged = false;
  #wake = () => {};

  constructor({ module, threads = usualThreads() }: ThreadOptions) {
    const data = { module: module.href, bytesAhead: bytesAhead / threads };
    this.#threads = Array.from({ length: threads }, () => this.#start(data));
  }

  /** From now on the process waits for the threads. */
  hold(): void {
    for (const thread of this.#threads) thread.ref();
  }

  get hasRoom(): boolean {
    return this.#open.length < this.#threads.length * jobsAhead;
  }

  get isIdle(): boolean {
    return this.#open.length === 0;
  }

  give(job: Job): void {
    const load = (thread: Worker) => this.#open.filter((it) => it.thread === thread).length;
    const thread = this.#threads.reduce((a, b) => (load(b) < load(a) ? b : a));
    this.#given += 1;
    this.#open.push({ id: this.#given, thread, answers: [], isDone: false });
    this.#send(thread, { id: this.#given, job });
  }

  /** The answers that have come of the first job, and of the next ones when that is done. */
  *answersAtHand(): Generator<Answer> {
    for (let first = this.#open[0]; first !== undefined; first = this.#open[0]) {
      for (let next = first.answers.shift(); next !== undefined; next = first.answers.shift()) {
        this.#send(first.thread, { used: next.bytes });
        yield next.answer;
      }
      if (!first.isDone) return;
      this.#open.shift();
      this.#hasChanged = true;
    }
  }

  /** Waits until something has come; throws when a thread has failed. */
  async change(): Promise<void> {
    if (!this.#hasChanged) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#hasChanged = false;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Tells them to end, whatever they do; nobody needs to wait for it. */
  stop(): void {
    for (const thread of this.#threads) void thread.terminate();
  }

  #start(workerData: ThreadData): Worker {
    const thread = new Worker(entry, { workerData, resourceLimits: threadLimits });
    thread.on('message', (message: FromThread<Answer>) => {
      this.#take(message);
      this.#changed();
    });
    thread.on('error', (error) => {
      this.#failure ??= { error };
      this.#changed();
    });
    // Behind the listeners, which would hold the process again.
    thread.unref();
    return thread;
  }

  #take(message: FromThread<Answer>): void {
    const job = this.#open.find(({ id }) => id === message.id);
    if (job === undefined) return;
    if ('isDone' in message) job.isDone = true;
    else job.answers.push(message);
  }

  #changed(): void {
    this.#hasChanged = true;
    this.#wake();
  }

  #send(thread: Worker, message: ToThread<Job>): void {
    thread.postMessage(message);
  }
}
