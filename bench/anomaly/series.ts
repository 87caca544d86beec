import { chance, logUniform, normal } from './chance.ts';

export type Shape = 'spike' | 'step' | 'ramp' | 'drift';

/** What was put into a series: days from `start` up to, not including, `end`. */
export interface Injected {
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
  /** First day on which the extra is as large as usual noise: nobody can tell before. */
  readonly visibleFrom: number;
  /** What it costs altogether. */
  readonly amount: number;
}

export interface LabelledSeries {
  readonly values: readonly number[];
  readonly injected: readonly Injected[];
  /** Whether what begins on a day is scored. */
  readonly isScored: (day: number) => boolean;
}

/** Days no method is scored on, so that each has a past to learn from. */
export const warmUpDays = 60;

/**
 * A service's daily cost without any anomaly: a level, a weekday shape and a slow trend, times noise of
 * the given relative size that remembers a little of yesterday. Levels spread over three orders of
 * magnitude and half of the services cost less at weekends, as in the FOCUS sample.
 */
export function syntheticBackground(seed: number, days: number, noise: number): number[] {
  const random = chance(seed);
  const level = logUniform(random, 5, 5000);
  const weekend = random() < 0.5 ? 1 : 0.4 + 0.6 * random();
  const monthly = (random() - 0.4) * 0.1;
  const memory = 0.2;
  let error = normal(random);
  return Array.from({ length: days }, (_, day) => {
    error = memory * error + Math.sqrt(1 - memory ** 2) * normal(random);
    const weekday = day % 7 >= 5 ? weekend : 1;
    const trend = (1 + monthly) ** (day / 30);
    return Math.max(0, level * weekday * trend * (1 + noise * error));
  });
}

/**
 * Size of an injected anomaly, as a share of what the days around it cost: set so that the rules whose
 * recall was measured elsewhere (same weekday .63 / .78, seasonal-naive MAD .58 / .81 at two false
 * episodes a year; .70 / .92 and .72 / .87 on the real series at six) do about as well here.
 */
const sizes = { least: 0.2, most: 1.5 } as const;
const apart = 45;
/** An extra below this share of the usual hides in noise of 15 %. */
const visibleShare = 0.15;

/** Adds spikes, steps and ramps, or drifts of 3 to 5 % a day, one every 45 to 75 days. */
export function inject(
  background: readonly number[],
  seed: number,
  shapes: readonly Shape[],
): { readonly values: number[]; readonly injected: Injected[] } {
  const random = chance(seed);
  const values = [...background];
  const injected: Injected[] = [];
  let start = warmUpDays + Math.floor(random() * 30);
  while (start + 30 < background.length) {
    const shape = shapes[Math.floor(random() * shapes.length)] ?? 'spike';
    const extra = extraOf(shape, random);
    const around = background.slice(start - 14, start);
    const usual = around.reduce((sum, value) => sum + value, 0) / around.length;
    if (usual > 0.1) {
      let amount = 0;
      extra.forEach((share, index) => {
        const add = shape === 'drift' ? share * (background[start + index] ?? 0) : share * usual;
        values[start + index] = (values[start + index] ?? 0) + add;
        amount += add;
      });
      const visible = extra.findIndex((share) => share >= visibleShare);
      injected.push({
        shape,
        start,
        end: start + extra.length,
        visibleFrom: start + Math.max(0, visible),
        amount,
      });
    }
    start += apart + Math.floor(random() * 30);
  }
  return { values, injected };
}

/** What each day of an anomaly costs more, as a share of the usual. */
function extraOf(shape: Shape, random: () => number): number[] {
  const size = logUniform(random, sizes.least, sizes.most);
  switch (shape) {
    case 'spike':
      return Array.from({ length: 1 + Math.floor(random() * 3) }, () => size);
    case 'step':
      return Array.from({ length: 10 + Math.floor(random() * 15) }, () => size);
    case 'ramp': {
      const days = 5 + Math.floor(random() * 10);
      return Array.from({ length: days }, (_, day) => (size * (day + 1)) / days);
    }
    case 'drift': {
      const rate = 0.03 + 0.02 * random();
      return Array.from({ length: 21 }, (_, day) => (1 + rate) ** (day + 1) - 1);
    }
  }
}
