import { describe, expect, it } from 'vitest';
import { memoryAnomalyLedger } from '../../lib/adapters/memory/anomaly-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { parseSettings } from '../../lib/config/parse-settings.ts';
import { type AnomalyLimits, detectorsOf } from '../../lib/domain/cost/anomaly/anomaly-limits.ts';
import { addDays } from '../../lib/domain/cost/calendar.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import type { AnomalyLedger } from '../../lib/ports/anomaly-ledger.ts';
import type { CostSource } from '../../lib/ports/cost-source.ts';
import { leafText } from '../../lib/render/anomaly-phrases.ts';
import { assessDetectors } from '../../lib/usecases/assess-detectors.ts';
import { reading, usage } from '../domain/cost/cost-samples.ts';

const text = (more = '') => `
money:
  anomalies:
    minimumImpact: 10
    detectors:
      - { name: team red, scope: { tags: { team: [red] } }, minimumImpact: 1, highImpact: 50 }
      - { name: databases, scope: { services: [Amazon RDS] }, minimumImpact: 1000000 }
${more}`;

function detectors(more?: string) {
  const { money } = parseSettings(text(more), 'bandog.yaml');
  return money.anomalies === undefined ? [] : detectorsOf(money.anomalies);
}

const first = '2026-07-20';
const jump = [...Array.from({ length: 100 }, () => 20), 60, 60, 60, 60, 60, 60];
const ec2 = { account: '111122223333', service: 'Amazon EC2' };
const rds = { ...ec2, service: 'Amazon RDS' };

/** The bill as it is at eleven o'clock of a day; half of EC2 is the red team's. */
function billOn(on: string, withTags: boolean): CostReading {
  const team = (name: string) => (withTags ? { tags: { team: name } } : {});
  const half = jump.map((it) => it / 2);
  const records = [
    ...usage(first, half, { ...ec2, ...team('red') }),
    ...usage(first, half, { ...ec2, ...team('blue') }),
    ...usage(first, jump, rds),
  ].filter(({ date }) => date < on);
  return reading(records, { capturedAt: `${on}T11:00:00.000Z` });
}

async function runs(withTags = true) {
  const [ledger, store] = [memoryAnomalyLedger(), memoryViolationStore()];
  const told: (readonly string[])[] = [];
  for (const ahead of [104, 105]) {
    const on = addDays(first, ahead);
    const source = { read: async () => ({ reading: billOn(on, withTags), faults: [] }) };
    const clock = { now: () => new Date(`${on}T11:00:00.000Z`) };
    const deps = { source, ledger, store, clock, detectors: detectors() };
    const { fresh, faults, anomalies } = await assessDetectors(deps, billOn(on, false));
    told.push(fresh.map(({ severity, episode }) => `${severity} ${leafText(episode.leaf)}`).sort());
    if (ahead === 105) return { told, faults, anomalies };
  }
  throw new Error('no run');
}

const byTeam = (name: string): AnomalyLimits => ({
  name: `team ${name}`,
  scope: { tags: { team: [name] } },
  minimumImpact: 1,
  highImpact: 50,
  maxRequests: 5,
});

interface Given {
  /** Teams whose costs cannot be read on the first day. */
  readonly failing: readonly string[];
  /** Whether they come after the others. */
  readonly last?: boolean;
  /** Whether one looks at all costs, besides. */
  readonly whole?: boolean;
  readonly ledger?: AnomalyLedger;
}

/** Detectors that ask for their costs apart, on one day and the next. */
async function readings({
  failing,
  last = false,
  whole = true,
  ledger = memoryAnomalyLedger(),
}: Given) {
  const store = memoryViolationStore();
  const teams = failing.map(byTeam);
  const usual = { minimumImpact: 10, highImpact: 1000, maxRequests: 5 };
  const others = whole ? [usual] : [];
  const run = async (ahead: number, broken: readonly string[]) => {
    const on = addDays(first, ahead);
    const source: CostSource = {
      async read({ scope }) {
        if (broken.some((it) => scope?.tags?.['team']?.includes(it)))
          throw new Error('ce:GetCostAndUsage failed');
        return { reading: billOn(on, true), faults: [] };
      },
    };
    const clock = { now: () => new Date(`${on}T11:00:00.000Z`) };
    const detectors = last ? [...others, ...teams] : [...teams, ...others];
    const deps = { source, ledger, store, clock, detectors };
    const { fresh, ...assessed } = await assessDetectors(deps, billOn(on, false));
    const told = fresh.map(({ kind, episode: { leaf } }) => `${kind} ${leafText(leaf)}`).sort();
    return { ...assessed, told };
  };
  return { ...(await run(104, failing)), dayAfter: () => run(105, []) };
}

describe('several detectors', () => {
  it('take from the first what they do not say', () => {
    expect(
      detectors().map(({ name, minimumImpact, maxRequests }) => [name, minimumImpact, maxRequests]),
    ).toEqual([
      [undefined, 10, 5],
      ['team red', 1, 5],
      ['databases', 1_000_000, 5],
    ]);
  });

  it('cannot have one name', () => {
    const twice = '      - { name: team red, scope: { services: [Amazon EC2] } }';
    expect(() => detectors(twice)).toThrow('two detectors have one name');
  });

  it('each tell once what is off in their part, by their own limits', async () => {
    const { told, faults, anomalies } = await runs();
    expect(told).toEqual([
      [
        'high Amazon EC2 in account 111122223333',
        'high Amazon EC2 in account 111122223333 (team red)',
        'high Amazon RDS in account 111122223333',
      ],
      [],
    ]);
    expect(faults).toEqual([]);
    expect(anomalies?.episodes.map(({ leaf }) => leaf.detector)).toEqual([
      undefined,
      undefined,
      'team red',
    ]);
    expect(anomalies?.tooSmall).toBe(1);
  });

  it.each([false, true])(
    'tell theirs where another cannot read its costs: last %s',
    async (last) => {
      const { dayAfter, ...once } = await readings({ failing: ['red'], last });
      expect(once.told).toEqual([
        'anomaly-opened Amazon EC2 in account 111122223333',
        'anomaly-opened Amazon RDS in account 111122223333',
      ]);
      expect(once.faults).toEqual([
        {
          source: 'detector team red',
          code: 'unreadable',
          message: 'anomalies were not looked for: ce:GetCostAndUsage failed',
        },
      ]);
      expect(once.anomalies.unknown).toEqual([
        { detector: 'team red', reason: 'ce:GetCostAndUsage failed' },
      ]);
      const { anomalies, told, faults } = await dayAfter();
      expect(told).toEqual(['anomaly-opened Amazon EC2 in account 111122223333 (team red)']);
      expect([anomalies.unknown, faults]).toEqual([undefined, []]);
    },
  );

  it('are all unknown where none can read its costs', async () => {
    const { told, faults, anomalies } = await readings({ failing: ['red', 'blue'], whole: false });
    expect(told).toEqual([]);
    expect(faults.map(({ source }) => source)).toEqual(['detector team red', 'detector team blue']);
    expect(anomalies.episodes).toEqual([]);
    expect(anomalies.unknown?.map(({ detector }) => detector)).toEqual(['team red', 'team blue']);
  });

  it('fail together where what is remembered cannot be read', async () => {
    const ledger = { ...memoryAnomalyLedger(), load: () => Promise.reject(new Error('no table')) };
    await expect(readings({ failing: [], ledger })).rejects.toThrow('no table');
  });

  it('that cannot tell their part say so, and the others go on', async () => {
    const { told, faults } = await runs(false);
    expect(told[0]).toHaveLength(2);
    expect(faults).toMatchObject([
      { source: 'detector team red', message: expect.stringContaining('the tag team') },
    ]);
  });
});
