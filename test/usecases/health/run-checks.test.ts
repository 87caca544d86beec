import { describe, expect, test } from 'vitest';
import { ok, problem } from '../../../lib/domain/health/finding.ts';
import type { AnomalySection } from '../../../lib/domain/scorecard/report.ts';
import { runChecks } from '../../../lib/usecases/health/run-checks.ts';
import { sampleScorecard } from '../../render/sample-scorecard.ts';

const money = { source: 'x', currency: 'USD', metric: 'UnblendedCost', budgets: [], series: [] };
const now = new Date('2026-11-23T12:00:00Z');
const long = new Date('2026-01-01T00:00:00Z');
const justNow = new Date('2026-11-23T11:50:00Z');

interface Given {
  readonly since?: Date;
  readonly swept?: Readonly<Record<string, string>>;
  readonly judgedAt?: string;
  readonly gradedAt?: string;
  readonly unknown?: AnomalySection['unknown'];
  readonly source?: ReturnType<typeof ok>;
}

/** State of each check, where this ran last. */
async function states({
  since = long,
  swept = {},
  judgedAt,
  gradedAt,
  unknown = [],
  source = ok('answers'),
}: Given) {
  const checks = runChecks({
    since,
    regions: ['eu-central-1', 'us-east-1'],
    sweeps: { watermark: async (region) => swept[region] },
    money: {
      async latest() {
        const anomalies = { episodes: [], notShown: 0, tooSmall: 0, minimumImpact: 10, unknown };
        return judgedAt ? { judgedAt, money: { ...money, anomalies }, faults: [] } : undefined;
      },
    },
    scorecards: {
      latest: async () => (gradedAt ? { ...sampleScorecard(), gradedAt } : undefined),
    },
    source: { name: 'cost-explorer', look: async () => source },
  });
  const found = await Promise.all(checks.map(async (check) => [check.name, await check.look(now)]));
  return Object.fromEntries(found);
}

const onTime = {
  swept: { 'eu-central-1': '2026-11-23T11:00:00Z', 'us-east-1': '2026-11-23T10:00:00Z' },
  judgedAt: '2026-11-22T06:00:00Z',
  gradedAt: '2026-11-16T06:00:00Z',
};

describe('what should have run', () => {
  test('did', async () => {
    expect(await states(onTime)).toMatchObject({
      'sweeps-run': { state: 'ok' },
      'costs-judged': { state: 'ok' },
      'scorecard-graded': { state: 'ok' },
    });
  });

  test('did not, after a long time and just after the deployment', async () => {
    expect(await states({})).toMatchObject({
      'sweeps-run': { state: 'problem', text: 'the sweep of eu-central-1 never came to an end' },
      'costs-judged': { state: 'problem' },
      'scorecard-graded': { state: 'problem' },
    });
    expect(await states({ since: justNow })).toMatchObject({
      'sweeps-run': { state: 'unknown' },
      'costs-judged': { state: 'unknown' },
      'scorecard-graded': { state: 'unknown' },
    });
  });

  test('is late', async () => {
    const late = {
      swept: { ...onTime.swept, 'us-east-1': '2026-11-23T09:00:00Z' },
      judgedAt: '2026-11-21T06:00:00Z',
      gradedAt: '2026-11-14T06:00:00Z',
    };
    expect(await states(late)).toMatchObject({
      'sweeps-run': { state: 'problem', text: expect.stringContaining('us-east-1') },
      'costs-judged': { state: 'problem' },
      'scorecard-graded': { state: 'problem' },
    });
  });

  test('ran, but one detector could not read its costs', async () => {
    const unknown = [{ detector: 'team red', reason: 'ce:GetCostAndUsage failed' }];
    expect(await states({ ...onTime, unknown })).toMatchObject({
      'costs-judged': {
        state: 'problem',
        text: 'anomalies were not looked for by 1 detector: team red: ce:GetCostAndUsage failed',
      },
    });
  });

  test('has no costs to judge: asked only before the first judgement', async () => {
    const source = problem('off', 'open it');
    expect(await states({ source })).toMatchObject({ 'costs-judged': { text: 'off' } });
    expect(await states({ ...onTime, source })).toMatchObject({ 'costs-judged': { state: 'ok' } });
  });

  test('is not asked where nothing is deployed', () => {
    expect(runChecks(undefined)).toEqual([]);
  });
});
