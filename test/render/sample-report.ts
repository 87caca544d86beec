import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { OriginVerdict } from '../../lib/domain/change/origin.ts';
import { emptyTally } from '../../lib/domain/change/tally.ts';
import type { BudgetState } from '../../lib/domain/cost/budget.ts';
import type { Reduction } from '../../lib/domain/cost/reduction/reduction.ts';
import type { ChangeSection, MoneySection, Report } from '../../lib/domain/scorecard/report.ts';
import type { ChangeViolation } from '../../lib/domain/violation/violation.ts';
import { episode } from '../domain/cost/anomaly/samples.ts';
import { sampleScorecard } from './sample-scorecard.ts';

/** A violation in which every text from outside is `text`. */
export function sampleViolation(text = 'dana@example.com', id = 'event-1'): ChangeViolation {
  const event: ChangeEvent = {
    id,
    provider: 'aws',
    at: '2026-11-03T14:12:09Z',
    account: '111122223333',
    region: 'eu-central-1',
    service: 'ec2',
    action: 'AuthorizeSecurityGroupIngress',
    effect: 'configuration',
    risks: ['network-exposure'],
    outcome: { kind: 'succeeded' },
    actor: { kind: 'person', principal: text, name: text, session: text },
    resources: [{ id: text }, { id: 'sg-2' }],
    evidence: [],
    sourceAddress: text,
    story: `opened port 22 to the world on ${text === 'dana@example.com' ? 'sg-2' : text}`,
  };
  const verdict: OriginVerdict = {
    origin: 'manual',
    channel: 'console',
    tool: text,
    rule: 'console-session',
    reason: text,
    restsOn: 'asserted',
    evidenceFor: [
      {
        signal: 'console',
        rank: 'asserted',
        detail: text,
        field: 'sessionCredentialFromConsole',
        value: text,
      },
    ],
    evidenceAgainst: [],
  };
  return {
    subject: 'change',
    kind: 'manual-change',
    fingerprint: id,
    incidentId: 'incident-1',
    severity: 'high',
    account: '111122223333',
    at: event.at,
    detectedAt: '2026-11-03T14:12:40Z',
    reason: text,
    event,
    verdict,
  };
}

const sampleBudget: BudgetState = {
  budget: {
    name: 'whole account',
    monthlyAmount: 900,
    currency: 'USD',
    metric: 'UnblendedCost',
    scope: {},
    thresholds: [{ on: 'projected', percent: 100, severity: 'high' }],
    source: 'bandog.yaml',
  },
  month: '2026-11',
  currency: 'USD',
  metric: 'UnblendedCost',
  amount: 900,
  asOf: '2026-11-03',
  actualToDate: 100,
  days: [
    { date: '2026-11-01', amount: 30 },
    { date: '2026-11-02', amount: 30 },
    { date: '2026-11-03', amount: 40 },
  ],
  expectedToDate: 90,
  projection: { kind: 'projected', total: 1015.5, low80: 905, high80: 1204, historyDays: 90 },
  byChargeType: { usage: 95, tax: 5 },
  crossings: [
    {
      threshold: { on: 'projected', percent: 100, severity: 'high' },
      limitAmount: 900,
      amount: 1015.5,
    },
  ],
};

function sampleChanges(text?: string): ChangeSection {
  const tally = emptyTally();
  Object.assign(tally, { seen: 10, notAChange: 4, allowed: 3, excepted: 1, violations: 1 });
  Object.assign(tally, { unreadable: 1, attempts: 2, duplicates: 1 });
  Object.assign(tally.byOrigin, { iac: 3, manual: 2 });
  Object.assign(tally.byEffect, { configuration: 4, permission: 1 });
  Object.assign(tally.byChannel, { iac: 3, console: 2 });
  const violation = sampleViolation(text);
  const name = violation.event.actor.name;
  return {
    tally,
    accounts: ['111122223333'],
    regions: ['eu-central-1', 'us-east-1'],
    violations: [violation],
    bySeverity: { critical: 0, high: 1, medium: 0, low: 0, info: 0 },
    people: [{ name, account: '111122223333', violations: 1, worst: 'high', lastAt: violation.at }],
    services: [{ service: 'ec2', violations: 1, worst: 'high' }],
    owners: [
      {
        owner: { kind: 'owned', engine: 'terraform', unit: text ?? 'prod.tfstate' },
        violations: 1,
        worst: 'high',
      },
    ],
    timeline: {
      step: 'hour',
      rows: [
        {
          from: '2026-11-03T14:00Z',
          bySeverity: { critical: 0, high: 1, medium: 0, low: 0, info: 0 },
        },
      ],
    },
    incidents: 1,
    exceptions: [
      {
        exception: {
          action: text ?? 'ec2:Stop*',
          until: '2026-11-30',
          reason: text ?? 'planned',
          ticket: text ?? 'OPS-1',
        },
        used: 1,
        expired: false,
      },
    ],
  };
}

function sampleMoney(text?: string): MoneySection {
  return {
    source: text ?? 'costs.csv',
    currency: text ?? 'USD',
    metric: 'UnblendedCost',
    budgets: [
      {
        ...sampleBudget,
        currency: text ?? 'USD',
        budget: { ...sampleBudget.budget, name: text ?? sampleBudget.budget.name },
      },
    ],
    anomalies: {
      episodes: [
        episode({
          leaf: { account: text ?? '111122223333', service: text ?? 'Amazon EC2' },
          causes: [{ region: text ?? 'eu-central-1', chargeType: 'usage', amount: 30 }],
          offsetBy: { service: text ?? 'Amazon RDS' },
        }),
      ],
      notShown: 0,
      tooSmall: 2,
      minimumImpact: 10,
      unknown: [{ detector: text ?? 'team red', reason: text ?? 'Cost Explorer did not answer' }],
    },
    reduction: sampleReduction(text),
    series: [
      {
        name: text ?? 'total',
        days: [
          { date: '2026-11-01', amount: 30 },
          { date: '2026-11-02', amount: 30.5 },
        ],
      },
    ],
  };
}

const sampleReduction = (text?: string): Reduction => ({
  currency: text ?? 'USD',
  metric: 'UnblendedCost',
  baseline: { from: '2026-01-01', until: '2026-01-30', days: 30, amount: 1200 },
  current: { from: '2026-10-05', until: '2026-11-03', days: 30, amount: 900 },
  normalised: [
    { by: 'nothing', baseline: 1200, share: 0.25 },
    { by: 'quantity', baseline: 1300, share: 0.3077 },
  ],
  effects: { change: -300, usage: 100, rate: -350, commitment: -50, unsplit: 0 },
  months: [{ month: '2026-10', share: 0.24 }],
  outlook: { unknown: text ?? 'too few days' },
  targetPercent: 30,
  leftOut: { tax: 20 },
  advice: {
    source: text ?? 'advice.json',
    currency: 'USD',
    dedupedMonthlySavings: 80,
    recommendations: [advised(text, 'open')],
  },
  taken: [{ recommendation: advised(text, 'taken'), verifiedMonthly: 41.5 }],
});

const advised = (text: string | undefined, id: string) => ({
  id,
  resource: text ?? `i-${id}`,
  action: text ?? 'Rightsize',
  kind: text ?? 'Ec2Instance',
  monthlySavings: 40,
});

/** A small report whose counters reconcile; when `text` is given, every text from outside is it. */
export function sampleReport(text?: string): Report {
  return {
    schemaVersion: 1,
    generatedAt: '2026-11-04T06:00:00.000Z',
    period: { from: '2026-11-01T00:00:00Z', to: '2026-11-03T23:59:59Z' },
    changes: sampleChanges(text),
    money: sampleMoney(text),
    scorecard: sampleScorecard(text),
    ownBill: {
      totalUsd: 0.8123,
      items: [
        { name: text ?? 'Cost Explorer', usd: 0.6 },
        { name: 'Lambda OnChange', usd: 0.2123 },
      ],
      prices: { asOf: '2025-11-01', region: 'us-east-1' },
      volumes: { changes: 20_000, violations: 200 },
    },
    faults: {
      total: 1,
      shown: [
        {
          source: text ?? 'trail.json',
          place: 'line 3',
          field: 'eventTime',
          value: text ?? 'yesterday',
          code: 'bad-value',
          message: text ?? 'eventTime is not a time',
        },
      ],
    },
    blindSpots: [text ?? 'only management events were read'],
  };
}
