import { parentPort } from 'node:worker_threads';
import type { FromThread, Sized, ToThread } from './messages.ts';

/**
 * Inside a thread: does the jobs it is sent one after the other, and waits while so many bytes
 * of answers are not used. What `run` throws ends the thread and is thrown where the answers are read.
 */
export function serveJobs<Job, Answer>(
  run: (job: Job) => AsyncIterable<Sized<Answer>>,
  bytesAhead: number,
): void {
  const port = parentPort;
  if (port === null) throw new Error('this module runs in a thread only');
  const jobs: { readonly id: number; readonly job: Job }[] = [];
  let credit = bytesAhead;
  let wake = () => {};
  const send = (message: FromThread<Answer>) => port.postMessage(message);
  const untilCredit = async () => {
    while (credit <= 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const work = async () => {
    for (let next = jobs[0]; next !== undefined; next = jobs[0]) {
      for await (const sized of run(next.job)) {
        await untilCredit();
        credit -= sized.bytes;
        send({ id: next.id, ...sized });
      }
      send({ id: next.id, isDone: true });
      jobs.shift();
    }
  };
  port.on('message', (message: ToThread<Job>) => {
    if ('used' in message) {
      credit += message.used;
      wake();
    } else if (jobs.push(message) === 1) void work();
  });
}
