import type { Budget } from '../../lib/domain/cost/budget.ts';
import {
  addDays,
  dayNumber,
  daysBetween,
  monthOf,
  toDate,
} from '../../lib/domain/cost/calendar.ts';
import type { CostReading, CostRecord } from '../../lib/domain/cost/cost-record.ts';
import type { CostSource } from '../../lib/ports/cost-source.ts';
import type { Chance } from './chance.ts';
import type { Weather } from './faults.ts';
import type { Invocation } from './lambda.ts';
import { sdkRequest } from './requests.ts';
import type { Timeline } from './timeline.ts';

const dayMs = 86_400_000;

/** What one day costs: known in full two days later, and corrected once, perhaps. */
interface DayBill {
  readonly amount: number;
  /** How many times the usual it is; 1 on most days. */
  readonly spike: number;
  readonly correctedMs: number;
  readonly corrected: number;
}

/** What a cost run was shown. */
export interface ShownCosts {
  readonly atMs: number;
  readonly invocation: Invocation;
  readonly reading: CostReading;
}

/** What the account costs, and how Cost Explorer shows it: late, in part, and corrected afterwards. */
export class Bill {
  readonly historyDays = 45;
  /** Every reading that was handed out. */
  readonly shown: ShownCosts[] = [];
  /** How many times the day before a day costs, by itself. */
  readonly growth: number;
  readonly #days = new Map<string, DayBill>();
  readonly #timeline: Timeline;
  readonly #weather: Weather;

  constructor(chance: Chance, timeline: Timeline, weather: Weather, untilMs: number) {
    this.#timeline = timeline;
    this.#weather = weather;
    const first = Math.floor(timeline.now / dayMs) - this.historyDays - 1;
    const rate = chance.between(5, 500);
    const growth = chance.pick([1, 1, 1.01, 1.03]);
    this.growth = growth;
    for (let day = first; day * dayMs < untilMs; day += 1) {
      const amount = rate * growth ** (day - first) * chance.between(0.9, 1.1);
      const spike = chance.hits(0.03) ? chance.between(2, 8) : 1;
      this.#days.set(toDate(day), {
        amount: amount * spike,
        spike,
        correctedMs: (day + chance.between(2, 9)) * dayMs,
        corrected: amount * spike * (chance.hits(0.1) ? chance.between(0.3, 1.8) : 1),
      });
    }
  }

  /** Days that cost so many times the usual or more, and were never corrected. */
  spikes(least: number): string[] {
    return [...this.#days].flatMap(([date, { spike, amount, corrected }]) =>
      spike >= least && amount === corrected ? [date] : [],
    );
  }

  /** True when nothing stands out between two days, them included, and nothing was corrected. */
  isUsual(from: string, to: string): boolean {
    return daysBetween(from, addDays(to, 1)).every((date) => {
      const day = this.#days.get(date);
      return day !== undefined && day.spike === 1 && day.amount === day.corrected;
    });
  }

  /** Budgets near to what the months will cost, so that thresholds are passed in some runs. */
  drawBudgets(chance: Chance): Budget[] {
    const daily = [...this.#days.values()].at(-1)?.amount ?? 1;
    const names = chance.pick([['whole account'], ['whole account'], ['whole account', 'tighter']]);
    return names.map((name) => ({
      name,
      monthlyAmount: Math.round(daily * 30 * chance.between(0.3, 1.5)),
      currency: 'USD',
      metric: 'UnblendedCost',
      scope: {},
      thresholds: [
        { on: 'actual', percent: 50, severity: 'low' },
        { on: 'actual', percent: 100, severity: 'critical' },
        { on: 'projected', percent: 100, severity: 'high' },
      ],
      source: 'bandog.yaml',
    }));
  }

  sourceFor(invocation: Invocation): CostSource {
    return {
      read: async ({ from = '', to = '' }) => {
        const reading = await sdkRequest(invocation, this.#weather, () => this.#read(from, to));
        this.shown.push({ atMs: this.#timeline.now, invocation, reading });
        return { reading, faults: [] };
      },
    };
  }

  #read(from: string, to: string): CostReading {
    const records: CostRecord[] = [];
    for (const [date, bill] of this.#days) {
      const amount = this.#amountShown(date, bill);
      if (from <= date && date < to && amount > 0)
        records.push({ date, amount, chargeType: 'usage', service: 'Amazon EC2' });
    }
    const today = toDate(Math.floor(this.#timeline.now / dayMs));
    return {
      source: 'simulated Cost Explorer',
      kind: 'cost-explorer',
      currency: 'USD',
      metric: 'UnblendedCost',
      capturedAt: new Date(this.#timeline.now).toISOString(),
      estimatedDays: new Set(
        [...this.#days.keys()].filter((date) => monthOf(date) === monthOf(today)),
      ),
      records,
    };
  }

  #amountShown(date: string, { amount, correctedMs, corrected }: DayBill): number {
    const { now } = this.#timeline;
    const age = now / dayMs - dayNumber(date);
    if (age < 0) return 0;
    if (age < 1) return amount * age * 0.6;
    if (age < 2) return amount * 0.65;
    return now < correctedMs ? amount : corrected;
  }
}

/** Spend of `month` on complete days, as a reading of `capturedAt` shows it: those two days old. */
export function spentToDate(reading: CostReading, month: string): number {
  const captured = reading.capturedAt?.slice(0, 10) ?? '';
  const complete = addDays(captured, -1);
  return reading.records
    .filter(({ date }) => monthOf(date) === month && date < complete)
    .reduce((sum, { amount }) => sum + amount, 0);
}
