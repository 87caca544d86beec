import { describe, expect, it } from 'vitest';
import { memoryAnomalyLedger } from '../../lib/adapters/memory/anomaly-ledger.ts';
import { memoryCostHistory } from '../../lib/adapters/memory/cost-history.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { addDays, daysBetween } from '../../lib/domain/cost/calendar.ts';
import type { CostRecord } from '../../lib/domain/cost/cost-record.ts';
import type { CostSource } from '../../lib/ports/cost-source.ts';
import { assessAnomalies } from '../../lib/usecases/assess-anomalies.ts';
import { findAnomalies } from '../../lib/usecases/find-anomalies.ts';
import { rememberCosts } from '../../lib/usecases/remember-costs.ts';
import { reading, record, usage } from '../domain/cost/cost-samples.ts';

const limits = { minimumImpact: 10, highImpact: 1000, maxRequests: 0 };
const ec2 = { account: '111122223333', service: 'Amazon EC2' };
const vendor = { account: '111122223333', service: 'Example Scanner' };
const support = { account: '111122223333', service: 'AWS Support (Business)' };
const first = '2026-06-20';
const last = '2026-11-20';

/** A bill that is the same every day but for a little noise that repeats every week. */
const steady = usage(
  first,
  daysBetween(first, addDays(last, 1)).map((_, index) => 100 + (index % 7)),
  ec2,
);

/** What would be fetched at 11:00 of a day: nothing of today, two thirds of yesterday. */
const asSeen = (whole: readonly CostRecord[], on: string): CostRecord[] =>
  whole
    .filter(({ date }) => date < on)
    .map((it) =>
      it.date === addDays(on, -1) && it.chargeType === 'usage'
        ? { ...it, amount: 0.66 * it.amount }
        : it,
    );

/** The daily function, each day from `from` on: what it told, as `day service`. */
async function daily(seenOn: (on: string) => readonly CostRecord[], from: string, to: string) {
  const ledger = memoryAnomalyLedger();
  const history = memoryCostHistory();
  const store = memoryViolationStore();
  const told: string[] = [];
  for (const on of daysBetween(from, addDays(to, 1))) {
    const clock = { now: () => new Date(`${on}T11:00:00.000Z`) };
    const bill = reading(seenOn(on), { capturedAt: clock.now().toISOString() });
    const source: CostSource = rememberCosts(
      { read: async () => ({ reading: bill, faults: [] }) },
      history,
      clock,
    );
    const { fresh } = await assessAnomalies(
      { source, ledger, store, clock, limits },
      (await source.read({})).reading,
    );
    for (const { kind, episode } of fresh)
      told.push(`${kind} ${episode.leaf.service} ${episode.since}`);
  }
  return told;
}

/** What `bandog anomalies` finds in a saved file. */
async function found(records: readonly CostRecord[]) {
  const bill = reading(records, { capturedAt: `${addDays(last, 3)}T11:00:00.000Z` });
  const source = { read: async () => ({ reading: bill, faults: [] }) };
  const { found: all } = await findAnomalies(source, { minimumImpact: 10 });
  return all.groups.flatMap(({ episodes }) =>
    episodes.map(({ leaf, since }) => `${leaf.service} ${since}`),
  );
}

const onEach = (dates: readonly string[], given: Partial<CostRecord>): CostRecord[] =>
  dates.map((date) => record({ date, ...given }));
const firsts = ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01'];
const monthEnds = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'];

const charges: readonly (readonly [what: string, on: string, charges: readonly CostRecord[]])[] = [
  ['tax on the 1st', '2026-11-01', onEach(firsts, { amount: 800, chargeType: 'tax' })],
  [
    'a credit',
    '2026-11-05',
    onEach(['2026-11-05'], { amount: -900, chargeType: 'credit', ...ec2 }),
  ],
  [
    'a refund',
    '2026-11-06',
    onEach(['2026-11-06'], { amount: -400, chargeType: 'refund', ...ec2 }),
  ],
  [
    'an upfront fee',
    '2026-11-07',
    onEach(['2026-11-07'], { amount: 9000, chargeType: 'upfront', ...ec2 }),
  ],
  [
    'the support fee',
    '2026-11-01',
    onEach(firsts, { amount: 500, chargeType: 'support', ...support }),
  ],
  [
    'a monthly charge of the marketplace',
    '2026-11-01',
    onEach(firsts, { amount: 1200, chargeType: 'marketplace', ...vendor }),
  ],
  [
    'the fee of a Savings Plan on the 1st',
    '2026-11-01',
    onEach(firsts, { amount: 700, chargeType: 'recurring-commitment', ...ec2 }),
  ],
  [
    'the last fee of a reservation that ended',
    '2026-11-01',
    onEach(firsts.slice(0, 4), { amount: 700, chargeType: 'recurring-commitment', ...ec2 }),
  ],
  [
    'an adjustment at the end of the month',
    '2026-10-31',
    onEach(['2026-10-31'], { amount: 650, chargeType: 'adjustment', ...ec2 }),
  ],
  [
    'usage that is billed once a month, at its end',
    '2026-10-31',
    onEach(monthEnds, { amount: 300, chargeType: 'usage', ...vendor }),
  ],
  [
    'usage that is billed once a month, on the 1st',
    '2026-11-01',
    onEach(firsts, { amount: 300, chargeType: 'usage', ...vendor }),
  ],
];

describe.each(charges)('%s', (_, on, also) => {
  const spike = record({ date: on, amount: 400, chargeType: 'usage', ...ec2 });
  const days = [addDays(on, -1), addDays(on, 4)] as const;

  it('is no anomaly, for the daily function nor in a file', async () => {
    const bill = [...steady, ...also];
    expect(await daily((day) => asSeen(bill, day), ...days)).toEqual([]);
    expect(await found(bill)).toEqual([]);
  });

  it('hides no anomaly of the same day', async () => {
    const bill = [...steady, ...also, spike];
    expect(await daily((day) => asSeen(bill, day), ...days)).toContain(
      `anomaly-opened Amazon EC2 ${on}`,
    );
    expect(await found(bill)).toEqual([`Amazon EC2 ${on}`]);
  });
});

describe('a monthly charge', () => {
  it('that is ten times as much is told', async () => {
    const grown = onEach(firsts, { amount: 300, chargeType: 'marketplace', ...vendor }).map((it) =>
      it.date === '2026-11-01' ? { ...it, amount: 3000 } : it,
    );
    expect(await found([...steady, ...grown])).toEqual(['Example Scanner 2026-11-01']);
  });

  it('that comes twice in a month is told', async () => {
    const twice = onEach([...firsts, '2026-11-10'], {
      amount: 300,
      chargeType: 'marketplace',
      ...vendor,
    });
    expect(await found([...steady, ...twice])).toEqual(['Example Scanner 2026-11-10']);
  });
});

describe('a reservation that ended', () => {
  it('is told by what the same instances cost from then on', async () => {
    const dearer = steady.map((it) =>
      it.date >= '2026-11-01' ? { ...it, amount: it.amount + 60 } : it,
    );
    expect(await found(dearer)).toEqual(['Amazon EC2 2026-11-01']);
  });
});

/**
 * One real export, as it was at three times: the 16th stood at 22.41 and became 31.49, the tax of the
 * 1st grew with every fetch.
 */
describe('days that are restated', () => {
  const at = (date: string, amount: number) =>
    record({ ...ec2, date, amount, chargeType: 'usage' });
  const tax = (amount: number) => record({ date: '2026-11-01', amount, chargeType: 'tax' });
  const whole = (amount = 31.49) =>
    daysBetween(first, '2026-11-16').map((date) =>
      at(date, date === '2026-11-15' ? amount : 31.49),
    );
  const seen: Readonly<Record<string, readonly CostRecord[]>> = {
    '2026-11-17': [...whole(), at('2026-11-16', 22.41), tax(8.59)],
    '2026-11-18': [
      ...whole(),
      ...['2026-11-16', '2026-11-17'].map((date) => at(date, 31.49)),
      at('2026-11-18', 6.59),
      tax(12.41),
    ],
    '2026-11-19': [
      ...whole(),
      ...['2026-11-16', '2026-11-17'].map((date) => at(date, 31.49)),
      at('2026-11-18', 20.26),
      tax(13.53),
    ],
  };

  it('are no anomaly while they grow, nor after', async () => {
    expect(await daily((on) => seen[on] ?? [], '2026-11-17', '2026-11-19')).toEqual([]);
  });

  it('hide none of a day that is whole', async () => {
    const dear = (on: string) =>
      (seen[on] ?? []).map((it) => (it.date === '2026-11-15' ? { ...it, amount: 131.49 } : it));
    expect(await daily(dear, '2026-11-17', '2026-11-19')).toContain(
      'anomaly-opened Amazon EC2 2026-11-15',
    );
  });
});
