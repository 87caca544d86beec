import type { Progress } from '../ports/progress.ts';

const silent: Progress = { isShown: false, start: () => {}, advance: () => {}, stop: () => {} };

/** Progress for whoever waits at standard error; silent when that is no terminal. */
export async function waiting(): Promise<Progress> {
  if (!process.stderr.isTTY) return silent;
  const { progressBar } = await import('../adapters/terminal/progress-bar.ts');
  return progressBar(process.stderr);
}
