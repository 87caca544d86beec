import type { Report } from '../../lib/domain/scorecard/report.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import { type Step, writeScript } from './script.ts';
import { closeMonth, judgeAll, judgeBill, type Stage, setStage, tellAll } from './stage.ts';

/** What a spectator sees. */
export type Beat =
  | { readonly kind: 'scene'; readonly at: string; readonly title: string }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | ({ readonly kind: 'quiet' } & Judged);

/** What was judged since the last scene or alert. */
interface Judged {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly allowed: number;
}

/** Plays the made-up month; yields what happens as it happens and returns the report at the end. */
export async function* play(): AsyncGenerator<Beat, Report> {
  const { steps, bill } = writeScript();
  const stage = setStage(bill);
  let quiet: Judged | undefined;
  for (const step of steps) {
    const { judged, news } = await act(stage, step);
    if (news.length === 0) {
      quiet = quiet === undefined ? judged : add(quiet, judged);
      continue;
    }
    if (quiet) yield { kind: 'quiet', ...quiet };
    quiet = undefined;
    yield* news;
  }
  if (quiet) yield { kind: 'quiet', ...quiet };
  return closeMonth(stage);
}

async function act(stage: Stage, step: Step): Promise<{ judged: Judged; news: Beat[] }> {
  const span = { from: step.at, to: step.at };
  if (step.kind === 'bill') {
    await judgeBill(stage, step.at);
    const alerts = await alertBeats(stage);
    const scene: Beat = { kind: 'scene', at: step.at, title: 'The daily look at the bill.' };
    return {
      judged: { ...span, calls: 0, allowed: 0 },
      news: alerts.length > 0 ? [scene, ...alerts] : [],
    };
  }
  const { at, records, title, delaySeconds } = step;
  const allowed = await judgeAll(stage, records, delaySeconds);
  const scenes: Beat[] = title === undefined ? [] : [{ kind: 'scene', at, title }];
  return {
    judged: { ...span, calls: records.length, allowed },
    news: [...scenes, ...(await alertBeats(stage))],
  };
}

async function alertBeats(stage: Stage): Promise<Beat[]> {
  return (await tellAll(stage)).map((alert) => ({ kind: 'alert', alert }));
}

const add = (a: Judged, b: Judged): Judged => ({
  from: a.from,
  to: b.to,
  calls: a.calls + b.calls,
  allowed: a.allowed + b.allowed,
});
