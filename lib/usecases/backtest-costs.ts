import { type BacktestCase, backtest } from '../domain/cost/backtest.ts';
import { type Calibration, calibrationOf } from '../domain/cost/calibration.ts';
import { dailyChargeTypes } from '../domain/cost/charge-type.ts';
import { dailyCosts, judgingDay } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource } from '../ports/cost-source.ts';
import { chosenSeries } from './chosen-series.ts';

export interface BacktestedCosts {
  readonly reading: CostReading;
  readonly all: Calibration;
  readonly series: readonly { readonly series: string; readonly calibration: Calibration }[];
  readonly faults: readonly ReadFault[];
}

const daysOfMonth = Array.from({ length: 21 }, (_, index) => index + 5);

/**
 * Projects every whole month of a saved reading again, as it looked on days 5 to 25 of it. Only charges
 * that follow the days count. Throws when the costs cannot be read or there is no such series.
 */
export async function backtestCosts(
  source: CostSource,
  { series: wanted, leastHistory }: { readonly series?: string; readonly leastHistory?: number },
): Promise<BacktestedCosts> {
  const { reading, faults } = await source.read({});
  const until = judgingDay(reading);
  if (until === undefined) throw new Error(`${reading.source}: no day of costs`);
  const found = [...chosenSeries(reading, wanted)].map(([series, records]) => {
    const daily = records.filter(({ chargeType }) => dailyChargeTypes.includes(chargeType));
    const days = dailyCosts(reading, daily, until);
    const cases = backtest(days, {
      daysOfMonth,
      ...(leastHistory !== undefined && { leastHistory }),
    });
    return { series, cases };
  });
  const cases: readonly BacktestCase[] = found.flatMap((it) => it.cases);
  return {
    reading,
    all: calibrationOf(cases),
    series: found.map((it) => ({ series: it.series, calibration: calibrationOf(it.cases) })),
    faults,
  };
}
