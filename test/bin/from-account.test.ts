import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { scanAccount } from '../../bin/scan/from-account.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { buildReport } from '../../lib/usecases/build-report.ts';
import { consoleRecord } from './run.ts';

const trail = mockClient(CloudTrailClient);
const sts = mockClient(STSClient);

const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
const event = (id: string) => ({ EventId: id, CloudTrailEvent: JSON.stringify(consoleRecord(id)) });

/** Clients are told apart by their region. */
function answer(byRegion: Record<string, string | Error>): void {
  trail.on(LookupEventsCommand).callsFake(async (_input, getClient) => {
    const found = byRegion[await getClient().config.region()];
    if (found instanceof Error) throw found;
    return { Events: found === undefined ? [] : [event(found)] };
  });
}

beforeEach(() => {
  trail.reset();
  sts.reset();
  sts.on(GetCallerIdentityCommand).resolves({ Account: '111122223333', Arn: 'arn:aws:iam::x' });
});

const scan = async (regions: string) => {
  const findings = await scanAccount(defaultSettings, regions, {});
  return buildReport({ generatedAt: '2026-11-04T00:00:00.000Z', ...findings });
};

describe('scanAccount', () => {
  it('reads every region, us-east-1 always among them', async () => {
    answer({ 'eu-central-1': 'a', 'us-east-1': 'b' });
    const { changes, blindSpots } = await scan('eu-central-1');
    expect(changes?.violations.map(({ event: { id } }) => id).sort()).toEqual(['a', 'b']);
    expect(changes?.regions).toEqual(['eu-central-1', 'us-east-1']);
    expect(blindSpots.join('\n')).toContain('other regions were not looked at');
  });

  it('goes on where one region is denied, and names what it could not see', async () => {
    answer({ 'eu-central-1': denied, 'us-east-1': 'b' });
    const { changes, blindSpots } = await scan('eu-central-1');
    expect(changes?.tally.violations).toBe(1);
    expect(changes?.regions).toEqual(['us-east-1']);
    expect(blindSpots).toContainEqual(
      expect.stringMatching(/^region eu-central-1: .*allow cloudtrail:LookupEvents/),
    );
  });

  it('has no changes when no region could be read, not none', async () => {
    answer({ 'eu-central-1': denied, 'us-east-1': denied });
    const { changes, blindSpots } = await scan('eu-central-1');
    expect(changes).toBeUndefined();
    expect(blindSpots).toHaveLength(2);
  });

  it('asks nothing of CloudTrail without credentials', async () => {
    const missing = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    sts.on(GetCallerIdentityCommand).rejects(missing);
    await expect(scan('eu-central-1')).rejects.toThrow(/no AWS credentials were found/);
    expect(trail.calls()).toHaveLength(0);
  });
});
