import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloudWatchRuns } from '../../../lib/adapters/aws/run-meter.ts';

const api = mockClient(CloudWatchClient);
const clock = { now: () => new Date('2026-11-26T10:00:00Z') };
const meter = () =>
  cloudWatchRuns(new CloudWatchClient({ region: 'eu-central-1' }), { clock, stackName: 'Bandog' });

beforeEach(() => api.reset());

describe('cloudWatchRuns', () => {
  it('reads runs and durations by function, all pages', async () => {
    api
      .on(GetMetricDataCommand)
      .resolves({
        MetricDataResults: [{ Id: 'runs', Label: 'Bandog-Sweep-1', Values: [2000] }],
        NextToken: 'second',
      })
      .on(GetMetricDataCommand, { NextToken: 'second' })
      .resolves({
        MetricDataResults: [
          { Id: 'runs', Label: 'Bandog-Sweep-1', Values: [900] },
          { Id: 'duration', Label: 'Bandog-Sweep-1', Values: [1500] },
          { Id: 'runs', Label: 'Bandog-Report-1', Values: [] },
        ],
      });
    expect(await meter().read()).toEqual([
      { functionName: 'Bandog-Sweep-1', runs: 2900, milliseconds: 1500 },
      { functionName: 'Bandog-Report-1', runs: 0, milliseconds: 0 },
    ]);
    const [first] = api.commandCalls(GetMetricDataCommand);
    expect(first?.args[0].input.StartTime).toEqual(new Date('2026-10-27T00:00:00Z'));
  });

  it('names the permission that is missing', async () => {
    api.on(GetMetricDataCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    await expect(meter().read()).rejects.toThrow('allow cloudwatch:GetMetricData');
  });
});
