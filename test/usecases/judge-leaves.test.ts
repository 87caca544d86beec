import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryAnomalyLedger } from '../../lib/adapters/memory/anomaly-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { leavesToJudge } from '../../lib/domain/cost/anomaly/episodes-in.ts';
import type { CostReading, CostRecord } from '../../lib/domain/cost/cost-record.ts';
import { tableOf } from '../../lib/domain/cost/cost-table.ts';
import type { CostQuery } from '../../lib/ports/cost-source.ts';
import { leafText, offsetText } from '../../lib/render/anomaly-phrases.ts';
import { assessAnomalies } from '../../lib/usecases/assess-anomalies.ts';
import { assessDetectors } from '../../lib/usecases/assess-detectors.ts';
import { findAnomalies } from '../../lib/usecases/find-anomalies.ts';
import { judgeLeaves } from '../../lib/usecases/judge-leaves.ts';
import { reading, usage } from '../domain/cost/cost-samples.ts';

const ec2 = { account: '111122223333', service: 'Amazon EC2' };
const first = '2026-07-20';
const until = '2026-10-28';
const days = 100;

/** A hundred days of one usage type: so much a day, and other amounts from some day on. */
function meter(usageType: string, daily: number, from: Readonly<Record<number, number>> = {}) {
  let now = daily;
  const amounts = Array.from({ length: days }, (_, day) => (now = from[day] ?? now));
  return usage(first, amounts, { ...ec2, usageType });
}

const nat = (from: Readonly<Record<number, number>>) => meter('EUC1-NatGateway-Bytes', 30, from);
const boxes = (from: Readonly<Record<number, number>> = {}) =>
  meter('EUC1-BoxUsage:m5.large', 100, from);

async function episodes(records: readonly CostRecord[]) {
  const costs = tableOf(records);
  const toJudge = leavesToJudge({ kind: 'cur' }, costs, until);
  const { episodes } = await judgeLeaves(toJudge, costs);
  return episodes;
}

describe('usage types of a service', () => {
  it('rise where another fell, which the service does not show', async () => {
    const found = await episodes([...boxes({ 95: 50 }), ...nat({ 95: 80 })]);
    expect(found).toMatchObject([
      {
        leaf: { ...ec2, usage: 'NatGateway-Bytes' },
        direction: 'up',
        since: '2026-10-23',
        state: 'open',
        offsetBy: { usage: 'BoxUsage' },
      },
    ]);
    expect(found[0]?.impact).toBeCloseTo(250);
    expect(found.map(({ leaf }) => leafText(leaf))).toEqual([
      'NatGateway-Bytes of Amazon EC2 in account 111122223333',
    ]);
    expect(found.map(offsetText)).toEqual([
      'hidden by a fall of BoxUsage of Amazon EC2 in account 111122223333',
    ]);
  });

  it('rise after another fell, which the service shows as a fall that is over', async () => {
    const found = await episodes([...boxes({ 90: 50 }), ...nat({ 95: 80 })]);
    expect(found.map(({ leaf, direction }) => [leaf.usage, direction])).toEqual([
      [undefined, 'down'],
      ['NatGateway-Bytes', 'up'],
    ]);
  });

  it('only take the place of each other in a migration', async () => {
    const moves = [
      [boxes({ 95: 0 }), meter('EUC1-BoxUsage:m6i.large', 0, { 95: 100 })],
      [boxes({ 95: 20 }), meter('EUC1-SpotUsage:m5.large', 0, { 95: 80 })],
      [boxes({ 93: 60, 96: 20 }), meter('USE1-BoxUsage:m5.large', 5, { 93: 45, 96: 85 })],
    ];
    for (const move of moves) expect(await episodes([...move.flat(), ...nat({})])).toEqual([]);
  });

  it('are told once where the service shows it as well', async () => {
    const found = await episodes([...boxes({ 95: 80 }), ...nat({ 95: 180 })]);
    expect(found.map(({ leaf }) => leaf)).toEqual([ec2]);
  });

  it('stay what they are when the fall is over and the service shows them too', async () => {
    const found = await episodes([...boxes({ 90: 50, 95: 100 }), ...nat({ 90: 80 })]);
    expect(found.map(({ leaf, state, since }) => [leaf.usage, state, since])).toEqual([
      [undefined, 'open', '2026-10-23'],
      ['NatGateway-Bytes', 'open', '2026-10-18'],
    ]);
  });

  it('are no matter where the rise is small for its service', async () => {
    expect(await episodes([...boxes({ 95: 91 }), ...nat({ 95: 39 })])).toEqual([]);
  });

  it('are judged as the service itself where there is but one family of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { minLength: days, maxLength: days }), async (all) => {
        const records = ['m5.large', 'm6i.large'].flatMap((size) =>
          usage(first, all, { ...ec2, usageType: `BoxUsage:${size}` }),
        );
        const alone = records.map(({ usageType: _, ...it }) => it);
        expect(await episodes(records)).toEqual(await episodes(alone));
      }),
      { numRuns: 30 },
    );
  });
});

const limits = { minimumImpact: 10, highImpact: 1000, maxRequests: 5 };
const detailed = [...boxes({ 95: 50 }), ...nat({ 95: 80 })];
const plain = detailed.map(({ usageType: _, ...it }) => it);
const about: Partial<CostReading> = { source: 's3://costs', kind: 'cur' };

/** An export that tells usage types where it is asked. */
function source(fails = false) {
  const asked: CostQuery[] = [];
  return {
    asked,
    async read(query: CostQuery) {
      asked.push(query);
      if (query.usageTypes && fails) throw new Error('s3:GetObject failed');
      const inDetail = query.usageTypes ?? query.detailOf;
      return { reading: reading(inDetail ? detailed : plain, about), faults: [] };
    },
  };
}

const run = (from: ReturnType<typeof source>, bill = reading(plain, about)) => ({
  bill,
  deps: {
    source: from,
    ledger: memoryAnomalyLedger(),
    store: memoryViolationStore(),
    clock: { now: () => new Date(`${until}T11:00:00.000Z`) },
  },
});

describe('hidden rises', () => {
  it('are told of an export, with what they are made of, and are read once for all detectors', async () => {
    const from = source();
    const { deps, bill } = run(from);
    const scope = { services: ['Amazon EC2'] };
    const detectors = [limits, { ...limits, name: 'boxes', scope }];
    const { fresh, faults } = await assessDetectors({ ...deps, detectors }, bill);
    expect(fresh.map(({ episode: { leaf } }) => [leaf.usage, leaf.detector])).toEqual([
      ['NatGateway-Bytes', undefined],
      ['NatGateway-Bytes', 'boxes'],
    ]);
    expect(fresh[0]?.episode.causes).toMatchObject([{ usageType: 'EUC1-NatGateway-Bytes' }]);
    expect(faults).toEqual([]);
    expect(from.asked.filter(({ usageTypes }) => usageTypes)).toHaveLength(1);
    expect(from.asked.flatMap(({ detailOf = [] }) => detailOf)).toMatchObject([ec2, ec2]);
  });

  it('are told once, and that they are over', async () => {
    const from = source();
    const { deps, bill } = run(from);
    const first = await assessAnomalies({ ...deps, limits }, bill);
    const second = await assessAnomalies({ ...deps, limits }, bill);
    expect([first.fresh.length, second.fresh.length]).toEqual([1, 0]);
  });

  it('are a fault where the export cannot be read again; services are judged all the same', async () => {
    const { deps } = run(source(true));
    const bill = reading(
      [
        ...plain,
        ...usage(first, [...Array(95).fill(9), 90, 90, 90, 90, 90], {
          ...ec2,
          service: 'Amazon RDS',
        }),
      ],
      about,
    );
    const { fresh, faults } = await assessAnomalies({ ...deps, limits }, bill);
    expect(fresh.map(({ episode: { leaf } }) => leaf.service)).toEqual(['Amazon RDS']);
    expect(faults).toMatchObject([
      {
        source: 's3://costs',
        code: 'unreadable',
        message: expect.stringContaining('s3:GetObject'),
      },
    ]);
  });

  it('are not asked of Cost Explorer, which takes money for each question', async () => {
    const from = source();
    const { deps } = run(from);
    const { fresh, faults } = await assessAnomalies({ ...deps, limits }, reading(plain));
    expect([fresh, faults, from.asked]).toEqual([[], [], []]);
  });

  it('are found in files, whether usage types come along or not', async () => {
    const { found } = await findAnomalies(source(), { minimumImpact: 1 });
    expect(found.groups.map(({ episodes: [{ leaf, causes }] }) => [leaf.usage, causes])).toEqual([
      ['NatGateway-Bytes', [expect.objectContaining({ usageType: 'EUC1-NatGateway-Bytes' })]],
    ]);
  });
});
