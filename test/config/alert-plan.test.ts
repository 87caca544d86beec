import { describe, expect, test } from 'vitest';
import { toAlertPlan } from '../../lib/config/alert-plan.ts';
import { alertsSchema } from '../../lib/config/alerts-schema.ts';

const planOf = (alerts: unknown) => toAlertPlan(alertsSchema.parse(alerts));
const channels = {
  pager: { type: 'pagerduty', keySecret: 'x' },
  siem: { type: 'webhook', urlSecret: 'u', keySecret: 'k' },
};

describe('the plan', () => {
  test('people are paced, programs are not', () => {
    expect(Object.keys(planOf({ channels }).pacing)).toEqual(['sns', 'slack', 'pager']);
  });

  test('a channel may have limits of its own', () => {
    const { pacing } = planOf({
      channels,
      limits: { messagesPerHour: 7 },
      limitsByChannel: { sns: { messagesPerHour: 0, digestMinutes: 1440 } },
    });
    expect(pacing['sns']).toMatchObject({ messagesPerHour: 0, digestMinutes: 1440 });
    expect(pacing['pager']).toMatchObject({ messagesPerHour: 7 });
  });

  test('quiet hours are for all who speak to people, or for those that are named', () => {
    const night = { from: '22:00', to: '07:00', zone: 'Europe/Berlin' };
    const everywhere = planOf({ channels, quietHours: [night] }).pacing;
    expect(everywhere['sns']?.quiet).toHaveLength(1);
    const named = planOf({ channels, quietHours: [{ ...night, channels: ['pager'] }] }).pacing;
    expect(named['sns']?.quiet).toHaveLength(0);
    expect(named['pager']?.quiet).toHaveLength(1);
  });
});

describe('what is refused', () => {
  test.each([
    [{ routes: [{ to: ['pagr'] }] }, '"pagr" is no channel; there are sns, slack'],
    [{ limitsByChannel: { opps: {} } }, '"opps" is no channel'],
    [{ routes: [{ to: [], tags: { team: 'x' } }] }, 'name a channel'],
    [{ quietHours: [{ from: '22:00', to: '07:00', zone: 'Berlin' }] }, 'IANA time zone'],
    [{ quietHours: [{ from: '22:00', to: '22:00', zone: 'UTC' }] }, 'the same'],
    [{ quietHours: [{ from: '7:00', to: '22:00', zone: 'UTC' }] }, 'HH:MM'],
    [{ channels: { sns: { type: 'amazon-q' } } }, 'taken'],
    [{ limits: { criticalPerHour: 0 } }, '>=1'],
  ])('%j', (alerts, words) => {
    const { error } = alertsSchema.safeParse(alerts);
    expect(
      error?.issues
        .map((it) => JSON.stringify(it))
        .join()
        .replaceAll('\\"', '"'),
    ).toContain(words);
  });
});
