import { expect, test } from 'vitest';
import { toSettings } from '../../lib/config/settings.ts';
import { gateProbes } from '../../lib/wiring/gate-probes.ts';
import { metricProbes } from '../../lib/wiring/metric-probes.ts';
import { recordedDrills } from '../../lib/wiring/recorded-drills.ts';

const settingsOf = (scorecard: unknown) => toSettings({ scorecard }).scorecard;
const sources = (probes: readonly { readonly source: string }[]) =>
  probes.map(({ source }) => source);

test('each region is looked at by every scanner that is wanted', () => {
  const regions = ['eu-central-1', 'us-east-1'];
  expect(sources(gateProbes(settingsOf({}), regions).scanners)).toEqual([
    'Security Hub eu-central-1',
    'Inspector eu-central-1',
    'Security Hub us-east-1',
    'Inspector us-east-1',
  ]);
  const one = gateProbes(settingsOf({ scanners: ['inspector'] }), regions);
  expect(sources(one.scanners)).toEqual(['Inspector eu-central-1', 'Inspector us-east-1']);
});

test('a critical resource is looked for where it is, though that region is not watched', () => {
  const resources = [
    'arn:aws:sqs:eu-west-1:111122223333:orders',
    { name: 'shop', region: 'eu-north-1', namespace: 'Shop', dimensions: { Stage: 'prod' } },
  ];
  const { monitoring } = gateProbes(settingsOf({ criticalPath: { resources } }), ['eu-central-1']);
  expect(sources(monitoring)).toEqual([
    'CloudWatch alarms eu-central-1',
    'CloudWatch alarms eu-west-1',
    'CloudWatch alarms eu-north-1',
  ]);
});

test('availability has the one source that is set', () => {
  const availabilityOf = (availability: unknown) =>
    sources(metricProbes(settingsOf({ availability }), ['eu-central-1', 'us-east-1']).availability);
  expect(availabilityOf(undefined)).toEqual([
    'Application Signals eu-central-1',
    'Application Signals us-east-1',
  ]);
  expect(availabilityOf({ source: 'health-checks', ids: ['a1'] })).toEqual([
    'Route 53 health checks',
  ]);
  const metric = { source: 'metric', region: 'eu-west-1', expression: 'a', metrics: {} };
  expect(availabilityOf(metric)).toEqual(['CloudWatch metrics eu-west-1']);
});

test('drills that were written down are drills, the failed ones too', async () => {
  const drills = [
    { date: '2026-10-20', what: 'fail-over', evidence: 'OPS-1' },
    { date: '2026-10-21', what: 'fail-back', evidence: 'OPS-2', succeeded: false },
  ];
  const probe = recordedDrills(settingsOf({ disasterRecovery: { drills } }));
  const look = await probe.look({ from: '2026-01-01', to: '2026-12-31' });
  expect(look).toMatchObject({
    kind: 'seen',
    value: [
      { kind: 'recorded drill', at: '2026-10-20', outcome: 'succeeded' },
      { kind: 'recorded drill', at: '2026-10-21', outcome: 'failed' },
    ],
  });
});
