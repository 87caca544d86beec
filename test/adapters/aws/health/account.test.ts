import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import {
  type AdvancedEventSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { channelSecret } from '../../../../lib/adapters/aws/health/channel-secret.ts';
import { clockAgrees } from '../../../../lib/adapters/aws/health/clock-agrees.ts';
import { costExplorerActive } from '../../../../lib/adapters/aws/health/cost-explorer-active.ts';
import { managementEvents } from '../../../../lib/adapters/aws/health/management-events.ts';
import { regionsWatched } from '../../../../lib/adapters/aws/health/regions-watched.ts';
import { trailLogs } from '../../../../lib/adapters/aws/health/trail-logs.ts';
import { readTrails } from '../../../../lib/adapters/aws/health/trails.ts';
import { memoryClock } from '../../../../lib/adapters/memory/clock.ts';
import { isSlackWebhook } from '../../../../lib/adapters/slack/slack-webhook.ts';
import { nextToken, pages, refused } from '../gates/pages.ts';

const region = 'eu-central-1';
const now = new Date('2026-11-23T11:30:00Z');
const regions = [region, 'us-east-1'];

describe('trails', () => {
  const trail = mockClient(CloudTrailClient);

  interface Given {
    readonly multi?: boolean;
    readonly logging?: boolean;
    readonly deliveryError?: string;
    readonly selectors?: EventSelector[];
    readonly advanced?: AdvancedEventSelector[];
  }

  /** The checks on an account that has these trails, `trail-0` and on. */
  function checksOf(...trails: readonly Given[]) {
    trail.reset();
    trail.on(DescribeTrailsCommand, { includeShadowTrails: true }).resolves({
      trailList: trails.map(({ multi = true }, index) => ({
        Name: `trail-${index}`,
        TrailARN: `arn:${index}`,
        HomeRegion: region,
        IsMultiRegionTrail: multi,
      })),
    });
    for (const [index, { logging = true, deliveryError, ...given }] of trails.entries()) {
      trail.on(GetTrailStatusCommand, { Name: `arn:${index}` }).resolves({
        IsLogging: logging,
        ...(deliveryError && { LatestDeliveryError: deliveryError }),
      });
      const usual = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true }];
      trail
        .on(GetEventSelectorsCommand, { TrailName: `arn:${index}` })
        .resolves(
          given.advanced
            ? { AdvancedEventSelectors: given.advanced }
            : { EventSelectors: given.selectors ?? usual },
        );
    }
    const read = readTrails(() => new CloudTrailClient({ region }), region);
    return { logs: trailLogs(read, regions), events: managementEvents(read, regions) };
  }

  test.each<[string, Given[], string, string]>([
    ['one that logs everywhere', [{}], 'ok', 'trail-0 logging'],
    ['none', [], 'problem', 'no trail covers eu-central-1, us-east-1'],
    ['a stopped one', [{ logging: false }], 'problem', 'trail trail-0 is stopped'],
    ['a stopped one beside one that logs', [{ logging: false }, {}], 'ok', 'trail-1 logging'],
    ['one of a single region', [{ multi: false }], 'problem', 'no trail covers us-east-1'],
    ['one that cannot write', [{ deliveryError: 'AccessDenied' }], 'problem', 'AccessDenied'],
  ])('%s', async (_, trails, state, text) => {
    const finding = await checksOf(...trails).logs.look(now);
    expect(finding).toMatchObject({ state, text: expect.stringContaining(text) });
    expect('fix' in finding).toBe(state !== 'ok');
  });

  const select = (...fields: [string, object][]) => [
    { FieldSelectors: fields.map(([Field, rest]) => ({ Field, ...rest })) },
  ];
  const management: [string, object] = ['eventCategory', { Equals: ['Management'] }];

  test.each<[string, Given[], string]>([
    ['all', [{}], 'ok'],
    ['writes', [{ selectors: [{ ReadWriteType: 'WriteOnly' }] }], 'ok'],
    ['reads', [{ selectors: [{ ReadWriteType: 'ReadOnly' }] }], 'problem'],
    ['data only', [{ selectors: [{ IncludeManagementEvents: false }] }], 'problem'],
    ['nothing', [{ selectors: [] }], 'problem'],
    [
      'all but KMS',
      [{ selectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }] }],
      'problem',
    ],
    [
      'all but KMS, which another trail has',
      [{ selectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }] }, {}],
      'ok',
    ],
    ['advanced: all', [{ advanced: select(management) }], 'ok'],
    [
      'advanced: writes',
      [{ advanced: select(management, ['readOnly', { Equals: ['false'] }]) }],
      'ok',
    ],
    [
      'advanced: reads',
      [{ advanced: select(management, ['readOnly', { Equals: ['true'] }]) }],
      'problem',
    ],
    ['advanced: data', [{ advanced: select(['eventCategory', { Equals: ['Data'] }]) }], 'problem'],
    [
      'advanced: without a source',
      [{ advanced: select(management, ['eventSource', { NotEquals: ['kms.amazonaws.com'] }]) }],
      'problem',
    ],
    [
      'advanced: of one source',
      [{ advanced: select(management, ['eventSource', { Equals: ['iam.amazonaws.com'] }]) }],
      'problem',
    ],
    ['no trail that logs', [{ logging: false }], 'unknown'],
  ])('management events: %s', async (_, trails, state) => {
    expect(await checksOf(...trails).events.look(now)).toMatchObject({ state });
  });

  test('are read once for both, and a refusal names the action', async () => {
    const { logs, events } = checksOf({});
    await logs.look(now);
    await events.look(now);
    expect(trail.commandCalls(DescribeTrailsCommand)).toHaveLength(1);
    const other = checksOf({});
    trail.on(GetTrailStatusCommand).rejects(refused());
    await expect(other.logs.look(now)).rejects.toThrow('allow cloudtrail:GetTrailStatus');
  });
});

describe('regions', () => {
  const account = mockClient(AccountClient);
  const look = (...watched: string[]) =>
    regionsWatched(new AccountClient({ region }), watched).look(now);

  beforeEach(() => {
    account.reset();
    account
      .on(ListRegionsCommand)
      .callsFake(
        pages(
          nextToken,
          { Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-central-1' }] },
          { Regions: [{ RegionName: 'ap-south-1' }] },
        ),
      );
  });

  test('of all pages, are watched or named', async () => {
    expect(await look('us-east-1', 'eu-central-1', 'ap-south-1')).toMatchObject({ state: 'ok' });
    expect(await look('us-east-1', 'eu-central-1')).toMatchObject({
      state: 'problem',
      text: '1 of 3 regions of the account are not watched: ap-south-1',
    });
  });
});

describe('Cost Explorer', () => {
  const explorer = mockClient(CostExplorerClient);
  const look = () => costExplorerActive(new CostExplorerClient({ region })).look(now);

  test('answers, has no data, or is off', async () => {
    explorer.on(GetCostAndUsageCommand).resolves({});
    expect(await look()).toMatchObject({ state: 'ok' });
    explorer.on(GetCostAndUsageCommand).rejects(refused('DataUnavailableException'));
    expect(await look()).toMatchObject({ state: 'problem' });
    const off = refused('AccessDeniedException', 'User not enabled for cost explorer access');
    explorer.on(GetCostAndUsageCommand).rejects(off);
    expect(await look()).toMatchObject({ state: 'problem', fix: expect.stringContaining('open') });
    explorer.on(GetCostAndUsageCommand).rejects(refused());
    await expect(look()).rejects.toThrow('allow ce:GetCostAndUsage');
  });
});

describe('the secret of a channel', () => {
  const secrets = mockClient(SecretsManagerClient);
  const form = 'the URL of a Slack webhook';
  const check = channelSecret(new SecretsManagerClient({ region }), {
    setting: 'alerts.slackWebhookSecret',
    secretId: 'bandog/slack',
    form,
    isUsable: (text) => isSlackWebhook(text),
  });

  test.each([
    ['https://hooks.slack.com/services/T/B/X', 'ok'],
    [' https://hooks.slack.com/services/T/B/X\n', 'ok'],
    ['https://example.com/hidden', 'problem'],
    ['hidden', 'problem'],
    ['', 'problem'],
  ])('%j: %s', async (SecretString, state) => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString });
    const finding = await check.look(now);
    expect(finding).toMatchObject({ state });
    expect(JSON.stringify(finding)).not.toContain('hidden');
  });

  test('is missing, or may not be read', async () => {
    secrets.on(GetSecretValueCommand).rejects(refused('ResourceNotFoundException'));
    expect(await check.look(now)).toMatchObject({ state: 'problem' });
    secrets.on(GetSecretValueCommand).rejects(refused());
    await expect(check.look(now)).rejects.toThrow('allow secretsmanager:GetSecretValue');
  });
});

describe('the clock', () => {
  /** AWS answers with this header. */
  const look = (date: string | undefined) => {
    const body = new TextEncoder().encode(
      '<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>',
    );
    const response = { statusCode: 200, headers: { ...(date && { date }) }, body };
    const client = new STSClient({
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      requestHandler: { handle: async () => ({ response }) },
      maxAttempts: 1,
    });
    return clockAgrees(client, memoryClock('2026-11-23T11:30:00Z')).look(now);
  };

  test.each([
    ['the same', 'Mon, 23 Nov 2026 11:30:00 GMT', 'ok'],
    ['a little off', 'Mon, 23 Nov 2026 11:29:10 GMT', 'ok'],
    ['behind', 'Mon, 23 Nov 2026 11:32:00 GMT', 'problem'],
    ['ahead', 'Mon, 23 Nov 2026 11:20:00 GMT', 'problem'],
    ['nobody knows', undefined, 'unknown'],
  ])('%s', async (_, date, state) => {
    expect(await look(date)).toMatchObject({ state });
  });
});
