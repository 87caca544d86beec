import { leavesToJudge } from '../../lib/domain/cost/anomaly/episodes-in.ts';
import { dayNumber, toDate } from '../../lib/domain/cost/calendar.ts';
import { tableOf } from '../../lib/domain/cost/cost-table.ts';
import { judgeLeaves } from '../../lib/usecases/judge-leaves.ts';
import { chance, logUniform, normal } from './chance.ts';
import { warmUpDays } from './series.ts';

/** What is done to the usage types of a service. */
export type Move = 'none' | 'hidden' | 'migration';

/** The days of a move: from `start` up to, not including, `end`. */
interface Moved {
  readonly start: number;
  readonly end: number;
}

/** A service whose usage types are known. */
export interface Service {
  readonly usageTypes: ReadonlyMap<string, Float64Array>;
  readonly moved: readonly Moved[];
}

const days = 425;
/** A service that ran on half a dozen meters; those of one meter stand beside each other. */
const meters = [
  ['EUC1-BoxUsage:m5.large', 'EUC1-BoxUsage:m6i.large'],
  ['EUC1-EBS:VolumeUsage.gp2', 'EUC1-EBS:VolumeUsage.gp3'],
  ['EUC1-NatGateway-Bytes', 'USE1-NatGateway-Bytes'],
  ['EUC1-DataTransfer-Out-Bytes', 'EUW1-DataTransfer-Out-Bytes'],
  ['EUC1-EBS:SnapshotUsage', 'USE1-EBS:SnapshotUsage'],
  ['EUC1-CPUCredits:t3', 'EUW1-CPUCredits:t3'],
] as const;

type Random = () => number;

/**
 * Services with a noise that all usage types share and one of their own. Within a meter the cost drifts from
 * one usage type to the other and back all the time. `background` gives what each meter costs; the made-up
 * one is the default.
 */
export function service(seed: number, move: Move, background = madeUp): Service {
  const random = chance(seed);
  const count = 2 + Math.floor(random() * (meters.length - 1));
  const costs = background(random, count);
  const shares = costs.map(() => 0.15 + 0.7 * random());
  const moved: Moved[] = [];
  const length = costs[0]?.length ?? 0;
  const moving = { costs, shares: shares.map((share) => drifting(random, share, length)) };
  for (let start = warmUpDays + Math.floor(random() * 30); start + 45 < length; ) {
    if (move === 'hidden') moved.push(...hide(moving, start, random));
    if (move === 'migration') moved.push(migrate(moving, start, random));
    start += 45 + Math.floor(random() * 30);
  }
  const usageTypes = new Map<string, Float64Array>();
  costs.forEach((cost, meter) => {
    const [one, other] = meters[meter] ?? ['', ''];
    const share = moving.shares[meter] ?? [];
    usageTypes.set(
      one,
      Float64Array.from(cost, (it, day) => it * (share[day] ?? 1)),
    );
    usageTypes.set(
      other,
      Float64Array.from(cost, (it, day) => it * (1 - (share[day] ?? 1))),
    );
  });
  return { usageTypes, moved };
}

interface Moving {
  /** By meter and day. */
  readonly costs: readonly number[][];
  /** The share of the first of its two usage types. */
  readonly shares: readonly number[][];
}

/** Parts of one level and week, each with a trend of its own. */
function madeUp(random: Random, count: number): number[][] {
  const level = logUniform(random, 5, 5000);
  const weekend = random() < 0.5 ? 1 : 0.4 + 0.6 * random();
  const weights = Array.from({ length: count }, () => logUniform(random, 0.1, 1));
  const all = weights.reduce((sum, it) => sum + it, 0);
  const ownNoise = 0.08 + 0.22 * random();
  const together = noise(random);
  return weights.map((weight) => {
    const alone = noise(random);
    const monthly = (random() - 0.4) * 0.1;
    return Array.from({ length: days }, (_, day) => {
      const usual = (level * weight) / all;
      const trend = (1 + monthly) ** (day / 30) * (day % 7 >= 5 ? weekend : 1);
      const error = 0.12 * (together[day] ?? 0) + ownNoise * (alone[day] ?? 0);
      return usual * trend * Math.max(0, 1 + error);
    });
  });
}

/** Errors that remember a little of yesterday. */
function noise(random: Random): number[] {
  let error = normal(random);
  return Array.from({ length: days }, () => {
    error = 0.2 * error + Math.sqrt(0.96) * normal(random);
    return error;
  });
}

function drifting(random: Random, share: number, length: number): number[] {
  const middle = Math.log(share / (1 - share));
  let off = 0;
  return Array.from({ length }, () => {
    off = 0.9 * off + 0.25 * normal(random);
    return 1 / (1 + Math.exp(-middle - off));
  });
}

/** A rise of one meter, of a fifth of the service or more, and a fall of another of about as much that is no part of it. */
function hide({ costs }: Moving, start: number, random: Random): Moved[] {
  const usual = costs.map((cost) => mean(cost.slice(start - 14, start)));
  const all = usual.reduce((sum, it) => sum + it, 0);
  const [a, b] = twoOf(costs.length, random);
  const [falling, rising] = (usual[a] ?? 0) > (usual[b] ?? 0) ? [a, b] : [b, a];
  const most = usual[falling] ?? 0;
  const size = Math.min(logUniform(random, 0.2, 1.5) * all, most);
  const length = random() < 0.4 ? 1 + Math.floor(random() * 3) : 10 + Math.floor(random() * 15);
  const sooner = random() < 0.5 ? 0 : Math.floor(random() * 8);
  const left = Math.max(0.03, 1 - (size / most) * (0.75 + 0.5 * random()));
  if (size < 0.2 * all) return [];
  change(costs[rising], [start, start + length], (cost) => cost + size);
  change(costs[falling], [start - sooner, start + length + 2 * sooner], (cost) => cost * left);
  return [{ start, end: start + length }];
}

/** A meter's cost goes from one of its usage types to the other, within some days and for good. */
function migrate({ costs, shares }: Moving, start: number, random: Random): Moved {
  const meter = Math.floor(random() * costs.length);
  const takes = 1 + Math.floor(random() * 6);
  const left = 0.7 * random();
  const isBack = mean(shares[meter]?.slice(start - 14, start) ?? []) < 0.5;
  change(shares[meter], [start, Number.POSITIVE_INFINITY], (share, day) => {
    const done = (1 - left) * Math.min(1, (day - start + 1) / takes);
    return isBack ? share + (1 - share) * done : share * (1 - done);
  });
  return { start, end: start + 21 };
}

function change(
  values: number[] | undefined,
  [from, until]: readonly [number, number],
  to: (value: number, day: number) => number,
): void {
  values?.forEach((value, day) => {
    if (day >= from && day < until) values[day] = to(value, day);
  });
}

function twoOf(count: number, random: Random): [number, number] {
  const one = Math.floor(random() * count);
  return [one, (one + 1 + Math.floor(random() * (count - 1))) % count];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, it) => sum + it, 0) / Math.max(1, values.length);

/** The days on which a rise was told, by the service itself and by single usage types of it. */
export async function toldOf({ usageTypes }: Service) {
  const leaf = { account: '111122223333', service: 'Amazon EC2' };
  const records = [...usageTypes].flatMap(([usageType, costs]) =>
    Array.from(costs, (amount, day) => ({
      ...{ ...leaf, usageType, amount, date: toDate(day) },
      chargeType: 'usage' as const,
    })),
  );
  const length = Math.max(...[...usageTypes.values()].map((it) => it.length));
  const costs = tableOf(records);
  const toJudge = leavesToJudge({ kind: 'focus' }, costs, toDate(length));
  const { episodes } = await judgeLeaves(toJudge, costs);
  const opened = (ofParts: boolean) =>
    episodes
      .filter(
        ({ direction, leaf: { usage } }) => direction === 'up' && ofParts === (usage !== undefined),
      )
      .map((it) => dayNumber(it.opened));
  return { itself: opened(false), byParts: opened(true), days: length - warmUpDays };
}
