import type { ChangeEvent } from '../lib/domain/change/change-event.ts';
import type {
  AnomalyViolation,
  ChangeViolation,
  CostViolation,
} from '../lib/domain/violation/violation.ts';
import { episode } from './domain/cost/anomaly/samples.ts';

/** A successful console change by a person, as an adapter would hand it over. */
export function consoleEvent(given: Partial<ChangeEvent> = {}): ChangeEvent {
  return {
    id: 'event-1',
    provider: 'aws',
    at: '2026-11-23T10:05:00Z',
    account: '111122223333',
    region: 'eu-central-1',
    service: 'ec2',
    action: 'AuthorizeSecurityGroupIngress',
    effect: 'configuration',
    risks: ['network-exposure'],
    outcome: { kind: 'succeeded' },
    actor: {
      kind: 'person',
      principal: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef',
      name: 'dana',
      session: 'dana',
    },
    resources: [{ id: 'sg-0123', type: 'AWS::EC2::SecurityGroup' }],
    evidence: [
      {
        signal: 'console',
        rank: 'asserted',
        detail: '',
        field: 'sessionCredentialFromConsole',
        value: 'true',
      },
    ],
    sourceAddress: '203.0.113.7',
    story: 'opened port 22 to the world on sg-0123',
    ...given,
  };
}

/** A violation of that change. */
export function changeBy(given: Partial<ChangeViolation> = {}): ChangeViolation {
  const event = given.event ?? consoleEvent();
  return {
    subject: 'change',
    kind: 'manual-change',
    fingerprint: `fingerprint-of-${event.id}`,
    incidentId: 'incident-1',
    severity: 'high',
    account: event.account,
    at: event.at,
    detectedAt: '2026-11-23T10:05:40.000Z',
    reason: 'a person changed infrastructure by hand',
    event,
    verdict: {
      origin: 'manual',
      channel: 'console',
      rule: 'console-session',
      reason: 'the provider says the credentials are a console session’s',
      restsOn: 'asserted',
      evidenceFor: event.evidence,
      evidenceAgainst: [],
    },
    ...given,
  };
}

/** A budget whose projection passed its limit. */
export function overBudget(given: Partial<CostViolation> = {}): CostViolation {
  const threshold = { on: 'projected', percent: 100, severity: 'high' } as const;
  const crossing = { threshold, limitAmount: 900, amount: 1015.5 };
  return {
    subject: 'cost',
    kind: 'budget-projected',
    fingerprint: 'fingerprint-of-money',
    incidentId: 'incident-of-money',
    severity: 'high',
    account: 'all',
    at: '2026-11-23T11:00:00.000Z',
    detectedAt: '2026-11-23T11:00:00.000Z',
    reason: 'the projection is past 100 % of the budget',
    state: {
      budget: {
        name: 'whole account',
        monthlyAmount: { '2026-11': 900 },
        currency: 'USD',
        metric: 'UnblendedCost',
        scope: { tags: { team: ['a'] } },
        thresholds: [threshold],
        source: 'bandog.yaml',
      },
      month: '2026-11',
      currency: 'USD',
      metric: 'UnblendedCost',
      amount: 900,
      asOf: '2026-11-21',
      actualToDate: 700.1 + 0.2,
      expectedToDate: 640,
      projection: { kind: 'projected', total: 1015.5, low80: 905, high80: 1204, historyDays: 90 },
      byChargeType: { usage: 695.3, tax: 5 },
      crossings: [crossing],
    },
    crossing,
    ...given,
  };
}

/** A service that costs more, told when it opened. */
export function anomaly(given: Partial<AnomalyViolation> = {}): AnomalyViolation {
  return {
    subject: 'anomaly',
    kind: 'anomaly-opened',
    fingerprint: 'fingerprint-of-anomaly',
    incidentId: 'incident-of-anomaly',
    severity: 'high',
    account: '111122223333',
    at: '2026-11-01T00:00:00.000Z',
    detectedAt: '2026-11-04T11:00:00.000Z',
    reason: 'it is farther from what is expected than it usually is',
    episode: episode(),
    currency: 'USD',
    metric: 'UnblendedCost',
    ...given,
  };
}

/** All of an async iterable. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
