import { SingleBar } from 'cli-progress';
import type { Progress } from '../../ports/progress.ts';

const perSecond = 10;

/** A bar for someone who waits at a terminal. */
export function progressBar(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    fps: perSecond,
    format: '{label} {bar} {percentage} %  {eta_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    linewrap: null,
    gracefulExit: false,
  });
  return {
    isShown: true,
    // Without a total there is nothing to fill: a bar that stands still would say something untrue.
    start: (label, total) => (total ? bar.start(total, 0, { label }) : undefined),
    advance: (by) => bar.increment(by),
    stop: () => bar.stop(),
  };
}
