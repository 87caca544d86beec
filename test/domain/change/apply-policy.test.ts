import { describe, expect, it } from 'vitest';
import type { Exception } from '../../../lib/domain/violation/exception.ts';
import { judged, policyWith } from '../../helpers/judged.ts';
import { identityCenter, type Raw, record, role, root, user } from '../../helpers/record.ts';

const byHand: Raw = record({
  userIdentity: identityCenter('jane@example.com'),
  userAgent: 'AWS Internal',
  sessionCredentialFromConsole: 'true',
});
const call = (service: string, eventName: string, given: Raw = {}): Raw => ({
  ...byHand,
  eventSource: `${service}.amazonaws.com`,
  eventName,
  ...given,
});
const stopLogging = call('cloudtrail', 'StopLogging', { requestParameters: { name: 'main' } });

describe('severity of a change by hand', () => {
  it.each([
    ['configuration', byHand, 'medium'],
    ['permission', call('iam', 'CreateUser'), 'high'],
    ['operation', call('ec2', 'StopInstances'), 'low'],
    ['a risk raises it', call('ec2', 'DeleteFlowLogs'), 'high'],
    ['audit tampering', stopLogging, 'critical'],
  ])('%s', (_, raw, severity) => {
    expect(judged(raw).answer).toMatchObject({ answer: 'violation', severity });
  });

  it('is what the policy says', () => {
    const { severityByEffect, severityByRisk } = policyWith();
    const strict = {
      severityByEffect: { ...severityByEffect, configuration: 'critical' as const },
    };
    const lax = { severityByRisk: { ...severityByRisk, 'logging-removed': 'info' as const } };
    expect(judged(byHand, strict).answer).toMatchObject({ severity: 'critical' });
    expect(judged(call('ec2', 'DeleteFlowLogs'), lax).answer).toMatchObject({ severity: 'medium' });
  });
});

describe('what is switched off', () => {
  const { severityByEffect } = policyWith();
  const operationsOff = { severityByEffect: { ...severityByEffect, operation: 'off' as const } };
  const byUnknown = record({ eventName: 'CreateVpc' });

  it('an effect', () => {
    expect(judged(call('ec2', 'StopInstances'), operationsOff).answer).toMatchObject({
      answer: 'allowed',
      code: 'effect-off',
      reason: 'operation changes are switched off in the policy',
    });
  });

  it('data is off unless the policy says otherwise', () => {
    const put = call('s3', 'PutObject', { eventCategory: 'Data', managementEvent: false });
    expect(judged(put).answer).toMatchObject({ answer: 'allowed', code: 'effect-off' });
    const on = { severityByEffect: { ...severityByEffect, data: 'info' as const } };
    expect(judged(put, on).answer).toMatchObject({ answer: 'violation', severity: 'info' });
  });

  it('unknown origins', () => {
    expect(judged(byUnknown).answer).toMatchObject({ code: 'unknown-origin', severity: 'low' });
    expect(judged(byUnknown, { unknownOrigin: 'off' }).answer).toMatchObject({
      answer: 'allowed',
      code: 'unknown-off',
    });
  });

  it('says the effect is off where it is, whatever the origin', () => {
    const put = record({ eventSource: 's3.amazonaws.com', eventName: 'PutObject' });
    expect(judged(put).answer).toMatchObject({ answer: 'allowed', code: 'effect-off' });
  });

  it('does not switch off tampering or root', () => {
    const off = {
      severityByEffect: { ...severityByEffect, configuration: 'off' as const },
      unknownOrigin: 'off' as const,
    };
    expect(judged(stopLogging, off).answer).toMatchObject({ severity: 'critical' });
    expect(judged(record({ userIdentity: root }), off).answer).toMatchObject({
      severity: 'critical',
    });
  });
});

describe('audit tampering is critical', () => {
  it.each([
    ['by a person', {}],
    ['by an approved principal', { userIdentity: role('ci-deploy', 'run') }],
    [
      'by the IaC engine',
      {
        userIdentity: {
          ...role('cfn', 'AWSCloudFormation'),
          invokedBy: 'cloudformation.amazonaws.com',
        },
      },
    ],
    ['on unknown credentials', { userIdentity: role('platform', 'x') }],
  ])('%s', (_, given) => {
    const raw = {
      ...stopLogging,
      sessionCredentialFromConsole: 'false',
      userAgent: 'Boto3/1.35',
      ...given,
    };
    expect(judged(raw, { approvedPrincipals: ['*:role/ci-deploy'] }).answer).toMatchObject({
      answer: 'violation',
      code: 'audit-tampering',
      severity: 'critical',
    });
  });

  it('but not when it failed', () => {
    expect(judged({ ...stopLogging, errorCode: 'AccessDenied' }).answer).toMatchObject({
      answer: 'not-a-change',
      code: 'failed',
    });
  });

  it('and not when the provider did it for itself', () => {
    const raw = {
      ...stopLogging,
      userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
      sessionCredentialFromConsole: undefined,
    };
    expect(judged(raw).answer).toMatchObject({ answer: 'allowed', code: 'provider' });
  });
});

describe('root', () => {
  const signIn = record({
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    userIdentity: root,
    userAgent: 'Mozilla/5.0',
    responseElements: { ConsoleLogin: 'Success' },
  });
  const told = { answer: 'violation', code: 'root-activity', severity: 'critical' };

  it('is told when it signs in', () => expect(judged(signIn).answer).toMatchObject(told));

  it('is told when it changes something, approved or not', () => {
    const raw = record({ userIdentity: root });
    expect(judged(raw, { approvedPrincipals: ['*'] }).answer).toMatchObject(told);
  });

  it('is not told when it fails to sign in', () => {
    const failed = {
      ...signIn,
      responseElements: { ConsoleLogin: 'Failure' },
      errorMessage: 'Failed authentication',
    };
    expect(judged(failed).answer).toMatchObject({ answer: 'not-a-change' });
  });

  it('is not told when it only looks', () => {
    const look = record({ userIdentity: root, eventName: 'DescribeInstances', readOnly: true });
    expect(judged(look).answer).toMatchObject({ answer: 'not-a-change', code: 'read' });
  });

  it('anybody else’s sign-in is no change', () => {
    expect(judged({ ...signIn, userIdentity: user('jane') }).answer).toMatchObject({
      answer: 'not-a-change',
      code: 'session',
    });
  });
});

describe('attempts', () => {
  it.each([
    ['a failed call', { errorCode: 'AccessDenied' }, 'failed'],
    ['an error without a code', { errorMessage: 'no' }, 'failed'],
    ['a dry run', { errorCode: 'Client.DryRunOperation' }, 'dry-run'],
  ])('%s changes nothing', (_, given, code) => {
    expect(judged({ ...byHand, ...given }).answer).toMatchObject({ answer: 'not-a-change', code });
  });
});

describe('approved principals', () => {
  const approved = { approvedPrincipals: ['arn:aws:iam::111122223333:role/ci/deploy-*'] };
  const inRole = (name: string, session: string, path = '') =>
    judged(record({ userIdentity: role(name, session, {}, path) }), approved);

  it('are matched by the role’s ARN', () => {
    expect(inRole('deploy-shop', 'x', 'ci/').answer).toMatchObject({ code: 'automation' });
  });

  it.each([
    ['another path', 'deploy-shop', 'x', ''],
    ['another name', 'shop', 'x', 'ci/'],
    ['a session of that name', 'shop', 'ci/deploy-shop', ''],
  ])('not by %s', (_, name, session, path) => {
    expect(inRole(name, session, path).answer).toMatchObject({ code: 'unknown-origin' });
  });
});

describe('exceptions', () => {
  const agreed = (given: Partial<Exception>): { exceptions: Exception[] } => ({
    exceptions: [{ until: '2026-11-30', reason: 'migration', ...given }],
  });
  const bucket = call('s3', 'DeleteBucket', { requestParameters: { bucketName: 'legacy-assets' } });

  it.each<[string, Partial<Exception>, 'excepted' | 'violation']>([
    ['its action', { action: 's3:Delete*' }, 'excepted'],
    ['another action', { action: 's3:Put*' }, 'violation'],
    ['its principal', { principal: '*/AWSReservedSSO_Admin_*' }, 'excepted'],
    ['another principal', { principal: '*/AWSReservedSSO_Ops_*' }, 'violation'],
    ['the session name, which is no principal', { principal: '*jane@example.com' }, 'violation'],
    ['its resource', { resource: 'legacy-*' }, 'excepted'],
    ['another resource', { resource: 'prod-*' }, 'violation'],
    ['its account', { action: '*', account: '111122223333' }, 'excepted'],
    ['another account', { action: '*', account: '444455556666' }, 'violation'],
    ['all of its patterns', { action: 's3:*', resource: 'legacy-*' }, 'excepted'],
    ['one of two patterns', { action: 's3:*', resource: 'prod-*' }, 'violation'],
  ])('by %s: %s', (_, exception, answer) => {
    expect(judged(bucket, agreed(exception)).answer.answer).toBe(answer);
  });

  const changes = (service: string, eventName: string, requestParameters: Raw): Raw =>
    call(service, eventName, { requestParameters });
  const instances = (...ids: string[]) => ({
    instancesSet: { items: ids.map((instanceId) => ({ instanceId })) },
  });
  const mine = 'i-0aaaaaaaaaaaaaaa1';
  const other = 'i-0bbbbbbbbbbbbbbb2';
  const group = 'sg-0aaaaaaaaaaaaaaa1';
  it.each<[string, Raw, string, 'excepted' | 'violation']>([
    [
      'all that is changed',
      changes('ec2', 'TerminateInstances', instances(mine)),
      mine,
      'excepted',
    ],
    ['one of two', changes('ec2', 'TerminateInstances', instances(mine, other)), mine, 'violation'],
    ['both', changes('ec2', 'TerminateInstances', instances(mine, other)), 'i-0*', 'excepted'],
    [
      'what is only attached',
      changes('ec2', 'ModifyInstanceAttribute', {
        instanceId: other,
        groupSet: { items: [{ groupId: group }] },
      }),
      group,
      'violation',
    ],
    [
      'the name of a policy that somebody puts on another role',
      changes('iam', 'PutRolePolicy', { roleName: 'admin', policyName: 'legacy-x' }),
      'legacy-*',
      'violation',
    ],
    [
      'the role of a policy',
      changes('iam', 'PutRolePolicy', { roleName: 'legacy-app', policyName: 'x' }),
      'legacy-*',
      'excepted',
    ],
    [
      'more than a record is shown with',
      changes(
        'ec2',
        'TerminateInstances',
        instances(...Array.from({ length: 30 }, (_, at) => `i-0aaaaaaaaaaaaaa${at + 10}`)),
      ),
      'i-0*',
      'violation',
    ],
  ])('by a resource that is %s', (_, raw, resource, answer) => {
    expect(judged(raw, agreed({ resource })).answer.answer).toBe(answer);
  });

  it('say why and by what ticket', () => {
    const { answer } = judged(bucket, agreed({ action: 's3:*', ticket: 'OPS-7' }));
    expect(answer).toMatchObject({
      code: 'exception',
      reason: 'agreed until 2026-11-30: migration (OPS-7)',
    });
  });

  it.each([
    ['in the last second of the last day', '2026-11-30T23:59:59Z', 'excepted'],
    ['in the first second of the next', '2026-12-01T00:00:00Z', 'violation'],
    ['late on the last day west of Greenwich', '2026-11-30T20:00:00-05:00', 'violation'],
  ])('hold %s: %s', (_, eventTime, answer) => {
    expect(judged({ ...bucket, eventTime }, agreed({ action: 's3:*' })).answer.answer).toBe(answer);
  });

  it('are mentioned when they have expired', () => {
    const { answer } = judged(bucket, agreed({ action: 's3:*', until: '2026-10-31' }));
    expect(answer.answer).toBe('violation');
    expect(answer.reason).toContain('the exception for it ended on 2026-10-31');
  });

  it('are not mentioned when they were about something else', () => {
    const { answer } = judged(bucket, agreed({ action: 'ec2:*', until: '2026-10-31' }));
    expect(answer.reason).not.toContain('ended');
  });

  it('cannot be had by writing a resource’s name into a tag', () => {
    const tagged = call('ec2', 'CreateVolume', {
      requestParameters: {
        tagSpecificationSet: {
          items: [
            { resourceType: 'volume', tags: [{ key: 'legacy-assets', value: 'legacy-assets' }] },
          ],
        },
      },
      responseElements: {
        volumeId: 'vol-1',
        tagSet: { items: [{ key: 'legacy-assets', name: 'legacy-x' }] },
      },
    });
    expect(judged(tagged, agreed({ resource: 'legacy-*' })).answer.answer).toBe('violation');
  });

  it('leave what is allowed anyway as it is', () => {
    const { answer } = judged(record({ userIdentity: role('ci', 'x') }), {
      approvedPrincipals: ['*:role/ci'],
      ...agreed({ action: '*' }),
    });
    expect(answer).toMatchObject({ answer: 'allowed', code: 'automation' });
  });
});
