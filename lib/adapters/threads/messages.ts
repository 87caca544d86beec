/** To a thread: a job, or the word that one of its answers was used and it may send another. */
export type ToThread<Job> = { readonly job: Job; readonly id: number } | { readonly used: number };

/** From a thread: an answer to a job, its end, or why it failed. */
export type FromThread<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly isDone: true };

/** What a thread is told before it starts. */
export interface ThreadData {
  /** The address of a module that exports `work()`, which gives a function from a job to its answers. */
  readonly module: string;
  /** Answers it may be ahead of whoever uses them; bounds the memory they take. */
  readonly answersAhead: number;
}
