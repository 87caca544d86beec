import { contentCosts } from '../../lib/adapters/files/content-costs.ts';
import type { Chance } from '../simulation/chance.ts';
import { mutateBytes, oddValue } from './mutate.ts';
import { expectNamed, expectSaid, holds } from './target.ts';

const header = [
  'BilledCost',
  'BillingCurrency',
  'ChargeCategory',
  'ChargePeriodStart',
  'ServiceName',
  'SubAccountId',
  'Tags',
];
const amounts = [1, 2, 4, 8, 16, 32];
const row = (amount: number): string[] => [
  String(amount),
  'USD',
  'Usage',
  `2026-11-0${(amount % 5) + 1}T00:00:00Z`,
  'Amazon EC2',
  '111122223333',
  '{"team":"red"}',
];
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]) =>
  [header, ...rows].map((cells) => cells.map(cell).join(',')).join('\n');

/** What the readers of costs find in a file. */
export const readCosts = (bytes: Buffer) =>
  contentCosts(
    {
      name: 'focus.csv',
      list: async () => [
        {
          name: 'focus.csv',
          path: 'focus.csv',
          bytes: bytes.length,
          async *stream() {
            yield bytes;
          },
          slice: async (from, to) => new Uint8Array(bytes.subarray(from, to)).buffer,
        },
      ],
    },
    {
      readAnswer: () => {
        throw new Error('focus.csv: no answer of Cost Explorer');
      },
    },
  ).read({});

/** The reader of FOCUS: a row that is broken is a fault, and the others still add up. */
export async function fuzzFocus(chance: Chance): Promise<void> {
  const rows = amounts.map(row);
  const victim = chance.whole(0, rows.length - 1);
  const column = chance.whole(0, header.length - 1);
  const odd = String(oddValue(chance)).slice(0, 3000);
  const asRows = rows.map((cells, n) => (n === victim ? cells.with(column, odd) : cells));
  const whole = chance.hits(0.6);
  const bytes = whole ? Buffer.from(csv(asRows)) : mutateBytes(csv(rows), chance);
  try {
    const { reading, faults } = await readCosts(bytes);
    for (const fault of faults) expectNamed(fault);
    const total = reading.records.reduce((sum, { amount }) => sum + amount, 0);
    holds(Number.isFinite(total), `a total of ${total}`);
    const others = amounts.reduce((sum, amount, n) => (n === victim ? sum : sum + amount), 0);
    if (!whole) return;
    const value = header[column] === 'BilledCost' ? Number(odd) : (amounts[victim] ?? 0);
    // A row whose category is not known still costs; one without a sound amount or day is left out.
    const possible = faults.length > 0 ? [others, others + value] : [others + value];
    holds(
      possible.some((sum) => Math.abs(total - sum) <= Math.abs(sum) * 1e-9),
      `${total}, which is none of ${possible}; ${header[column]} = ${odd.slice(0, 60)}`,
    );
  } catch (error) {
    expectSaid(error);
    holds(!whole, `five sound rows were not read: ${String(error)}`);
  }
}
