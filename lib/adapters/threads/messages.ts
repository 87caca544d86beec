/** To a thread: a job, or the word that one of its answers was used and it may send another. */
export type ToThread<Job> = { readonly job: Job; readonly id: number } | { readonly used: number };

/** From a thread: an answer to a job, its end, or why it failed. */
export type FromThread<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly isDone: true };

/** Answers a thread may be ahead of whoever uses them; bounds the memory they take. */
export const answersAhead = 32;
