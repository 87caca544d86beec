import { gapsOf, type Look, someOf, valuesOf } from '../look.ts';
import { type MetricFrame, measured, unmeasured } from '../metric.ts';
import type { Metric } from '../scorecard.ts';

/** How available one thing was. */
export interface Attainment {
  /** An objective, a metric or a health check by name. Hostile text. */
  readonly name: string;
  /** 0 to 100; `unknown` with a reason when its source has too little data. */
  readonly percent: number | 'unknown';
  readonly unknownBecause?: string;
}

const shown = 10;

/**
 * Availability of the least available thing. One that is known to miss the target decides; one that
 * could not be measured keeps the rest from being called available.
 */
export function availability(
  looks: readonly Look<readonly Attainment[]>[],
  targetPercent: number,
  how: string,
): Metric {
  const frame: MetricFrame = {
    id: 'availability',
    unit: 'percent',
    comparison: 'at-least',
    target: targetPercent,
    samplesOf: 'objectives',
  };
  const all = valuesOf(looks).flat();
  const known = all.flatMap((it) => (it.percent === 'unknown' ? [] : [it.percent]));
  const worst = Math.min(...known);
  const details = all
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, shown)
    .map(({ name, percent }) => ({ label: name, value: percent, unit: 'percent' as const }));
  const gaps = [
    ...all.filter(({ percent }) => percent === 'unknown').map(gapText),
    ...gapsOf(looks),
    ...(all.length === 0 ? ['nothing that measures availability was found'] : []),
  ];
  const missed = known.length > 0 && worst < targetPercent;
  if (gaps.length > 0 && !missed)
    return unmeasured(frame, someOf(gaps), { how, samples: known.length, details });
  return measured(frame, { value: worst, how, samples: known.length, details });
}

const rank = ({ percent }: Attainment) => (percent === 'unknown' ? 101 : percent);
const gapText = ({ name, unknownBecause = 'there is too little data' }: Attainment) =>
  `${name}: ${unknownBecause}`;
