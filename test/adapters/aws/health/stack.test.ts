import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRuleNamesByTargetCommand,
} from '@aws-sdk/client-eventbridge';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { forwarders } from '../../../../lib/adapters/aws/health/forwarders.ts';
import { ownStack } from '../../../../lib/adapters/aws/health/own-stack.ts';
import { rulesEnabled } from '../../../../lib/adapters/aws/health/rules-enabled.ts';
import { subscriptions } from '../../../../lib/adapters/aws/health/subscriptions.ts';
import { nextToken, pages, refused } from '../gates/pages.ts';

const region = 'eu-central-1';
const now = new Date('2026-11-23T11:30:00Z');

describe('the stack', () => {
  const stacks = mockClient(CloudFormationClient);
  const look = () => ownStack(new CloudFormationClient({ region }), { stackName: 'Mine', region });
  const resource = (id: string, type: string, physical = id, day = 1) => ({
    LogicalResourceId: id,
    PhysicalResourceId: physical,
    ResourceType: type,
    ResourceStatus: 'CREATE_COMPLETE' as const,
    LastUpdatedTimestamp: new Date(Date.UTC(2026, 10, day)),
  });

  test('is read to its last page, and of it what is Bandog’s', async () => {
    stacks.on(ListStackResourcesCommand).callsFake(
      pages(
        nextToken,
        {
          StackResourceSummaries: [
            resource('TheirTopic', 'AWS::SNS::Topic'),
            resource('TheirRule', 'AWS::Events::Rule'),
            resource('WatchSweep12345678', 'AWS::Events::Rule', 'Mine-WatchSweep', 2),
          ],
        },
        {
          StackResourceSummaries: [
            resource('WatchAlertsA1B2C3D4', 'AWS::SNS::Topic', 'arn:topic'),
            resource('WatchViolationsA1B2C3D4', 'AWS::DynamoDB::Table', 'table-1'),
            resource('WatchDaily12345678', 'AWS::Events::Rule', 'Mine-WatchDaily', 3),
          ],
        },
      ),
    );
    expect(await look()).toEqual({
      topicArn: 'arn:topic',
      tableName: 'table-1',
      rules: ['Mine-WatchSweep', 'Mine-WatchDaily'],
      since: new Date('2026-11-03T00:00:00Z'),
    });
  });

  test('is not there, holds no Bandog, or may not be read', async () => {
    const missing = refused('ValidationError', 'Stack with id Mine does not exist');
    stacks.on(ListStackResourcesCommand).rejects(missing);
    expect(await look()).toBeUndefined();
    stacks.on(ListStackResourcesCommand).resolves({
      StackResourceSummaries: [resource('Topic', 'AWS::SNS::Topic')],
    });
    expect(await look()).toBeUndefined();
    stacks.on(ListStackResourcesCommand).rejects(refused('AccessDenied'));
    await expect(look()).rejects.toThrow('allow cloudformation:ListStackResources');
  });
});

describe('rules', () => {
  const bus = mockClient(EventBridgeClient);
  const client = new EventBridgeClient({ region });
  const home = (...rules: string[]) => rulesEnabled(client, { region, rules }).look(now);
  const homeBusArn = 'arn:aws:events:eu-central-1:111122223333:event-bus/default';
  const further = (...regions: string[]) =>
    forwarders(() => client, { regions, homeBusArn }).look(now);

  beforeEach(() => {
    bus.reset();
    bus.on(DescribeRuleCommand).resolves({ State: 'ENABLED' });
    bus.on(DescribeRuleCommand, { Name: 'off' }).resolves({ State: 'DISABLED' });
    bus.on(DescribeRuleCommand, { Name: 'gone' }).rejects(refused('ResourceNotFoundException'));
    bus
      .on(ListRuleNamesByTargetCommand, { TargetArn: homeBusArn })
      .callsFake(pages(nextToken, { RuleNames: ['changes'] }, { RuleNames: ['guard'] }));
  });

  test.each([
    [['sweep', 'daily'], 'ok', 'all 2 rules in eu-central-1'],
    [['sweep', 'off'], 'problem', 'disabled or gone: off'],
    [['gone', 'off'], 'problem', 'disabled or gone: gone, off'],
    [[], 'problem', 'all of them'],
  ])('of its own: %j', async (rules, state, text) => {
    expect(await home(...rules)).toMatchObject({ state, text: expect.stringContaining(text) });
  });

  test('that forward: there and enabled, on every page', async () => {
    expect(await further('us-east-1')).toMatchObject({ state: 'ok' });
    expect(await further()).toMatchObject({ state: 'ok' });
    bus.on(DescribeRuleCommand, { Name: 'guard' }).resolves({ State: 'DISABLED' });
    expect(await further('us-east-1')).toMatchObject({ state: 'problem' });
    bus.on(ListRuleNamesByTargetCommand).resolves({ RuleNames: [] });
    expect(await further('us-east-1')).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('no enabled forwarder in us-east-1'),
    });
    bus.on(ListRuleNamesByTargetCommand).rejects(refused());
    await expect(further('us-east-1')).rejects.toThrow('allow events:ListRuleNamesByTarget');
  });
});

describe('subscriptions', () => {
  const topic = mockClient(SNSClient);
  const look = (email: string[] = [], otherChannels = false) =>
    subscriptions(new SNSClient({ region }), { topicArn: 'arn:t', email, otherChannels }).look(now);
  const to = (Endpoint: string, SubscriptionArn = 'arn:aws:sns:x') => ({
    Endpoint,
    SubscriptionArn,
  });

  test('of all pages are confirmed, or named', async () => {
    topic
      .on(ListSubscriptionsByTopicCommand)
      .callsFake(
        pages(
          nextToken,
          { Subscriptions: [to('a@example.com')] },
          { Subscriptions: [to('b@example.com', 'PendingConfirmation')] },
        ),
      );
    expect(await look(['a@example.com'])).toMatchObject({
      state: 'problem',
      text: 'not confirmed, so nothing is sent to: b@example.com',
    });
    topic.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [to('a@example.com')] });
    expect(await look(['a@example.com'])).toMatchObject({ state: 'ok' });
    expect(await look(['a@example.com', 'c@example.com'])).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('c@example.com'),
    });
  });

  test('none at all: nobody hears, unless there is another channel', async () => {
    topic.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [] });
    expect(await look()).toMatchObject({ state: 'problem', text: 'nobody is told of alerts' });
    expect(await look([], true)).toMatchObject({ state: 'ok' });
  });
});
