import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../lib/config/parse-settings.ts';

const accepted = (yaml: string) =>
  parseSettings(`health:\n  accepted:\n    - ${yaml}\n`, 'bandog.yaml').health.accepted;

describe('accepted findings', () => {
  it('name a check and a reason', () => {
    expect(accepted('{ check: subscriptions, reason: moving, until: 2026-12-31 }')).toEqual([
      { check: 'subscriptions', reason: 'moving', until: '2026-12-31' },
    ]);
    expect(
      accepted('{ check: regions-watched, regions: [sa-east-1], reason: denied by policy }'),
    ).toMatchObject([{ regions: ['sa-east-1'] }]);
  });

  it.each([
    ['without a reason', '{ check: subscriptions }', 'reason'],
    ['of a check that is none', '{ check: subscription, reason: x }', 'did you mean'],
    [
      'of all regions, also those to come',
      '{ check: regions-watched, reason: x }',
      'name the regions',
    ],
    [
      'of regions where there are none',
      '{ check: clock, regions: [sa-east-1], reason: x }',
      'only',
    ],
    ['of a secret that is wrong', '{ check: alerts.slackWebhookSecret, reason: x }', 'one of'],
  ])('are refused %s', (_, yaml, sentence) => {
    expect(() => accepted(yaml)).toThrow(sentence);
  });
});
