import type { AnomalyEpisode } from '../cost/anomaly/anomaly-episode.ts';
import { dayNumber } from '../cost/calendar.ts';
import type { BilledUnder, PossibleCause } from './find-suspects.ts';

/** What speaks for a change (weight over 1) or against it (under 1), and how to say it. */
export interface Sign {
  readonly weight: number;
  readonly says?: string;
}

/** All signs of one change, in no order. */
export function signsOf(
  candidate: PossibleCause,
  episode: AnomalyEpisode,
  billedUnder: BilledUnder,
): Sign[] {
  return [
    timeSign(candidate, episode),
    serviceSign(candidate, episode, billedUnder),
    priceSign(candidate, episode),
    regionSign(candidate, episode),
    usageSign(candidate, episode),
    resourceSign(candidate, episode),
    undoneSign(candidate),
  ];
}

/** By whole days before the first: the bill of a change late in the day begins on the next. */
const byDaysBefore: readonly Sign[] = [
  { weight: 1, says: 'made on the day it began' },
  { weight: 0.9, says: 'made the day before it began' },
  { weight: 0.45, says: 'made two days before it began' },
];
const earlier: Sign = { weight: 0.2 };

const timeSign = ({ event }: PossibleCause, { since }: AnomalyEpisode): Sign =>
  byDaysBefore[dayNumber(since) - dayNumber(event.at.slice(0, 10))] ?? earlier;

function serviceSign(
  { event }: PossibleCause,
  { leaf }: AnomalyEpisode,
  billedUnder: BilledUnder,
): Sign {
  const { service, series } = leaf;
  if (service === undefined) return { weight: series === undefined ? 0.5 : 0.8 };
  return billedUnder(event.service, service)
    ? { weight: 1, says: 'of the same service' }
    : { weight: 0.1 };
}

/** Within a fifth of the difference is as good as the same: bills have partial days and discounts. */
const asGood = 0.2;

function priceSign(
  { event, price }: PossibleCause,
  { dailyImpact, direction }: AnomalyEpisode,
): Sign {
  const moves = event.priced?.direction ?? 'either';
  const against = { up: 'less', down: 'more' } as const;
  if (moves === against[direction]) return { weight: 0.02 };
  if (price.kind !== 'known') {
    const known = event.priced !== undefined;
    return { weight: known ? (moves === 'either' ? 0.45 : 0.6) : 0.2 };
  }
  const share = price.perDay / dailyImpact;
  const says = `${Math.round(share * 100)} % of the difference`;
  const off = Math.abs(Math.log(Math.max(share, 1e-6)));
  if (off <= Math.log(1 + asGood)) return { weight: 1.5, says };
  // Half or twice as much: halved; a tenth: next to nothing.
  return { weight: Math.max(0.03, 1.2 * Math.exp(-1.2 * off)), says };
}

function regionSign({ event }: PossibleCause, { causes = [] }: AnomalyEpisode): Sign {
  const regions = causes.flatMap(({ region }) => region ?? []);
  if (regions.length === 0) return { weight: 1 };
  return regions.includes(event.region)
    ? { weight: 1.1, says: 'in the region that costs more' }
    : { weight: 0.25 };
}

function usageSign({ event }: PossibleCause, { causes = [] }: AnomalyEpisode): Sign {
  const billed = causes.flatMap(({ usageType }) => usageType ?? []);
  const parts = event.priced?.parts ?? [];
  if (billed.length === 0 || parts.length === 0) return { weight: 1 };
  const hit = parts.find((part) => billed.some((type) => isUsage(type, part.usageType)));
  return hit === undefined
    ? { weight: 0.4 }
    : { weight: 2, says: `${hit.usageType} is what the bill shows` };
}

const isUsage = (billed: string, usageType: string): boolean =>
  billed === usageType || billed.endsWith(`-${usageType}`);

function resourceSign({ event }: PossibleCause, { causes = [] }: AnomalyEpisode): Sign {
  const billed = new Set(causes.flatMap(({ resource }) => resource ?? []));
  const hit = event.resources.find(({ id }) => billed.has(id));
  return hit === undefined ? { weight: 1 } : { weight: 3, says: `${hit.id} is on the bill` };
}

/** What did not last cost next to nothing, unless it is all there is. */
const undoneSign = ({ undoneAfterMinutes: minutes }: PossibleCause): Sign =>
  minutes === undefined
    ? { weight: 1 }
    : { weight: 0.2, says: `undone ${minutes === 1 ? '1 minute' : `${minutes} minutes`} later` };
