import { describe, expect, it } from 'vitest';
import { ownResourcesOf } from '../../../lib/domain/change/own-resources.ts';
import { judged } from '../../helpers/judged.ts';
import { identityCenter, type Raw, record, role } from '../../helpers/record.ts';

const policy = {
  ownResources: ownResourcesOf('Watch', 'Bandog'),
  approvedPrincipals: ['*:role/ci-deploy'],
};
const lambda = (functionName: string, given: Raw = {}): Raw =>
  record({
    eventSource: 'lambda.amazonaws.com',
    eventName: 'UpdateFunctionConfiguration20150331v2',
    requestParameters: { functionName },
    responseElements: null,
    userIdentity: identityCenter('jane@example.com'),
    ...given,
  });
const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:Watch-BandogOnChange1A2B-x';
const engine = { invokedBy: 'cloudformation.amazonaws.com' };
const terraform = 'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 terraform-provider-aws/6.28.0';
const answerTo = (raw: Raw) => judged(raw, policy).answer;

describe('a change to this watchdog is tampering', () => {
  it.each([
    ['by a person', lambda(arn)],
    ['by name', lambda('Watch-BandogOnChange1A2B-x')],
    [
      'by approved automation that is no deployment',
      lambda(arn, { userIdentity: role('ci-deploy', 'x') }),
    ],
    ['by an IaC tool nobody approved', lambda(arn, { userAgent: terraform })],
    [
      'on its bucket',
      record({
        eventSource: 's3.amazonaws.com',
        eventName: 'PutBucketPolicy',
        requestParameters: { bucketName: 'watch-bandogreports1a2b-x' },
        userIdentity: identityCenter('jane@example.com'),
      }),
    ],
    [
      'on its stack',
      record({
        eventSource: 'cloudformation.amazonaws.com',
        eventName: 'DeleteStack',
        requestParameters: { stackName: 'Watch' },
        userIdentity: identityCenter('jane@example.com'),
      }),
    ],
  ])('%s', (_, raw) => {
    const { event, answer } = judged(raw, policy);
    expect(answer).toMatchObject({
      answer: 'violation',
      code: 'audit-tampering',
      severity: 'critical',
      reason: expect.stringMatching(/^this watchdog’s own .* was changed: /),
    });
    expect(event.risks).toContain('watchdog-tampering');
  });
});

describe('it is not tampering', () => {
  it.each([
    [
      'when the engine deploys it',
      lambda(arn, { userIdentity: { ...role('cfn', 'AWSCloudFormation'), ...engine } }),
      'allowed',
    ],
    [
      'when approved IaC deploys it',
      lambda(arn, { userIdentity: role('ci-deploy', 'x'), userAgent: terraform }),
      'allowed',
    ],
    [
      'when the provider looks after it',
      lambda(arn, { userIdentity: { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' } }),
      'allowed',
    ],
    ['when it failed', lambda(arn, { errorCode: 'AccessDenied' }), 'not-a-change'],
  ])('%s', (_, raw, answer) => expect(answerTo(raw).answer).toBe(answer));

  it.each([
    ['another function of the same stack', lambda('Watch-ShopCheckout1A2B-x')],
    ['another stack', lambda('Watchtower-Bandog-x')],
    [
      'running it',
      record({
        eventSource: 'lambda.amazonaws.com',
        eventName: 'Invoke',
        requestParameters: { functionName: arn },
        userIdentity: identityCenter('jane@example.com'),
      }),
    ],
    [
      'the engine on a person’s credentials',
      lambda(arn, { userIdentity: { ...identityCenter('jane@example.com'), ...engine } }),
    ],
  ])('%s', (_, raw) => expect(answerTo(raw)).not.toMatchObject({ code: 'audit-tampering' }));
});

describe('names', () => {
  it('of a long stack are known by what is left of them', () => {
    const [, , pattern] = ownResourcesOf('a-stack-with-a-very-long-name', 'Bandog');
    expect(pattern).toBe('a-stack-with-a-very-*');
  });

  it('are none where nothing is deployed', () => {
    expect(judged(lambda(arn)).answer).toMatchObject({ code: 'manual-change' });
  });
});
