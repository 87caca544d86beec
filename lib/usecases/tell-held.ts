import pMap from 'p-map';
import { mayDigest, type Pacing } from '../domain/alert/pace.ts';
import { isQuiet } from '../domain/alert/quiet-hours.ts';
import { gather } from '../domain/violation/alert.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { Channel } from '../ports/channel.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { type AlertPace, type DeliveryFailure, failureOf } from './notify.ts';

interface TellHeldDeps {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  readonly pace: AlertPace;
}

interface TellHeldResult {
  /** Messages that were accepted. */
  readonly delivered: number;
  /** Violations they told. */
  readonly told: number;
  readonly failures: readonly DeliveryFailure[];
}

/** More than this waits for the next time; a run has to come to its end. */
const mostAtOnce = 2000;
const writesAtOnce = 10;

/**
 * Tells each channel in one message what was put aside for it, where it is time. Told twice is only
 * what a crash between sending and noting leaves behind. A failure stops no other channel.
 */
export async function tellHeld(deps: TellHeldDeps): Promise<TellHeldResult> {
  const failures: DeliveryFailure[] = [];
  let [delivered, told] = [0, 0];
  for (const channel of deps.channels) {
    const pacing = deps.pace.plan.pacing[channel.name];
    if (pacing === undefined) continue;
    const due = await dueOn(deps, channel, pacing);
    const [first, ...rest] = due;
    if (first === undefined || !(await takeTurn(deps.pace, channel, pacing))) continue;
    const digest = gather([first, ...rest]);
    try {
      await channel.deliver(digest);
      await pMap(due, (violation) => noteTold(deps, channel, violation), {
        concurrency: writesAtOnce,
      });
      delivered += 1;
      told += due.length;
    } catch (error) {
      failures.push(failureOf(channel, digest, error));
      await giveTurnBack(deps.pace, channel);
    }
  }
  return { delivered, told, failures };
}

/** What is to be told now; what was told already is let go. */
async function dueOn(
  { log, pace }: TellHeldDeps,
  { name }: Channel,
  { quiet }: Pacing,
): Promise<Violation[]> {
  const at = pace.clock.now().toISOString();
  const held = await pace.queue.held(name, mostAtOnce);
  const fates = await pMap(
    held,
    async (violation) => {
      if (isQuiet(quiet, violation.severity, at)) return [];
      if (!(await log.wasDelivered(violation.fingerprint, name))) return [violation];
      await pace.queue.release(name, violation.fingerprint);
      return [];
    },
    { concurrency: writesAtOnce },
  );
  return fates.flat();
}

/** Two runs at once read the same, and only one of them may speak. */
async function takeTurn(
  { queue, clock }: AlertPace,
  { name }: Channel,
  pacing: Pacing,
): Promise<boolean> {
  const now = clock.now().toISOString();
  const { spoken, version } = await queue.spoken(name);
  if (!mayDigest(spoken, now, pacing)) return false;
  return queue.speak(name, { ...spoken, digestAt: now }, version);
}

/** So that it is tried again soon; when that cannot be noted, it is tried again later. */
async function giveTurnBack({ queue }: AlertPace, { name }: Channel): Promise<void> {
  const { spoken, version } = await queue.spoken(name);
  const { digestAt: _, ...rest } = spoken;
  await queue.speak(name, rest, version);
}

async function noteTold(
  { log, pace }: TellHeldDeps,
  { name }: Channel,
  { fingerprint }: Violation,
): Promise<void> {
  await log.markDelivered(fingerprint, name);
  await pace.queue.release(name, fingerprint);
}
