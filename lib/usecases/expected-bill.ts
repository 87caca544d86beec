import type { DeployedParts } from '../domain/cost/own-bill/deployed-parts.ts';
import { type AccountVolumes, type BillItem, ownBill } from '../domain/cost/own-bill/own-bill.ts';
import type { MeasuredRuns, RunMeter } from '../ports/run-meter.ts';

export interface ExpectedBill {
  readonly items: readonly BillItem[];
  readonly totalUsd: number;
  /** Functions whose runs and durations were measured; of the others they are assumed. */
  readonly measured: readonly string[];
}

/** What a deployed Bandog costs a month, from what is measured where a meter is given. */
export async function expectedBill(
  parts: DeployedParts,
  volumes: AccountVolumes,
  meter?: RunMeter,
): Promise<ExpectedBill> {
  const found = (await meter?.read()) ?? [];
  const own = parts.functions.flatMap(({ name }) => {
    const measured = found.find(({ functionName }) => functionName.includes(name));
    return measured === undefined ? [] : [[name, measured] as const];
  });
  if (meter !== undefined && own.length === 0)
    throw new Error('no function of Bandog ran in the last 30 days; check region and --stack');
  const of = (pick: (measured: MeasuredRuns) => number) =>
    Object.fromEntries(own.map(([name, measured]) => [name, pick(measured)]));
  const items = ownBill(parts, {
    ...volumes,
    ...(own.length > 0 && {
      runs: of(({ runs }) => runs),
      milliseconds: of(({ milliseconds }) => milliseconds),
    }),
  });
  return {
    items,
    totalUsd: items.reduce((sum, { usd }) => sum + usd, 0),
    measured: own.map(([name]) => name),
  };
}
