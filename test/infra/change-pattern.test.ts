import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { tamperingRules } from '../../lib/adapters/aws/cloudtrail/risk-rules/tampering.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { toSettings } from '../../lib/config/settings.ts';
import {
  auditActions,
  changePattern,
  guardPattern,
  maxPatternLength,
  telemetryActions,
} from '../../lib/infra/change-pattern.ts';
import { type Json, matchesPattern } from './matches-pattern.ts';

/** The pattern as it stands in the template, which is what EventBridge gets. */
function deployed(eventPattern: EventPattern) {
  const stack = new Stack(new App(), 'Test');
  new Rule(stack, 'Rule', { eventPattern });
  const [rule] = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule'));
  return rule?.['Properties'].EventPattern;
}

type Detail = { readonly [key: string]: Json };

const person = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana',
};

/** A security group opened from a shell, unless `detail` says otherwise. */
const event = (detail: Detail = {}, detailType = 'AWS API Call via CloudTrail') => ({
  version: '0',
  source: 'aws.ec2',
  'detail-type': detailType,
  account: '111122223333',
  region: 'eu-central-1',
  detail: {
    eventVersion: '1.11',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'AuthorizeSecurityGroupIngress',
    eventType: 'AwsApiCall',
    eventCategory: 'Management',
    managementEvent: true,
    readOnly: false,
    userIdentity: person,
    requestParameters: { groupId: 'sg-0123456789abcdef0' },
    ...detail,
  },
});
const { readOnly: _, eventCategory: __, ...oldDetail } = event().detail;
const byService = (name: string) => ({ userIdentity: { ...person, invokedBy: name } });
const console = { sessionCredentialFromConsole: 'true' };
const root = { userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' } };
const signIn = { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' };

describe('the pattern for changes', () => {
  const pattern = deployed(changePattern(defaultSettings));

  it.each<[string, object]>([
    ['a call from a shell', event()],
    ['a call from the console', event(console)],
    ['a console action that is no API call', event(console, 'AWS Console Action via CloudTrail')],
    [
      'a pipeline: the function knows who is approved',
      event({ userIdentity: { type: 'WebIdentityUser' } }),
    ],
    ['another account', event({ userIdentity: { type: 'AWSAccount', accountId: '444455556666' } })],
    ['the console of an IAM user, by its old name', event(byService('signin.amazonaws.com'))],
    ['the console by its other name', event(byService('AWS Internal'))],
    ['what an assistant asked for', event(byService('aws-mcp.amazonaws.com'))],
    ['readOnly as text', event({ readOnly: 'false' })],
    ['an old record without readOnly and category', { ...event(), detail: oldDetail }],
    ['an identity that is a bare text', event({ userIdentity: 'unknown' })],
    [
      'a person who updates a stack',
      event({ eventSource: 'cloudformation.amazonaws.com', eventName: 'UpdateStack' }),
    ],
    ['an object opened to others', event({ eventName: 'PutObjectAcl', eventCategory: 'Data' })],
    ['a call in another region', { ...event(), region: 'us-east-1' }],
  ])('lets through %s', (_name, passing) => {
    expect(matchesPattern(pattern, passing as Json)).toBe(true);
  });

  it.each<[string, object]>([
    ['a read-only call', event({ readOnly: true })],
    ['a read-only call, as text', event({ readOnly: 'true' })],
    ['a failed call', event({ errorCode: 'AccessDenied' })],
    ['a dry run', event({ errorCode: 'Client.DryRunOperation' })],
    [
      'a service by itself',
      event({ userIdentity: { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' } }),
    ],
    ['CloudFormation for a person', event(byService('cloudformation.amazonaws.com'))],
    ['Auto Scaling through its service-linked role', event(byService('autoscaling.amazonaws.com'))],
    ['an object written', event({ eventName: 'PutObject', eventCategory: 'Data' })],
    ['a function that opens its log', event({ eventName: 'CreateLogStream' })],
    ["an agent's heartbeat", event({ eventName: 'UpdateInstanceInformation' })],
    ['a sign-in', event(signIn, 'AWS Console Sign In via CloudTrail')],
    ['an event of a service', event({}, 'AWS Service Event via CloudTrail')],
    ['an event a customer made up', { ...event(), source: 'custom.ec2' }],
  ])('keeps out %s', (_name, stopped) => {
    expect(matchesPattern(pattern, stopped as Json)).toBe(false);
  });

  it('keeps out telemetry and contents only while policy ignores them', () => {
    const all = deployed(
      changePattern(
        toSettings({ changes: { severityByEffect: { data: 'low', telemetry: 'low' } } }),
      ),
    );
    expect(matchesPattern(all, event({ eventName: 'PutObject', eventCategory: 'Data' }))).toBe(
      true,
    );
    expect(matchesPattern(all, event({ eventName: 'PutInventory' }))).toBe(true);
    const contents = deployed(
      changePattern(toSettings({ changes: { severityByEffect: { data: 'low' } } })),
    );
    expect(matchesPattern(contents, event({ eventName: 'PutInventory' }))).toBe(false);
  });

  it('rests on nothing the client chooses', () => {
    expect(JSON.stringify(pattern)).not.toMatch(/userAgent|roleSessionName|sessionName/);
  });
});

/** A call as the judge sees it. */
const judged = (service: string, eventName: string) => {
  const record = { ...event({ eventName }).detail, eventSource: `${service}.amazonaws.com` };
  const eventTime = '2026-11-03T14:12:09Z';
  return parseRecord({ ...record, eventTime }, { source: 'test' }).event;
};

describe('the lists agree with the judge', () => {
  it.each([
    ['ecs', 'DiscoverPollEndpoint'],
    ['ecs', 'SubmitContainerStateChange'],
    ['ecs', 'SubmitTaskStateChange'],
    ['logs', 'CreateLogStream'],
    ['ssm', 'PutComplianceItems'],
    ['ssm', 'PutInventory'],
    ['ssm', 'UpdateInstanceAssociationStatus'],
    ['ssm', 'UpdateInstanceInformation'],
  ])('%s:%s is telemetry', (service, action) => {
    expect(telemetryActions).toContain(action);
    expect(judged(service, action)?.effect).toBe('telemetry');
  });

  it.each(
    Object.entries(auditActions).flatMap(([service, actions]) =>
      actions.map((action) => [service, action] as const),
    ),
  )('%s:%s is tampering', (service, action) => {
    expect(judged(service, action)?.risks).toContain('audit-tampering');
  });

  it('the guard knows all that is tampering whatever it was asked for', () => {
    const always = tamperingRules.filter(({ when }) => when === undefined);
    const unknown = always.flatMap(({ service, actions }) =>
      actions.filter((action) => !auditActions[service]?.includes(action)),
    );
    expect(always.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });
});

describe('the guard', () => {
  const pattern = deployed(guardPattern(['Bandog']));
  const stopped = { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' };
  const own = {
    rule: 'Bandog-BandogChangeFeedChanges0ECD67D5-1A2B3C4D5E6F',
    topic: 'arn:aws:sns:eu-central-1:111122223333:Bandog-BandogAlerts725C679C-1A2B3C4D5E6F',
  };
  const onOwn = (eventName: string, requestParameters: Detail) =>
    event({ eventName, requestParameters, ...byService('cloudformation.amazonaws.com') });

  it.each<[string, object]>([
    ['a stopped trail', event(stopped)],
    [
      'a trail stopped by CloudFormation',
      event({ ...stopped, ...byService('cloudformation.amazonaws.com') }),
    ],
    ['a rule disabled', onOwn('DisableRule', { name: own.rule })],
    ['targets removed', onOwn('RemoveTargets', { rule: own.rule })],
    [
      'a forwarder of another region',
      onOwn('DeleteRule', { name: 'Bandog-us-east-1-ChangeFeedChanges-1A2B' }),
    ],
    [
      'a function deleted',
      onOwn('DeleteFunction20150331', { functionName: 'Bandog-BandogOnChange-1A2B' }),
    ],
    ['someone unsubscribed', onOwn('Unsubscribe', { subscriptionArn: `${own.topic}:0123` })],
    ['alarms deleted', onOwn('DeleteAlarms', { alarmNames: ['x', 'Bandog-BandogHealth-1A2B'] })],
    [
      'a detector deleted',
      event({
        eventSource: 'guardduty.amazonaws.com',
        eventName: 'DeleteDetector',
        ...byService('cloudformation.amazonaws.com'),
      }),
    ],
    ['the root user', event(root)],
    [
      'the root user through a service',
      event({ userIdentity: { ...root.userIdentity, invokedBy: 'cloudformation.amazonaws.com' } }),
    ],
    [
      'the root user signing in',
      event({ ...signIn, ...root }, 'AWS Console Sign In via CloudTrail'),
    ],
    [
      'the root user signing in, as documented',
      event({ ...signIn, ...root }, 'AWS Console Signin via CloudTrail'),
    ],
  ])('lets through %s', (_name, passing) => {
    expect(matchesPattern(pattern, passing as Json)).toBe(true);
  });

  it.each<[string, object]>([
    ['an ordinary change', event()],
    ['a person signing in', event(signIn, 'AWS Console Sign In via CloudTrail')],
    ['a look at a trail', event({ ...stopped, eventName: 'GetTrailStatus', readOnly: true })],
    ['a trail that could not be stopped', event({ ...stopped, errorCode: 'AccessDenied' })],
    ["someone else's rule", onOwn('DisableRule', { name: 'Nightly-Rule-1A2B' })],
    [
      'a function of ours created',
      onOwn('CreateFunction20150331', { functionName: 'Bandog-BandogOnChange-1A2B' }),
    ],
    ['the root user looking', event({ ...root, readOnly: true })],
  ])('keeps out %s', (_name, stoppedEvent) => {
    expect(matchesPattern(pattern, stoppedEvent as Json)).toBe(false);
  });
});

it('knows what is ours by the beginning of a long stack name, which may be cut', () => {
  const pattern = deployed(guardPattern(['security-tooling-production-bandog']));
  const disabled = (name: string) =>
    event({ eventName: 'DisableRule', requestParameters: { name } }) as Json;
  expect(matchesPattern(pattern, disabled('security-tooling-produc-BandogSweep-1A2B'))).toBe(true);
  expect(matchesPattern(pattern, disabled('security-training-1A2B'))).toBe(false);
});

it('stays within the length EventBridge allows', () => {
  const longName = 'B'.repeat(128);
  for (const pattern of [changePattern(defaultSettings), guardPattern([longName])]) {
    const length = JSON.stringify(deployed(pattern)).length;
    expect(length).toBeGreaterThan(200);
    expect(length).toBeLessThanOrEqual(maxPatternLength);
  }
});
