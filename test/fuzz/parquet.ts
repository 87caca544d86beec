import { parquet } from '../helpers/parquet-writer.ts';
import type { Chance } from '../simulation/chance.ts';
import { readCosts } from './focus.ts';
import { expectNamed, expectSaid, holds } from './target.ts';

const days = [1, 2, 3, 4].map((day) => new Date(Date.UTC(2026, 10, day)));
const group = {
  BilledCost: [1, 2, 4, 8],
  BillingCurrency: days.map(() => 'USD'),
  ChargeCategory: days.map(() => 'Usage'),
  ChargePeriodStart: days,
  ServiceName: days.map(() => 'Amazon EC2'),
  SubAccountId: days.map(() => '111122223333'),
};
const file = parquet(group, group);
const sum = 30;

/** Numbers that a length or a count should not be. */
const odd = [0x00, 0x01, 0x7f, 0x80, 0xff] as const;

/** The reader of Parquet: an export that was damaged or forged is read, or is an error with a sentence. */
export async function fuzzParquet(chance: Chance): Promise<void> {
  const bytes = chance.hits(0.1) ? file.subarray(0, chance.whole(4, file.length)) : forged(chance);
  try {
    const { reading, faults } = await readCosts(bytes);
    for (const fault of faults) expectNamed(fault);
    const total = reading.records.reduce((all, { amount }) => all + amount, 0);
    holds(Number.isFinite(total), `a total of ${total}`);
    if (bytes.equals(file)) holds(total === sum, `${total}, not ${sum}`);
  } catch (error) {
    expectSaid(error);
    holds(!bytes.equals(file), `a sound file was not read: ${String(error)}`);
  }
}

function forged(chance: Chance): Buffer {
  const bytes = Buffer.from(file);
  // Most of what can be forged stands in the footer, at the end.
  const from = chance.hits(0.7) ? Math.floor(file.length / 2) : 4;
  for (let left = chance.whole(0, 6); left > 0; left -= 1) {
    const at = chance.whole(from, file.length - 5);
    for (let run = chance.whole(1, 4); run > 0; run -= 1)
      bytes[at + run - 1] = chance.hits(0.5) ? chance.pick(odd) : chance.whole(0, 255);
  }
  return bytes;
}
