import { ordinaryDay } from './background.ts';
import { wholeBill } from './bill.ts';
import { daysBetween } from './calendar.ts';
import { type Call, toRecord } from './call.ts';
import { seededRandom } from './random.ts';
import { type Scene, scenes } from './story.ts';

/** The month is played up to the morning after its last day. */
const firstDay = '2026-10-01';
const lastDay = '2026-10-28';
export const beginsAt = `${firstDay}T00:00:00Z`;
export const endsAt = '2026-10-29T12:00:00Z';
const firstBillDay = '2026-06-01';
const seed = 20261001;

/** One thing that happens: calls by people and programs, or the daily look at the bill. */
export type Step =
  | {
      readonly kind: 'calls';
      readonly at: string;
      readonly records: readonly unknown[];
      /** Time until the records arrive. */
      readonly delaySeconds: number;
      /** What a spectator is told; absent when it is nothing to speak of. */
      readonly title?: string;
    }
  | { readonly kind: 'bill'; readonly at: string };

/** A record as a broken shipper might leave it: without its time. */
const broken = {
  eventVersion: '1.11',
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketTagging',
};

/** All that happens, in order of time, and the bill behind it. Always the same. */
export function writeScript(): { steps: Step[]; bill: ReturnType<typeof wholeBill> } {
  const random = seededRandom(seed);
  const days = daysBetween(firstDay, lastDay);
  const steps: Step[] = [
    ...days.flatMap((day) => ordinaryDay(day, random)).map(ordinaryStep),
    ...scenes.map((scene) => sceneStep(scene, random.whole(24, 67))),
    ...[...days.slice(1), endsAt.slice(0, 10)].map(billStep),
    { kind: 'calls', at: '2026-10-17T12:00:00Z', records: [broken], delaySeconds: 0 },
  ];
  return {
    steps: steps.sort((a, b) => a.at.localeCompare(b.at)),
    bill: wholeBill(daysBetween(firstBillDay, lastDay), random),
  };
}

const ordinaryStep = (call: Call): Step => ({
  kind: 'calls',
  at: call.at,
  records: [toRecord(call)],
  delaySeconds: 0,
});

const sceneStep = ({ title, calls }: Scene, delaySeconds: number): Step => ({
  kind: 'calls',
  at: calls[0]?.at ?? firstDay,
  records: calls.map(toRecord),
  delaySeconds,
  title,
});

const billStep = (day: string): Step => ({ kind: 'bill', at: `${day}T11:00:00Z` });
