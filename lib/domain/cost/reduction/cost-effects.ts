import type { CostRecord } from '../cost-record.ts';

/**
 * Why one period costs something else than another. Amounts are in the currency, whole millionths of
 * it, and `usage + rate + commitment + unsplit` is `change` to the last millionth.
 */
export interface CostEffects {
  readonly change: number;
  /** More or less was used, at the prices of the baseline. */
  readonly usage: number;
  /** What is used costs something else. */
  readonly rate: number;
  /** Fees of commitments, less what they take off the price. */
  readonly commitment: number;
  /** What changed in costs that name no quantity: usage or rate, which is not known. */
  readonly unsplit: number;
}

interface Line {
  amount: number;
  /** Undefined as soon as one of its costs names none. */
  quantity: number | undefined;
}

const commitmentTypes: ReadonlySet<string> = new Set([
  'recurring-commitment',
  'upfront',
  'discount',
]);
const micro = 1e6;

/** Splits what changed between two periods; baseline amounts count `scale` times, for a period of another length. */
export function costEffects(
  baseline: readonly CostRecord[],
  current: readonly CostRecord[],
  scale = 1,
): CostEffects {
  const isCommitment = ({ chargeType }: CostRecord) => commitmentTypes.has(chargeType);
  const [before, after] = [baseline, current].map((records) =>
    linesOf(records.filter((record) => !isCommitment(record))),
  ) as [Map<string, Line>, Map<string, Line>];
  const total = (records: readonly CostRecord[], times: number) =>
    Math.round(
      records.filter(isCommitment).reduce((sum, it) => sum + it.amount, 0) * times * micro,
    );
  const commitment = total(current, 1) - total(baseline, scale);
  let [usage, rate, unsplit] = [0, 0, 0];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const part = lineEffects(before.get(key), after.get(key), scale);
    usage += part.usage;
    rate += part.rate;
    unsplit += part.unsplit;
  }
  const change = usage + rate + commitment + unsplit;
  const [inAll, used, rated, committed, rest] = [change, usage, rate, commitment, unsplit].map(
    (amount) => amount / micro,
  ) as [number, number, number, number, number];
  return { change: inAll, usage: used, rate: rated, commitment: committed, unsplit: rest };
}

/** In millionths. Usage is valued at the baseline's price; the rest of the difference is the rate. */
function lineEffects(before: Line | undefined, after: Line | undefined, scale: number) {
  const was = Math.round((before?.amount ?? 0) * scale * micro);
  const is = Math.round((after?.amount ?? 0) * micro);
  const none = { usage: 0, rate: 0, unsplit: 0 };
  const [had, has] = [before, after].map((line) => (line === undefined ? 0 : line.quantity));
  if (had === undefined || has === undefined) return { ...none, unsplit: is - was };
  if (before === undefined || after === undefined) return { ...none, usage: is - was };
  if (!(had > 0 && has > 0)) return { ...none, unsplit: is - was };
  const usage = Math.round((has / (had * scale) - 1) * was);
  if (!Number.isSafeInteger(usage)) return { ...none, unsplit: is - was };
  return { ...none, usage, rate: is - was - usage };
}

/** One line a thing that has a price of its own. */
function linesOf(records: readonly CostRecord[]): Map<string, Line> {
  const lines = new Map<string, Line>();
  for (const { service, region, usageType, series, amount, quantity } of records) {
    const key = JSON.stringify([series, service, region, usageType]);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { amount, quantity });
    else {
      line.amount += amount;
      line.quantity = add(line.quantity, quantity);
    }
  }
  return lines;
}

const add = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b;
