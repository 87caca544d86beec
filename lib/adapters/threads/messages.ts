/** To a thread: a job, or the word that so many bytes of its answers were used and it may send more. */
export type ToThread<Job> = { readonly job: Job; readonly id: number } | { readonly used: number };

/** From a thread: an answer to a job, its end, or why it failed. */
export type FromThread<Answer> =
  | ({ readonly id: number } & Sized<Answer>)
  | { readonly id: number; readonly isDone: true };

/** An answer, and the bytes that are in it, about. */
export interface Sized<Answer> {
  readonly answer: Answer;
  readonly bytes: number;
}

/** What a thread is told before it starts. */
export interface ThreadData {
  /** The address of a module that exports `work()`, which gives a function from a job to its answers. */
  readonly module: string;
  /** What its answers that wait to be used may take, but for the last. */
  readonly bytesAhead: number;
}
