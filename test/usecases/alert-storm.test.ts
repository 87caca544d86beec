import { describe, expect, test } from 'vitest';
import { memoryAlertQueue } from '../../lib/adapters/memory/alert-queue.ts';
import { type MemoryChannel, memoryChannel } from '../../lib/adapters/memory/channel.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import { memoryHealthLedger } from '../../lib/adapters/memory/health-ledger.ts';
import { memoryMoneyLedger } from '../../lib/adapters/memory/money-ledger.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { toAlertPlan } from '../../lib/config/alert-plan.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { email } from '../../lib/render/email.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { compileReport } from '../../lib/usecases/compile-report.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { tellHeld } from '../../lib/usecases/tell-held.ts';
import { consoleEvent } from '../builders.ts';

const beginsMs = Date.parse('2026-11-23T10:07:00Z');
const [secondMs, minuteMs, hourMs] = [1000, 60_000, 3_600_000];
const stormSize = 2000;
const timeOf = (ms: number) => new Date(ms).toISOString();

/** The `n`th change of 2,000 in an hour. */
const changeOf = (n: number, given: Partial<ChangeEvent> = {}): ChangeEvent =>
  consoleEvent({
    id: `event-${n}`,
    at: timeOf(beginsMs + Math.floor((n / stormSize) * hourMs)),
    ...given,
  });

const actor = (name: string): ChangeEvent['actor'] => ({
  kind: 'person',
  name,
  principal: `arn:aws:iam::111122223333:user/${name}`,
});

interface Storm {
  readonly channels: readonly MemoryChannel[];
  /** Messages on one channel with the time they came. */
  readonly heard: { readonly atMs: number; readonly channel: string; readonly told: number }[];
  readonly report: Report;
}

/** The use cases that run in the cloud: judged at once, the stream in batches, digests on schedule. */
async function weather(events: readonly ChangeEvent[]): Promise<Storm> {
  let nowMs = beginsMs;
  const clock = { now: () => new Date(nowMs) };
  const store = memoryViolationStore();
  const stream: Violation[] = [];
  store.subscribe((violation) => stream.push(violation));
  const heard: Storm['heard'] = [];
  const channels = ['sns', 'slack'].map((name) => memoryChannel(name));
  const listening = channels.map((channel) => ({
    name: channel.name,
    async deliver(alert: Parameters<MemoryChannel['deliver']>[0]) {
      heard.push({ atMs: nowMs, channel: channel.name, told: alert.violations.length });
      await channel.deliver(alert);
    },
  }));
  const plan = toAlertPlan(defaultSettings.alerts);
  const pace = { plan, queue: memoryAlertQueue(), clock };
  const deps = { channels: listening, log: memoryDeliveryLog(), pace };
  const { policy } = defaultSettings;
  const waiting = [...events];
  for (; nowMs < beginsMs + 4 * hourMs; nowMs += 10 * secondMs) {
    while (waiting[0] !== undefined && Date.parse(waiting[0].at) <= nowMs) {
      await assessChange({ policy, store, clock }, waiting.shift() ?? consoleEvent());
    }
    while (stream.length > 0) await notify(deps, stream.splice(0, 100));
    if ((nowMs - beginsMs) % (10 * minuteMs) === 0) await tellHeld(deps);
  }
  return { channels, heard, report: await reportOn(store, clock) };
}

const reportOn = (
  store: ReturnType<typeof memoryViolationStore>,
  clock: { readonly now: () => Date },
): Promise<Report> =>
  compileReport(
    {
      store,
      clock,
      ledger: memorySweepLedger(),
      policy: defaultSettings.policy,
      account: '111122223333',
      regions: ['eu-central-1'],
      money: memoryMoneyLedger(),
      scorecards: { latest: async () => undefined },
      health: memoryHealthLedger(),
    },
    '1d',
  );

/** Nothing is missing: not from the report, and not from what each channel told in the end. */
function nothingIsMissing({ channels, report }: Storm, count = stormSize): void {
  const due = Array.from({ length: count }, (_, n) => `event-${n}`).sort();
  const reported = report.changes?.violations.map(({ event }) => event.id);
  expect(reported?.sort()).toEqual(due);
  for (const { alerts } of channels) {
    const told = alerts.flatMap(({ violations }) =>
      violations.map((it) => (it.subject === 'change' ? it.event.id : '')),
    );
    expect(told.sort()).toEqual(due);
  }
}

const storms: Readonly<Record<string, readonly ChangeEvent[]>> = {
  'a noisy script of one person': Array.from({ length: stormSize }, (_, n) => changeOf(n)),
  'a deploy storm of 60 people in 5 accounts and 3 regions': Array.from(
    { length: stormSize },
    (_, n) =>
      changeOf(n, {
        actor: actor(`person-${n % 60}`),
        account: `11112222333${n % 5}`,
        region: ['eu-central-1', 'us-east-1', 'eu-west-1'][n % 3] ?? 'eu-central-1',
        risks: n % 7 === 0 ? ['admin-access'] : n % 2 === 0 ? ['public-access'] : [],
        effect: n % 3 === 0 ? 'operation' : 'configuration',
      }),
  ),
  'every change by somebody else': Array.from({ length: stormSize }, (_, n) =>
    changeOf(n, { actor: actor(`person-${n}`) }),
  ),
};

describe('2,000 manual changes in an hour', () => {
  test.each(Object.entries(storms))('%s: at most ten messages a channel', async (_, events) => {
    const storm = await weather(events);
    for (const { name, alerts } of storm.channels) {
      expect(alerts.length, name).toBeGreaterThan(0);
      expect(alerts.length, name).toBeLessThanOrEqual(10);
    }
    nothingIsMissing(storm);
  });

  test('all of it critical: no hour has more than ten messages either', async () => {
    const regions = Array.from({ length: 17 }, (_, n) => `region-${n}`);
    const all = Array.from({ length: stormSize }, (_, n) =>
      changeOf(n, { risks: ['audit-tampering'], region: regions[n % 17] ?? '' }),
    );
    const storm = await weather(all);
    for (const { atMs, channel } of storm.heard) {
      const hour = storm.heard.filter(
        (it) => it.channel === channel && it.atMs >= atMs && it.atMs < atMs + hourMs,
      );
      expect(hour.length).toBeLessThanOrEqual(10);
    }
    nothingIsMissing(storm);
  });

  test('what is grave is told at once, whatever noise was made before', async () => {
    const late = changeOf(1900, { risks: ['audit-tampering'] });
    const events = [...(storms['every change by somebody else'] ?? [])].map((event, n) =>
      n === 1900 ? late : event,
    );
    const storm = await weather(events);
    const grave = storm.heard.filter(
      ({ atMs }) => atMs - Date.parse(late.at) < minuteMs && atMs >= Date.parse(late.at),
    );
    expect(grave.map(({ told }) => told)).toEqual([1, 1]);
    nothingIsMissing(storm);
  });

  test('the message says how many more there are', async () => {
    const { channels } = await weather(storms['every change by somebody else'] ?? []);
    const digest = channels[0]?.alerts.find(({ subject }) => subject === 'digest');
    if (digest === undefined) throw new Error('no digest');
    expect(email(digest).subject).toMatch(
      /^\[high\] \d+ more violations in \d+ incidents; the worst: /,
    );
    expect(email(digest).body).toMatch(/^and \d+ more$/m);
  });
});

describe('ordinary work is told at once, each incident in a message of its own', () => {
  /** A change by another person each time, so many minutes after the beginning. */
  const changesAt = (minutes: readonly number[], given: Partial<ChangeEvent> = {}) =>
    minutes.map((minute, n) =>
      changeOf(n, { at: timeOf(beginsMs + minute * minuteMs), actor: actor(`p${n}`), ...given }),
    );

  test.each([
    ['a dozen incidents in a day', [1, 9, 28, 55, 57, 63, 100, 122, 127, 180, 190, 201], {}],
    ['five in a few minutes', [1, 2, 3, 4, 5], {}],
    ['three critical ones at once', [1, 1, 1], { risks: ['audit-tampering'] as const }],
  ])('%s', async (_, minutes, given) => {
    const events = changesAt(minutes, given);
    const { heard, ...storm } = await weather(events);
    const told = heard.filter(({ channel }) => channel === 'slack');
    expect(told.map(({ told: violations }) => violations)).toEqual(events.map(() => 1));
    const late = told.map(({ atMs }, n) => atMs - Date.parse(events[n]?.at ?? ''));
    expect(Math.max(...late)).toBeLessThan(minuteMs);
    nothingIsMissing({ heard, ...storm }, events.length);
  });
});
