import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryHealthLedger } from '../../lib/adapters/memory/health-ledger.ts';
import { memoryMoneyLedger } from '../../lib/adapters/memory/money-ledger.ts';
import { memoryReportStore } from '../../lib/adapters/memory/report-store.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { emptyTally, reconciles } from '../../lib/domain/change/tally.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { exceptionKey } from '../../lib/domain/violation/exception-key.ts';
import { type PublishReportDeps, publishReport } from '../../lib/usecases/publish-report.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { sampleScorecard } from '../render/sample-scorecard.ts';

const money = {
  source: 'ce:GetCostAndUsage',
  currency: 'USD',
  metric: 'UnblendedCost',
  budgets: [overBudget().state],
  series: [],
};
const exception = { action: 'ec2:Stop*', until: '2026-12-31', reason: 'moving' };

/** A history whose last scorecard was graded then. */
const scorecardsOf = (gradedAt?: string) => ({
  latest: async () => (gradedAt === undefined ? undefined : { ...sampleScorecard(), gradedAt }),
});

function parts() {
  const json = (report: Report) => JSON.stringify(report);
  return {
    store: memoryViolationStore(),
    ledger: memorySweepLedger(),
    reports: memoryReportStore(),
    clock: memoryClock('2026-11-23T11:30:00Z'),
    policy: { exceptions: [exception] },
    account: '111122223333',
    regions: ['eu-central-1'],
    money: memoryMoneyLedger(),
    scorecards: scorecardsOf('2026-11-23T11:30:00.000Z'),
    health: memoryHealthLedger({ checkedAt: '2026-11-23T11:15:00.000Z', findings: [] }),
    render: { json, html: () => '<p>', markdown: () => '#', csv: () => 'at' },
  };
}

/** Every hour of the last day, swept; one violation and one excused change an hour. */
async function sweepDay(ledger: ReturnType<typeof memorySweepLedger>, region = 'eu-central-1') {
  const end = Date.parse('2026-11-23T11:00:00Z');
  for (let hour = 24; hour > 0; hour -= 1) {
    const from = new Date(end - hour * 3_600_000).toISOString();
    const to = new Date(end - (hour - 1) * 3_600_000).toISOString();
    const tally = { ...emptyTally(), seen: 2, violations: 1, excepted: 1 };
    tally.byOrigin.manual = 2;
    await ledger.close({
      region,
      from,
      to,
      sweptAt: to,
      tally,
      exceptionUses: { [exceptionKey(exception)]: 1 },
    });
  }
}

const judged = { judgedAt: '2026-11-23T11:00:00.000Z', money, faults: [] };

async function reportOf(deps: PublishReportDeps, since = '24h'): Promise<Report> {
  return JSON.parse((await publishReport(deps, { format: 'json', since })).body ?? '');
}

describe('the report', () => {
  test('adds up every swept window of the time asked for', async () => {
    const deps = parts();
    await sweepDay(deps.ledger);
    await deps.money.save(judged);
    const { changes, blindSpots, period } = await reportOf(deps, '12h');
    expect(period).toEqual({ from: '2026-11-22T23:30:00.000Z', to: '2026-11-23T11:30:00.000Z' });
    expect(changes?.tally).toMatchObject({ seen: 22, violations: 11, excepted: 11 });
    expect(changes && reconciles(changes.tally)).toBe(true);
    expect(changes?.exceptions).toEqual([{ exception, used: 11, expired: false }]);
    expect(blindSpots).toEqual([]);
  });

  test('lists the violations of changes and leaves money to its section', async () => {
    const deps = parts();
    await deps.store.record(changeBy());
    await deps.store.record(
      changeBy({ event: consoleEvent({ id: 'old', at: '2026-11-01T00:00:00Z' }) }),
    );
    await deps.store.record(overBudget());
    await deps.money.save(judged);
    const report = await reportOf(deps);
    expect(report.changes?.violations).toEqual([changeBy()]);
    expect(report.changes?.accounts).toEqual(['111122223333']);
    expect(report.money).toEqual(money);
  });

  test('shows what could not be read of the money side', async () => {
    const deps = parts();
    const fault = {
      source: 'aws-budgets',
      code: 'unsupported',
      message: 'a usage budget',
    } as const;
    await deps.money.save({ judgedAt: '2026-11-23T11:00:00Z', money, faults: [fault] });
    expect((await reportOf(deps)).faults).toEqual({ total: 1, shown: [fault] });
  });
});

describe('blind spots', () => {
  test('a region that was never swept', async () => {
    const deps = { ...parts(), regions: ['eu-central-1', 'ap-east-1'] };
    await sweepDay(deps.ledger);
    await deps.money.save(judged);
    expect((await reportOf(deps)).blindSpots).toEqual([
      'changes in ap-east-1 were never counted: no sweep of it has ended yet',
    ]);
  });

  test('a region whose sweep is behind', async () => {
    const deps = { ...parts(), clock: memoryClock('2026-11-23T20:00:00Z') };
    await sweepDay(deps.ledger);
    await deps.money.save(judged);
    expect((await reportOf(deps)).blindSpots).toEqual([
      'the sweep of eu-central-1 is behind: changes since 2026-11-23T11:00:00.000Z were not counted',
    ]);
  });

  test('a time before the first sweep', async () => {
    const deps = parts();
    await sweepDay(deps.ledger);
    await deps.money.save(judged);
    expect((await reportOf(deps, '7d')).blindSpots).toEqual([
      'changes in eu-central-1 before 2026-11-22T11:00:00.000Z were not counted',
    ]);
  });

  test.each([
    [undefined, ['costs were never judged: the daily look at them has not run yet']],
    ['2026-11-21T11:00:00Z', ['costs were last judged at 2026-11-21T11:00:00Z']],
    ['2026-11-22T11:00:00Z', []],
  ])('costs judged at %s', async (judgedAt, blindSpots) => {
    const deps = parts();
    await sweepDay(deps.ledger);
    if (judgedAt !== undefined) await deps.money.save({ ...judged, judgedAt });
    expect((await reportOf(deps)).blindSpots).toEqual(blindSpots);
  });
});

describe('publishing', () => {
  test.each([
    ['json', '2026-11-23T11-30-00Z.json', 'application/json'],
    ['html', '2026-11-23T11-30-00Z.html', 'text/html; charset=utf-8'],
    ['markdown', '2026-11-23T11-30-00Z.md', 'text/markdown; charset=utf-8'],
  ] as const)('%s is rendered, stored and returned', async (format, name, contentType) => {
    const deps = parts();
    const published = await publishReport(deps, { format, since: '7d' });
    expect(published).toMatchObject({ name, contentType, location: `memory:${name}` });
    expect(deps.reports.files).toEqual([{ name, contentType, body: published.body }]);
  });

  test.each(['', '7', 'd', '0d', '-1d', '7 days', '7m'])('since %j is refused', async (since) => {
    await expect(publishReport(parts(), { format: 'json', since })).rejects.toThrow(
      `since must be a number of h, d or w, e.g. "7d", not ${JSON.stringify(since)}`,
    );
  });

  test.each(['store', 'ledger', 'money', 'reports'] as const)(
    'trouble in the %s surfaces',
    async (port) => {
      const fail = () => Promise.reject(new Error(`the ${port} is down`));
      // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
      const failToList = async function* () {
        throw new Error(`the ${port} is down`);
      };
      const faulty = {
        store: { list: failToList },
        ledger: { list: failToList, watermark: fail },
        money: { latest: fail },
        reports: { put: fail },
      }[port];
      const deps = { ...parts(), [port]: faulty };
      await expect(publishReport(deps, { format: 'json', since: '7d' })).rejects.toThrow('is down');
    },
  );
});

describe('what Bandog found in itself', () => {
  const checkedAt = '2026-11-23T11:15:00.000Z';
  const fix = 'deploy again';
  test.each([
    ['nothing yet', undefined, ['Bandog has not looked at itself yet: the daily check is to come']],
    [
      'long ago',
      { checkedAt: '2026-11-21T11:15:00.000Z', findings: [] },
      ['Bandog last looked at itself at 2026-11-21T11:15:00.000Z'],
    ],
    [
      'good, bad and unknown',
      {
        checkedAt,
        findings: [
          { check: 'clock', state: 'ok', text: 'agrees' },
          { check: 'rules-enabled', state: 'problem', text: 'a rule is gone', fix },
          { check: 'trail-logs', state: 'unknown', text: 'denied' },
        ],
      },
      ['rules-enabled: a rule is gone; to do: deploy again', 'trail-logs: not known: denied'],
    ],
  ] as const)('%s', async (_, health, spots) => {
    const deps = { ...parts(), health: memoryHealthLedger(health) };
    await sweepDay(deps.ledger);
    await deps.money.save(judged);
    expect((await reportOf(deps)).blindSpots).toEqual(spots);
  });
});

describe('the scorecard', () => {
  test('is the last one that was graded', async () => {
    const { scorecard } = await reportOf(parts());
    expect(scorecard?.gates.map(({ answer }) => answer)).toContain('fail');
  });

  test.each([
    ['never', undefined, ['the scorecard was never graded: its weekly run is to come']],
    [
      'nine days ago',
      '2026-11-14T11:00:00.000Z',
      ['the scorecard was last graded at 2026-11-14T11:00:00.000Z'],
    ],
    ['a week ago', '2026-11-16T11:00:00.000Z', []],
  ])('that was graded %s', async (_, gradedAt, spots) => {
    const deps = { ...parts(), scorecards: scorecardsOf(gradedAt) };
    const { blindSpots } = await reportOf(deps);
    expect(blindSpots.filter((spot) => spot.includes('scorecard'))).toEqual(spots);
  });
});

describe('a body', () => {
  test('that is too long is a link, and the file is stored all the same', async () => {
    const deps = { ...parts(), longestBody: 2 };
    const { body, link, bytes } = await publishReport(deps, { format: 'html', since: '7d' });
    expect({ body, bytes }).toEqual({ body: undefined, bytes: 3 });
    expect(link?.url).toBe('https://reports.example.com/2026-11-23T11-30-00Z.html');
    expect(deps.reports.files.map((file) => file.body)).toEqual(['<p>']);
  });

  test('that is not is returned', async () => {
    const deps = { ...parts(), longestBody: 3 };
    const { body, link } = await publishReport(deps, { format: 'html', since: '7d' });
    expect({ body, link }).toEqual({ body: '<p>', link: undefined });
  });
});
