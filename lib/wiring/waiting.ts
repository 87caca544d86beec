import { progressBar } from '../adapters/terminal/progress-bar.ts';
import type { Progress } from '../ports/progress.ts';

/** Progress for whoever waits at standard error; silent when that is no terminal. */
export const waiting = (): Progress => progressBar(process.stderr);
