import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../../lib/domain/change/tally.ts';
import { blocks, gate, verdictOf } from '../../../../lib/domain/scorecard/gate.ts';
import { codeReview } from '../../../../lib/domain/scorecard/gates/code-review.ts';
import { cost } from '../../../../lib/domain/scorecard/gates/cost.ts';
import {
  type Drill,
  disasterRecovery,
} from '../../../../lib/domain/scorecard/gates/disaster-recovery.ts';
import {
  type AlarmState,
  type CriticalResource,
  monitoringCoverage,
} from '../../../../lib/domain/scorecard/gates/monitoring-coverage.ts';
import { reviewsByOrigin } from '../../../../lib/domain/scorecard/gates/reviews-by-origin.ts';
import { type ScannerState, security } from '../../../../lib/domain/scorecard/gates/security.ts';
import type { Look } from '../../../../lib/domain/scorecard/look.ts';
import { overBudget } from '../../../builders.ts';

const seen = <T>(value: T, source = 'eu-central-1'): Look<T> => ({ kind: 'seen', source, value });
const denied: Look<never> = { kind: 'unseen', source: 'us-east-1', reason: 'was denied' };

describe('code review', () => {
  const counts = (reviewed: number, unreviewed = 0, unknown = 0) =>
    seen({ reviewed, unreviewed, unknown, examples: ['stack web'] });

  it.each([
    ['all were reviewed', [counts(3)], 'pass', /all 3/],
    ['nothing was changed', [counts(0)], 'pass', /nothing was changed/],
    ['one was not', [counts(3, 1), denied], 'fail', /1 of 4/],
    ['of one it is not known', [counts(3, 0, 1)], 'unknown', /1 of 4/],
    ['one could not look', [counts(3), denied], 'unknown', /was denied/],
    ['nobody looked', [], 'unknown', /nobody looked/],
  ] as const)('%s', (_, looks, answer, reason) => {
    const graded = codeReview(looks);
    expect(graded).toMatchObject({ id: 'code-review', enforcement: 'blocking', answer });
    expect(graded.reason).toMatch(reason);
  });

  it('by origin alone: round the pipeline fails, through it is unknown, nothing seen is unknown', () => {
    const tally = (iac: number, round: number) => {
      const made = { ...emptyTally(), seen: 10 };
      Object.assign(made.byOrigin, { iac, 'iac-unapproved': round });
      return made;
    };
    expect(codeReview([reviewsByOrigin(tally(5, 1), [])]).answer).toBe('fail');
    expect(codeReview([reviewsByOrigin(tally(5, 0), [])]).answer).toBe('unknown');
    expect(codeReview([reviewsByOrigin(tally(0, 0), [])]).answer).toBe('pass');
    expect(codeReview([reviewsByOrigin(tally(0, 0), ['us-east-1 is behind'])]).answer).toBe(
      'unknown',
    );
    expect(codeReview([reviewsByOrigin(emptyTally(), [])]).answer).toBe('unknown');
  });
});

describe('security', () => {
  const state = (critical: string[], proven = true): Look<ScannerState> =>
    seen({
      scanner: 'Inspector eu-central-1',
      critical: critical.map((id) => ({ id, text: `${id} on i-1` })),
      coverage: proven
        ? { kind: 'proven', text: 'all 3 resources are scanned' }
        : { kind: 'unproven', reason: 'it covers no resource' },
    });

  it.each([
    ['nothing is open and scanning is proven', [state([])], 'pass', /proven/],
    [
      'nothing is open, but nothing proves a scan',
      [state([], false)],
      'unknown',
      /covers no resource/,
    ],
    [
      'nothing is open here, and there nobody may look',
      [state([]), denied],
      'unknown',
      /was denied/,
    ],
    [
      'a finding is open, whatever else is not known',
      [state(['CVE-1'], false), denied],
      'fail',
      /^1 critical/,
    ],
    ['there is no scanner', [], 'unknown', /no scanner/],
  ] as const)('%s', (_, looks, answer, reason) => {
    expect(security(looks)).toMatchObject({ answer });
    expect(security(looks).reason).toMatch(reason);
  });

  it('counts a finding that two regions show once', () => {
    const graded = security([state(['a', 'b']), state(['b'])]);
    expect(graded.reason).toMatch(/^2 critical/);
    expect(graded.evidence).toEqual(['a on i-1', 'b on i-1']);
  });
});

describe('cost', () => {
  const { state } = overBudget();
  const within = { ...state, amount: 2000 };
  const noProjection = {
    ...within,
    projection: { kind: 'unknown', reason: 'only 2 complete days' } as const,
  };
  const noAmount = { ...state, amount: 'unknown', unknownBecause: 'in EUR' } as const;
  const spent = { ...noProjection, amount: 100 };

  it.each([
    ['the projection is within', [within], 'pass', /1,015.50 USD projected of 2,000.00 USD$/],
    [
      'the interval goes over',
      [{ ...within, amount: 1100 }],
      'pass',
      /; 1,204.00 USD at the top of the 80 % interval$/,
    ],
    ['the projection is over', [within, state], 'fail', /1,015.50 USD projected of 900.00 USD/],
    [
      'it is spent, though nothing is projected',
      [spent],
      'fail',
      /700.30 USD spent already of 100.00 USD/,
    ],
    ['nothing is projected', [within, noProjection], 'unknown', /only 2 complete days/],
    ['the budget cannot be compared', [noAmount], 'unknown', /in EUR/],
    ['there is no budget', [], 'unknown', /no budget is set/],
  ] as const)('%s', (_, budgets, answer, reason) => {
    const graded = cost([seen({ budgets, faults: [] })]);
    expect(graded).toMatchObject({ answer });
    expect(graded.reason).toMatch(reason);
  });

  it('what could not be read keeps it from passing, and not from failing', () => {
    const faults = ['costs.csv, line 3: not a number'];
    expect(cost([seen({ budgets: [within], faults })])).toMatchObject({
      answer: 'unknown',
      reason: faults[0],
    });
    expect(cost([seen({ budgets: [state], faults }), denied]).answer).toBe('fail');
    expect(cost([denied])).toMatchObject({ answer: 'unknown', reason: 'us-east-1: was denied' });
  });
});

describe('monitoring coverage', () => {
  const queue: CriticalResource = {
    id: 'arn:aws:sqs:eu-central-1:111122223333:orders',
    watchedBy: { namespace: 'AWS/SQS', dimensions: { QueueName: 'orders' } },
  };
  const alarm = (dimensions: Record<string, string>, muted = false): AlarmState => ({
    name: 'alarm',
    metrics: [{ namespace: 'AWS/SQS', dimensions }],
    muted,
  });
  const own = alarm({ QueueName: 'orders' });
  const look = (critical: CriticalResource[], alarms: AlarmState[]) => [seen({ critical, alarms })];
  const slo = (objectives: number) => [seen([{ service: 'web (prod)', objectives }])];

  it.each([
    [
      'an alarm watches it',
      look([queue], [own]),
      slo(1),
      'pass',
      /^1 critical resources with an alarm; 1/,
    ],
    [
      'one does under more dimensions',
      look([queue], [alarm({ QueueName: 'orders', Op: 'Put' })]),
      [],
      'pass',
      /no service/,
    ],
    [
      'one watches another',
      look([queue], [alarm({ QueueName: 'others' })]),
      [],
      'fail',
      /orders has no alarm/,
    ],
    [
      'one of the same name in another namespace',
      look(
        [queue],
        [{ ...own, metrics: [{ namespace: 'AWS/SNS', dimensions: { QueueName: 'orders' } }] }],
      ),
      [],
      'fail',
      /no alarm/,
    ],
    [
      'the only one is muted',
      look([queue], [alarm({ QueueName: 'orders' }, true)]),
      [],
      'fail',
      /actions are off/,
    ],
    ['a service has no SLO', look([queue], [own]), slo(0), 'fail', /web \(prod\) has no SLO/],
    [
      'its kind is not known',
      look([{ id: 'arn:x', watchedBy: 'unknown' }, queue], [own]),
      [],
      'unknown',
      /no rule says/,
    ],
    ['nothing critical is named', look([], [own]), slo(1), 'unknown', /name the critical path/],
    [
      'nothing critical has metrics',
      look([{ id: 'role', watchedBy: 'none' }], [own]),
      [],
      'unknown',
      /with metrics/,
    ],
    ['a region was denied', [...look([queue], [own]), denied], [], 'unknown', /was denied/],
    ['services could not be listed', look([queue], [own]), [denied], 'unknown', /was denied/],
    [
      'a region was denied and another has a gap',
      [...look([queue], []), denied],
      [],
      'fail',
      /no alarm/,
    ],
  ] as const)('%s', (_, regions, services, answer, reason) => {
    const graded = monitoringCoverage(regions, services);
    expect(graded).toMatchObject({ answer });
    expect(graded.reason).toMatch(reason);
  });
});

describe('disaster recovery', () => {
  const now = '2026-11-23T12:00:00Z';
  const drill = (at: string, outcome: Drill['outcome'] = 'succeeded'): Drill => ({
    kind: 'restore test',
    what: 'orders',
    at,
    outcome,
    evidence: 'restore job 1',
  });

  it.each([
    [
      'one succeeded',
      [seen([drill('2026-11-01T00:00:00Z')]), denied],
      'pass',
      /restore test of orders succeeded on 2026-11-01/,
    ],
    [
      'one succeeded, another failed later',
      [seen([drill('2026-11-01'), drill('2026-11-02', 'failed')])],
      'pass',
      /succeeded/,
    ],
    [
      'the last was too long ago',
      [seen([drill('2026-08-01')])],
      'fail',
      /no drill succeeded in the last 90 days/,
    ],
    ['it is planned, not done', [seen([drill('2026-12-01')])], 'fail', /no drill/],
    ['it failed', [seen([drill('2026-11-01', 'failed')])], 'fail', /no drill/],
    ['there was none', [seen([])], 'fail', /no drill/],
    ['none is seen, but not everything is', [seen([]), denied], 'unknown', /was denied/],
    ['nobody looked', [], 'unknown', /nobody looked/],
  ] as const)('%s', (_, looks, answer, reason) => {
    const graded = disasterRecovery(looks, 90, now);
    expect(graded).toMatchObject({ answer, enforcement: 'conditional' });
    expect(graded.reason).toMatch(reason);
  });
});

describe('what gates say together', () => {
  const cases = [
    ['all pass', [gate('cost', 'pass', '')], 'clear', 'clear'],
    [
      'a blocking one fails',
      [gate('cost', 'fail', ''), gate('security', 'unknown', '')],
      'blocked',
      'blocked',
    ],
    ['a conditional one fails', [gate('disaster-recovery', 'fail', '')], 'clear', 'blocked'],
    ['one is unknown', [gate('cost', 'unknown', '')], 'clear', 'uncertain'],
    ['nothing was asked', [], 'clear', 'clear'],
  ] as const;
  it.each(cases)('%s', (_, gates, usual, strict) => {
    expect([verdictOf(gates, false), verdictOf(gates, true)]).toEqual([usual, strict]);
  });

  it('an unknown gate never blocks by itself', () => {
    expect(blocks(gate('cost', 'unknown', ''), true)).toBe(false);
  });

  it('keeps the first of much evidence and counts the rest', () => {
    const { evidence } = gate(
      'cost',
      'fail',
      '',
      Array.from({ length: 25 }, (_, n) => `${n}`),
    );
    expect(evidence).toHaveLength(21);
    expect(evidence.at(-1)).toBe('and 5 more');
  });
});
