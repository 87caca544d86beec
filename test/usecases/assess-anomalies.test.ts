import { describe, expect, it } from 'vitest';
import { memoryAnomalyLedger } from '../../lib/adapters/memory/anomaly-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { addDays } from '../../lib/domain/cost/calendar.ts';
import type { CostReading, CostRecord } from '../../lib/domain/cost/cost-record.ts';
import type { CostScope } from '../../lib/domain/cost/cost-scope.ts';
import type { CostQuery } from '../../lib/ports/cost-source.ts';
import { assessAnomalies } from '../../lib/usecases/assess-anomalies.ts';
import { explainEpisodes } from '../../lib/usecases/explain-episodes.ts';
import { episode } from '../domain/cost/anomaly/samples.ts';
import { days, reading, record, usage } from '../domain/cost/cost-samples.ts';

const limits = { minimumImpact: 10, highImpact: 1000, maxRequests: 5 };
const ec2 = { account: '111122223333', service: 'Amazon EC2' };
const first = '2026-07-20';
const flat = (count: number, amount: number) => Array.from({ length: count }, () => amount);

/** One run a day over what each of them was shown. */
async function runs(shown: ReadonlyMap<string, readonly CostRecord[]>) {
  const ledger = memoryAnomalyLedger();
  const store = memoryViolationStore();
  const queries: CostQuery[] = [];
  const told: string[] = [];
  for (const [on, records] of shown) {
    const now = `${on}T11:00:00.000Z`;
    const bill: CostReading = reading(records, { capturedAt: now });
    const source = {
      async read(query: CostQuery) {
        queries.push(query);
        const parts = records.map((it) => ({ ...it, region: 'eu-central-1', usageType: 'Box' }));
        return { reading: { ...bill, records: parts }, faults: [] };
      },
    };
    const clock = { now: () => new Date(now) };
    const { fresh, anomalies } = await assessAnomalies(
      { source, ledger, store, clock, limits },
      bill,
    );
    for (const { kind, episode: of, severity } of fresh)
      told.push(`${on} ${kind} ${of.leaf.service} ${severity}`);
    if (on === [...shown.keys()].at(-1)) return { told, queries, anomalies };
  }
  throw new Error('no run');
}

/** What Cost Explorer shows at 11:00: today is absent, yesterday is 70 % complete. */
function asSeen(whole: readonly CostRecord[], on: string): CostRecord[] {
  const yesterday = addDays(on, -1);
  return whole
    .filter(({ date }) => date < on)
    .map((it) => (it.date === yesterday ? { ...it, amount: 0.7 * it.amount } : it));
}

const daily = (whole: readonly CostRecord[], from: string, count: number) =>
  new Map(days(from, flat(count, 0)).map(({ date }) => [date, asSeen(whole, date)] as const));

describe('anomalies inside a scope', () => {
  const now = '2026-11-02T11:00:00.000Z';
  const jump = [...flat(100, 20), 60, 60, 60, 60];
  const rds = { ...ec2, service: 'Amazon RDS' };
  const bill = reading(
    [
      ...usage(first, jump, ec2),
      ...usage(
        first,
        jump.map((it) => 2 * it),
        rds,
      ),
    ],
    { capturedAt: now },
  );

  /** What is found where the source knows `more` of each cost. */
  async function found(scope: CostScope, more: Partial<CostRecord> = {}) {
    const queries: CostQuery[] = [];
    const source = {
      async read(query: CostQuery) {
        queries.push(query);
        const records = bill.records.map((it) =>
          it.service === ec2.service ? { ...it, ...more } : it,
        );
        return { reading: { ...bill, records }, faults: [] };
      },
    };
    const [ledger, store] = [memoryAnomalyLedger(), memoryViolationStore()];
    const clock = { now: () => new Date(now) };
    const deps = { source, ledger, store, clock, limits: { ...limits, scope } };
    const { fresh, faults, anomalies } = await assessAnomalies(deps, bill);
    const services = fresh.map(({ episode: { leaf } }) => leaf.service);
    return { services, faults, queries, anomalies };
  }

  it('are those of its costs', async () => {
    expect((await found({})).services).toEqual(['Amazon RDS', 'Amazon EC2']);
    const { services, queries } = await found({ services: ['Amazon EC2'] });
    expect(services).toEqual(['Amazon EC2']);
    expect(queries.every(({ detailOf }) => detailOf !== undefined)).toBe(true);
  });

  it('are looked for in costs that are asked for apart, where those of the day do not say', async () => {
    const { services, queries } = await found(
      { tags: { team: ['red'] } },
      { tags: { team: 'red' } },
    );
    expect(services).toEqual(['Amazon EC2']);
    expect(queries[0]).toMatchObject({ tagKeys: ['team'], scope: { tags: { team: ['red'] } } });
  });

  it('are unknown where nobody can tell, which is a fault and not an empty list', async () => {
    const { services, faults, anomalies } = await found({ tags: { team: ['red'] } });
    expect(services).toEqual([]);
    expect(anomalies).toMatchObject({
      episodes: [],
      unknown: [{ reason: expect.stringContaining('the tag team') }],
    });
    expect(faults).toMatchObject([
      { source: 'money.anomalies.scope', message: expect.stringContaining('the tag team') },
    ]);
  });
});

describe('assessAnomalies', () => {
  it('tells one episode three times at most: opened, grew, ended', async () => {
    const whole = usage(first, [...flat(100, 20), 60, 60, 60, 150, 150, ...flat(30, 20)], ec2);
    const { told, queries, anomalies } = await runs(daily(whole, '2026-10-25', 20));
    expect(told).toEqual([
      '2026-10-30 anomaly-opened Amazon EC2 high',
      '2026-11-02 anomaly-grew Amazon EC2 high',
      '2026-11-05 anomaly-ended Amazon EC2 info',
    ]);
    expect(queries).toHaveLength(2);
    expect(queries[0]?.detailOf).toEqual([ec2]);
    expect(anomalies?.episodes).toMatchObject([{ leaf: ec2, state: 'back' }]);
  });

  it('asks nothing and tells nothing while all is as it was', async () => {
    const { told, queries, anomalies } = await runs(
      daily(usage(first, flat(140, 20), ec2), '2026-10-25', 20),
    );
    expect([told, queries]).toEqual([[], []]);
    expect(anomalies).toMatchObject({ episodes: [], tooSmall: 0 });
  });

  it('is silent on a tax that grows all month, a credit, a refund and an upfront fee', async () => {
    const service = usage(first, flat(140, 20), ec2);
    const lumps = (on: string): CostRecord[] => [
      record({ date: '2026-11-01', amount: 8.59 + Number(on.slice(8)), chargeType: 'tax' }),
      record({ date: '2026-11-05', amount: -400, chargeType: 'credit', ...ec2 }),
      record({ date: '2026-11-06', amount: -90, chargeType: 'refund', ...ec2 }),
      record({ date: '2026-11-07', amount: 5000, chargeType: 'upfront', ...ec2 }),
      record({ date: '2026-11-01', amount: 300, chargeType: 'fee', ...ec2 }),
    ];
    const shown = [...daily(service, '2026-10-25', 25)].map(
      ([on, records]) => [on, [...records, ...lumps(on).filter(({ date }) => date < on)]] as const,
    );
    expect((await runs(new Map(shown))).told).toEqual([]);
  });

  /** The shapes of one real export: the newest days were 21, 71 and 64 % complete, then whole. */
  it('is silent on days that are not whole yet, and on what they are restated to', async () => {
    const before = usage(first, flat(119, 31.49), ec2);
    const at = (date: string, amount: number) => record({ ...ec2, date, amount });
    const tax = (amount: number) => record({ date: '2026-11-01', amount, chargeType: 'tax' });
    const { told } = await runs(
      new Map([
        ['2026-11-17', [...before, at('2026-11-16', 22.41), tax(8.59)]],
        [
          '2026-11-18',
          [
            ...before,
            at('2026-11-16', 31.49),
            at('2026-11-17', 31.49),
            at('2026-11-18', 6.59),
            tax(12.41),
          ],
        ],
        [
          '2026-11-19',
          [
            ...before,
            at('2026-11-16', 31.49),
            at('2026-11-17', 31.49),
            at('2026-11-18', 20.26),
            tax(13.53),
          ],
        ],
      ]),
    );
    expect(told).toEqual([]);
  });

  it('tells a run that died before it could remember nothing new', async () => {
    const store = memoryViolationStore();
    const bill = reading(usage(first, [...flat(100, 20), 90, 90], ec2));
    const source = { read: async () => ({ reading: bill, faults: [] }) };
    const clock = { now: () => new Date('2026-10-31T11:00:00.000Z') };
    const run = (ledger = memoryAnomalyLedger()) =>
      assessAnomalies({ source, ledger, store, clock, limits }, bill);
    const broken = { ...memoryAnomalyLedger(), save: () => Promise.reject(new Error('no table')) };
    await expect(run(broken)).rejects.toThrow('no table');
    const again = await run();
    expect(again.violations).toHaveLength(1);
    expect(again.fresh).toHaveLength(0);
  });
});

describe('explainEpisodes', () => {
  const queries: CostQuery[] = [];
  const source = {
    async read(query: CostQuery) {
      queries.push(query);
      return { reading: reading([]), faults: [] };
    },
  };
  const some = ['a', 'b', 'c'].map((service) => episode({ id: service, leaf: { service } }));

  it('asks for the first leaves within the budget, in one query', async () => {
    await explainEpisodes(source, some, { maxRequests: 2 });
    expect(queries).toEqual([
      {
        from: '2026-10-04',
        to: '2026-11-04',
        detailOf: [{ service: 'a' }, { service: 'b' }],
        maxRequests: 2,
      },
    ]);
  });

  it('asks nothing without an episode or without a budget', async () => {
    queries.length = 0;
    await explainEpisodes(source, [], { maxRequests: 5 });
    await explainEpisodes(source, some, { maxRequests: 0 });
    expect(queries).toEqual([]);
  });

  it('keeps the episodes when the source fails, and says so', async () => {
    const failing = { read: () => Promise.reject(new Error('throttled')) };
    const { episodes, faults } = await explainEpisodes(failing, some, { maxRequests: 5 });
    expect(episodes).toEqual(some);
    expect(faults[0]?.message).toContain('throttled');
  });
});
