import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeploymentLog } from '../../lib/adapters/memory/deployment-log.ts';
import { memoryMoneyLedger } from '../../lib/adapters/memory/money-ledger.ts';
import { memoryScorecardHistory } from '../../lib/adapters/memory/scorecard-history.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { emptyTally } from '../../lib/domain/change/tally.ts';
import { toWeek } from '../../lib/domain/scorecard/history.ts';
import type { Look } from '../../lib/domain/scorecard/look.ts';
import type { Period } from '../../lib/domain/scorecard/period.ts';
import { gateIds, metricIds, type Scorecard } from '../../lib/domain/scorecard/scorecard.ts';
import type { ReviewedDeployment } from '../../lib/ports/deployment-log.ts';
import type { Probe } from '../../lib/ports/probe.ts';
import { gradeGates } from '../../lib/usecases/grade-gates.ts';
import { gradeScorecard } from '../../lib/usecases/grade-scorecard.ts';
import { judgedBudgets } from '../../lib/usecases/judged-budgets.ts';
import { loggedReviews } from '../../lib/usecases/logged-reviews.ts';
import { reportedGates } from '../../lib/usecases/reported-gates.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { sampleScorecard } from '../render/sample-scorecard.ts';

const now = '2026-11-23T12:00:00.000Z';
const dayMs = 86_400_000;

function probe<T>(value: T, asked: Period[] = []): Probe<T> {
  const source = 'test';
  return {
    source,
    async look(period): Promise<Look<T>> {
      asked.push(period);
      return { kind: 'seen', source, value };
    },
  };
}

const noProbes = {
  reviews: [],
  scanners: [],
  budgets: [],
  monitoring: [],
  objectives: [],
  drills: [],
  alarms: [],
  stacks: [],
  availability: [],
};

const policy = {
  targets: {
    manualChanges: 0,
    costReductionPercent: 30,
    detectionMinutes: 5,
    provisioningMinutes: 15,
    availabilityPercent: 99.99,
  },
  recoveryEveryDays: 90,
  availabilityHow: 'by SLO',
};

function parts() {
  return {
    store: memoryViolationStore(),
    ledger: memorySweepLedger(),
    money: memoryMoneyLedger(),
    history: memoryScorecardHistory(),
    clock: memoryClock(now),
    regions: ['eu-central-1'],
    policy,
    probes: noProbes,
  };
}

/** Every hour of the week, swept. */
async function sweepWeek(ledger: ReturnType<typeof memorySweepLedger>, manual = 0, round = 0) {
  const end = Date.parse(now);
  for (let hour = 7 * 24; hour > 0; hour -= 1) {
    const from = new Date(end - hour * 3_600_000).toISOString();
    const to = new Date(end - (hour - 1) * 3_600_000).toISOString();
    const tally = { ...emptyTally(), seen: 3, allowed: 1 };
    tally.byOrigin.iac = 1;
    if (hour === 1) Object.assign(tally.byOrigin, { manual, 'iac-unapproved': round });
    if (hour === 1) tally.violations = manual + round;
    await ledger.close({ region: 'eu-central-1', from, to, sweptAt: to, tally, exceptionUses: {} });
  }
}

const metricOf = ({ metrics }: Scorecard, id: string) => metrics.find((it) => it.id === id);

describe('the scorecard', () => {
  test('of an account of which nothing is known is unknown all over', async () => {
    const { metrics, gates } = await gradeScorecard(parts());
    expect(metrics.map(({ id, standing }) => [id, standing])).toEqual(
      metricIds.map((id) => [id, 'unknown']),
    );
    expect(gates.map(({ id, answer }) => [id, answer])).toEqual(
      gateIds.map((id) => [id, id === 'disaster-recovery' ? 'unknown' : 'unknown']),
    );
    for (const { unknownBecause } of metrics) expect(unknownBecause).not.toBe('');
  });

  test('measures what was stored: changes by hand, and how fast they were noticed', async () => {
    const deps = parts();
    await sweepWeek(deps.ledger, 2);
    const at = '2026-11-23T11:30:00Z';
    for (const [id, seconds] of [
      ['a', 20],
      ['b', 400],
    ] as const) {
      const detectedAt = new Date(Date.parse(at) + seconds * 1000).toISOString();
      await deps.store.record(changeBy({ event: consoleEvent({ id, at }), detectedAt }));
    }
    await deps.store.record(overBudget({ at: '2026-11-20T00:00:00.000Z' }));
    const card = await gradeScorecard(deps);
    expect(metricOf(card, 'manual-changes')).toMatchObject({ value: 2, standing: 'missed' });
    expect(metricOf(card, 'incident-detection-time')).toMatchObject({ value: 400, samples: 2 });
    expect(card.lastManualAt).toBe(at);
  });

  test('a week that was swept to its end without a change by hand is on target', async () => {
    const deps = parts();
    await sweepWeek(deps.ledger);
    expect(metricOf(await gradeScorecard(deps), 'manual-changes')).toMatchObject({
      value: 0,
      standing: 'met',
    });
    const blind = { ...deps, regions: ['eu-central-1', 'us-east-1'] };
    expect(metricOf(await gradeScorecard(blind), 'manual-changes')?.standing).toBe('unknown');
  });

  test('compares costs with the baseline', async () => {
    const deps = {
      ...parts(),
      policy: {
        ...policy,
        costBaseline: { monthlyAmount: 304.375, currency: 'USD', period: 'spring' },
      },
    };
    const days = Array.from({ length: 30 }, (_, n) => ({ date: `day ${n}`, amount: 6 }));
    const money = {
      source: 'ce',
      currency: 'USD',
      metric: 'UnblendedCost',
      budgets: [],
      series: [{ name: 'total', days }],
    };
    await deps.money.save({ judgedAt: now, money, faults: [] });
    const metric = metricOf(await gradeScorecard(deps), 'cost-reduction');
    expect(metric?.value).toBeCloseTo(40, 9);
    expect(metric?.standing).toBe('met');
  });

  test('is kept, and the next one has a trend and still knows the last change by hand', async () => {
    const first = { ...sampleScorecard(), gradedAt: '2026-11-16T12:00:00.000Z' };
    const history = memoryScorecardHistory([toWeek(first)]);
    const deps = { ...parts(), history };
    await sweepWeek(deps.ledger, 1);
    const card = await gradeScorecard(deps);
    expect(metricOf(card, 'manual-changes')?.trend).toMatchObject({
      direction: 'better',
      change: -1,
    });
    expect(card.lastManualAt).toBe(first.lastManualAt);
    expect(await history.latest()).toEqual(card);
    expect((await history.weeks('2026-01-01')).map(({ week }) => week)).toEqual([
      '2026-11-16',
      '2026-11-23',
    ]);
    // Once more in the same week: in place of the first, and not its own past.
    const again = await gradeScorecard(deps);
    expect(metricOf(again, 'manual-changes')?.trend).toMatchObject({
      points: [{ week: '2026-11-16' }],
    });
    expect(await history.weeks('2026-01-01')).toHaveLength(2);
  });
});

describe('gates', () => {
  test('only those wanted are asked, in their usual order, and drills over their own time', async () => {
    const asked: Period[] = [];
    const unwanted: Period[] = [];
    const drill = {
      kind: 'restore job',
      what: 'db',
      at: now,
      outcome: 'succeeded',
      evidence: 'x',
    } as const;
    const probes = {
      ...noProbes,
      drills: [probe([drill], asked)],
      scanners: [
        probe(
          { scanner: 's', critical: [], coverage: { kind: 'proven', text: '' } } as const,
          unwanted,
        ),
      ],
    };
    const period = { from: '2026-11-16T12:00:00.000Z', to: now };
    const gates = await gradeGates({ probes, policy }, period, ['disaster-recovery', 'cost']);
    expect(gates.map(({ id, answer }) => [id, answer])).toEqual([
      ['cost', 'unknown'],
      ['disaster-recovery', 'pass'],
    ]);
    expect(unwanted).toEqual([]);
    expect(Date.parse(now) - Date.parse(asked[0]?.from ?? '')).toBe(90 * dayMs);
  });

  test('of a report are what they were, and unknown when it is old or lacks one', () => {
    const card = { ...sampleScorecard(), gradedAt: '2026-11-20T00:00:00.000Z' };
    const answersOf = (from: Scorecard) =>
      reportedGates(from, now, ['cost', 'security']).map(({ answer }) => answer);
    expect(answersOf(card)).toEqual(['fail', 'pass']);
    expect(answersOf({ ...card, gradedAt: '2026-11-01T00:00:00.000Z' })).toEqual([
      'unknown',
      'unknown',
    ]);
    expect(answersOf({ ...card, gates: card.gates.slice(0, 2) })).toEqual(['fail', 'unknown']);
  });
});

describe('the daily look at costs', () => {
  const period = { from: now, to: now };
  const money = {
    source: 'ce',
    currency: 'USD',
    metric: 'UnblendedCost',
    budgets: [overBudget().state],
    series: [],
  };
  const look = async (judgedAt?: string) => {
    const ledger = memoryMoneyLedger();
    const faults = [{ source: 'budgets', code: 'access-denied', message: 'was denied' }] as const;
    if (judgedAt !== undefined) await ledger.save({ judgedAt, money, faults });
    return judgedBudgets(ledger, memoryClock(now)).look(period);
  };

  test('gives its budgets and what it could not read', async () => {
    expect(await look('2026-11-23T11:00:00.000Z')).toMatchObject({
      kind: 'seen',
      value: { budgets: money.budgets, faults: ['budgets: was denied'] },
    });
  });

  test.each([
    ['never', undefined, 'it has not run yet'],
    ['three days ago', '2026-11-20T11:00:00.000Z', 'it last ran at 2026-11-20T11:00:00.000Z'],
  ])('that ran %s says nothing', async (_, judgedAt, reason) => {
    expect(await look(judgedAt)).toMatchObject({ kind: 'unseen', reason });
  });
});

describe('reviews of deployments', () => {
  const period = { from: '2026-11-16T12:00:00.000Z', to: now };
  const deployment = (id: string, review: ReviewedDeployment['review']): ReviewedDeployment => ({
    id,
    at: '2026-11-20T10:00:00Z',
    account: '111122223333',
    region: 'eu-central-1',
    engine: 'cloudformation',
    unit: 'web',
    review,
  });
  const reviewed = {
    kind: 'reviewed',
    url: 'https://example.com/pull/1',
    approvedBy: ['kim'],
  } as const;
  const look = async (reviews: ReviewedDeployment['review'][], round = 0, swept = true) => {
    const log = memoryDeploymentLog();
    for (const [index, review] of reviews.entries()) await log.save(deployment(`${index}`, review));
    const ledger = memorySweepLedger();
    if (swept) await sweepWeek(ledger, 0, round);
    return loggedReviews({ log, ledger, regions: ['eu-central-1'] }).look(period);
  };

  test('are counted as the sweep followed them up', async () => {
    const found = await look([
      reviewed,
      { kind: 'unreviewed', reason: 'nobody approved it' },
      { kind: 'unknown', reason: 'no commit' },
    ]);
    expect(found).toMatchObject({
      kind: 'seen',
      value: { reviewed: 1, unreviewed: 1, unknown: 1 },
    });
    expect(found.kind === 'seen' && found.value.examples).toEqual([
      'cloudformation web, 2026-11-20: nobody approved it',
      'cloudformation web, 2026-11-20: no commit',
      'of 1 deployments only the commit itself was looked at, not what came in beneath it: no earlier deployment of its repository is known',
    ]);
  });

  test('say nothing of what came in where all of it was looked at', async () => {
    expect(await look([{ ...reviewed, since: 'a'.repeat(40) }])).toMatchObject({
      value: { reviewed: 1, examples: [] },
    });
  });

  test('what went round the pipeline was not reviewed', async () => {
    expect(await look([reviewed], 2)).toMatchObject({ value: { reviewed: 1, unreviewed: 2 } });
  });

  test('are not known where changes were not counted, nor where none was followed up', async () => {
    expect(await look([reviewed], 0, false)).toMatchObject({ kind: 'unseen' });
    expect(await look([])).toMatchObject({ value: { reviewed: 0, unknown: 168 } });
  });
});
