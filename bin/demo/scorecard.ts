import type { Look } from '../../lib/domain/scorecard/look.ts';
import { daysBefore } from '../../lib/domain/scorecard/period.ts';
import type { MoneySection } from '../../lib/domain/scorecard/report.ts';
import { metricIds, type Scorecard } from '../../lib/domain/scorecard/scorecard.ts';
import type { Probe } from '../../lib/ports/probe.ts';
import { gradeScorecard } from '../../lib/usecases/grade-scorecard.ts';
import { budgetsOf } from '../../lib/usecases/judged-budgets.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { homeRegion } from './callers.ts';
import { endsAt } from './script.ts';
import { demoSettings } from './settings.ts';
import type { Stage } from './stage.ts';

const seen = <T>(source: string, value: T): Probe<T> => ({
  source,
  look: async (): Promise<Look<T>> => ({ kind: 'seen', source, value }),
});

const unseen = <T>(source: string, reason: string): Probe<T> => ({
  source,
  look: async (): Promise<Look<T>> => ({ kind: 'unseen', source, reason }),
});

const alarmed = { namespace: 'AWS/RDS', dimensions: { DBInstanceIdentifier: 'shop' } };
const silent = { namespace: 'AWS/Lambda', dimensions: { FunctionName: 'shop-checkout' } };

/** What the made-up company's scanners, alarms and drills have to say. */
const probes = {
  reviews: [
    seen('deployments of the week', {
      reviewed: 41,
      unreviewed: 1,
      unknown: 0,
      examples: ['commit 7d1c2ab by dana: merged without an approval'],
    }),
  ],
  scanners: [
    seen(`Security Hub ${homeRegion}`, {
      scanner: `Security Hub ${homeRegion}`,
      critical: [],
      coverage: { kind: 'proven', text: 'all 3 standards are ready' } as const,
    }),
  ],
  monitoring: [
    seen(homeRegion, {
      critical: [
        { id: 'database shop', watchedBy: alarmed },
        { id: 'function shop-checkout', watchedBy: silent },
      ],
      alarms: [{ name: 'shop-cpu', metrics: [alarmed], muted: false }],
    }),
  ],
  objectives: [seen(homeRegion, [{ service: 'checkout', objectives: 1 }])],
  drills: [
    seen('AWS Backup', [
      {
        kind: 'restore job',
        what: 'database shop',
        at: '2026-10-11T03:00:00Z',
        outcome: 'succeeded',
        evidence: 'restore-job-0a1b2c3d',
      } as const,
    ]),
  ],
  alarms: [seen(homeRegion, [70, 118, 95])],
  stacks: [
    seen(
      homeRegion,
      [212, 348, 190, 655, 401].map((seconds, index) => ({
        stack: `shop-${['web', 'data', 'web', 'jobs', 'edge'][index]}`,
        seconds,
        outcome: 'completed' as const,
      })),
    ),
  ],
  availability: [
    unseen<never>(
      `Application Signals ${homeRegion}`,
      'is not enabled: turn it on for the services',
    ),
  ],
};

const weekBefore = {
  week: '2026-10-19',
  gradedAt: '2026-10-22T12:00:00.000Z',
  metrics: Object.fromEntries(
    metricIds.map((id, index) => [id, [6, 'unknown', 52, 912, 'unknown'][index]]),
  ) as Record<(typeof metricIds)[number], number | 'unknown'>,
  gates: {
    'code-review': 'pass',
    security: 'fail',
    cost: 'pass',
    'monitoring-coverage': 'fail',
    'disaster-recovery': 'pass',
  } as const,
};

/** The scorecard of the last week, graded by the code that grades it in the cloud. */
export async function gradeMonth(stage: Stage, money: MoneySection): Promise<Scorecard> {
  const clock = { now: () => new Date(endsAt) };
  const period = daysBefore(clock.now().toISOString(), 7);
  const { changeSource, store, grading } = stage.parts;
  const week = { from: period.from, to: period.to };
  const { policy, scorecard } = demoSettings;
  const { changes } = await scanChanges({ source: changeSource(stage), policy, clock }, week);
  const { ledger, history, money: judged } = grading([weekBefore]);
  await ledger.close({
    ...week,
    region: homeRegion,
    sweptAt: period.to,
    tally: changes.tally,
    exceptionUses: {},
  });
  await judged.save({ judgedAt: period.to, money, faults: [] });
  return gradeScorecard({
    ...{ store, ledger, history, money: judged, clock },
    regions: [homeRegion],
    policy: {
      targets: { ...scorecard.targets },
      recoveryEveryDays: scorecard.disasterRecovery.everyDays,
      availabilityHow: 'the service level objectives of Application Signals',
      costBaseline: { monthlyAmount: 4431, currency: 'USD', period: '2026-06-01 to 2026-06-30' },
    },
    probes: {
      ...probes,
      budgets: [seen('the daily look at costs', budgetsOf({ money, faults: [] }))],
    },
  });
}
