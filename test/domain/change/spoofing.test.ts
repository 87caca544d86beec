import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judged } from '../../helpers/judged.ts';
import { identityCenter, type Raw, record, role, user } from '../../helpers/record.ts';

const knownAgents = [
  'cloudformation.amazonaws.com',
  'autoscaling.amazonaws.com',
  'AWS Internal',
  'aws.internal',
  'Coral/Netty4',
  'aws-internal/3 aws-sdk-java/1.12.488',
  'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io)',
  '[APN/1.0 HashiCorp/1.0 OpenTofu/1.8.5]',
  'APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12',
  'aws-cdk/2.167.1 cdk-hotswap/success-lambda-function',
  'aws-sdk-nodejs/2.1112.0 configure-aws-credentials-for-github-actions promise',
  'aws-cli/2.18.17 exec-env/AWS_CODEBUILD_NONE',
  'aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/3.3',
  'aws-sdk-go-v2/1.32.2 karpenter.sh-1.0.8',
  'aws-sdk-js/3.682.0 exec-env/AWS_Lambda_nodejs20.x',
  'amazon ecs agent',
  'Mozilla/5.0 (X11; Linux x86_64)',
];
const knownSessions = [
  'AWSCloudFormation',
  'i-0123456789abcdef0',
  'terraform-run-0a1b2c3d',
  'GitHubActions',
  'awslambda_123',
  'cloudformation.amazonaws.com',
  'jane@example.com',
];

const agent = fc.oneof(
  fc.constantFrom(...knownAgents),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .tuple(fc.constantFrom(...knownAgents), fc.string(), fc.constantFrom(...knownAgents))
    .map((parts) => parts.join(' ')),
  fc.constant(undefined),
);
const session = fc.oneof(
  fc.constantFrom(...knownSessions),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_+=,.@-'), minLength: 2, maxLength: 64 }),
);
const sourceIdentity = fc.oneof(
  fc.constant({}),
  fc.record({ sourceIdentity: fc.oneof(session, fc.string()) }),
);

const persons = {
  'through Identity Center': (name: string, context: Raw): Raw => ({
    userIdentity: identityCenter(name, context),
  }),
  'with a key of an IAM user': (_: string, context: Raw): Raw => ({
    userIdentity: user('jane', { sessionContext: context }),
  }),
  'in a role from the console': (name: string, context: Raw): Raw => ({
    userIdentity: role('platform', name, context),
    sessionCredentialFromConsole: 'true',
  }),
  'through Identity Center, without sessionIssuer': (name: string): Raw => ({
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/${name}`,
    },
  }),
};

const accusing = ['manual', 'iac-unapproved'];

describe.each(Object.entries(persons))('a person %s', (_, person) => {
  it('cannot talk a change out of being a violation', () => {
    fc.assert(
      fc.property(agent, session, sourceIdentity, (userAgent, name, context) => {
        const { event, verdict, answer } = judged(record({ ...person(name, context), userAgent }));
        expect(event.effect).toBe('configuration');
        expect(accusing).toContain(verdict.origin);
        expect(answer.answer).toBe('violation');
      }),
      { numRuns: 500 },
    );
  });

  it('cannot do so either where changes of unknown origin are switched off', () => {
    fc.assert(
      fc.property(agent, session, (userAgent, name) => {
        const raw = record({ ...person(name, {}), userAgent });
        expect(judged(raw, { unknownOrigin: 'off' }).answer.answer).toBe('violation');
      }),
    );
  });
});

describe('a role that nobody approved', () => {
  it('is never cleared by what it says about itself', () => {
    fc.assert(
      fc.property(agent, session, sourceIdentity, (userAgent, name, context) => {
        const { verdict, answer } = judged(
          record({ userIdentity: role('platform', name, context), userAgent }),
          { approvedPrincipals: ['arn:aws:iam::111122223333:role/deploy', '*AWSCloudFormation'] },
        );
        expect([...accusing, 'unknown']).toContain(verdict.origin);
        expect(answer.answer).toBe('violation');
      }),
      { numRuns: 500 },
    );
  });

  it('can send a heartbeat, which changes nothing', () => {
    const { verdict, answer } = judged(
      record({
        eventSource: 'ssm.amazonaws.com',
        eventName: 'UpdateInstanceInformation',
        userIdentity: role('web', 'i-0123456789abcdef0'),
        userAgent: 'amazon-ssm-agent/3.3',
      }),
    );
    expect(verdict.origin).toBe('provider');
    expect(answer).toMatchObject({ answer: 'not-a-change', code: 'telemetry' });
  });
});

describe('an agent that says CloudFormation', () => {
  it('is suspect without the provider’s word', () => {
    const { verdict } = judged(record({ userAgent: 'cloudformation.amazonaws.com' }));
    expect(verdict).toMatchObject({
      origin: 'iac-unapproved',
      rule: 'unproven-engine',
      restsOn: 'claimed',
    });
  });

  it.each([
    [
      'invokedBy',
      { userIdentity: { ...role('x', 'y'), invokedBy: 'cloudformation.amazonaws.com' } },
    ],
    ['the address', { sourceIPAddress: 'cloudformation.amazonaws.com' }],
  ])('is believed with %s', (_, given) => {
    const { verdict } = judged(record({ userAgent: 'cloudformation.amazonaws.com', ...given }));
    expect(verdict).toMatchObject({ origin: 'iac', rule: 'iac-engine', restsOn: 'asserted' });
  });
});

describe('names from the language itself', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '%s is a name like any other',
    (name) => {
      const { event, verdict } = judged(
        record({
          eventSource: name,
          eventName: name,
          userAgent: name,
          userIdentity: { type: name, invokedBy: `${name}.amazonaws.com`, arn: name },
        }),
      );
      expect(event).toMatchObject({ service: name.toLowerCase(), action: name });
      expect(event.actor.kind).toBe('unknown');
      expect(verdict).toMatchObject({ origin: 'provider', tool: name.toLowerCase() });
    },
  );
});
