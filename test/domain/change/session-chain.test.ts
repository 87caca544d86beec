import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../lib/domain/change/judge.ts';
import type { ChangePolicy } from '../../../lib/domain/change/policy.ts';
import { SessionChain } from '../../../lib/domain/change/session-chain.ts';
import { eventOf, policyWith } from '../../helpers/judged.ts';
import { identityCenter, type Raw, record, role, root, user } from '../../helpers/record.ts';
import { assumeRole, serviceIdentity } from '../../helpers/sessions.ts';

const on = (credentialId: string, identity: Raw = role('deploy', 's')): Raw => ({
  ...identity,
  accessKeyId: credentialId,
});
const jane = identityCenter('jane@example.com');
const terraform = 'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 terraform-provider-aws/6.28.0';

function verdictAfter(sessions: readonly Raw[], change: Raw, policy: Partial<ChangePolicy> = {}) {
  const chain = new SessionChain();
  for (const raw of sessions) chain.learn(eventOf(raw));
  return judge(chain.follow(eventOf(change)), policyWith(policy));
}

describe('a role session', () => {
  it('that a person opened is the person’s', () => {
    const { event, verdict, answer } = verdictAfter(
      [assumeRole(jane, 'ASIA1')],
      record({ userIdentity: on('ASIA1') }),
    );
    expect(verdict).toMatchObject({ origin: 'manual', rule: 'personal-credential' });
    expect(verdict.evidenceFor).toContainEqual({
      signal: 'person-credential',
      rank: 'asserted',
      detail: 'person',
      field: 'AssumeRole',
      value: eventOf(assumeRole(jane, 'ASIA1')).actor.principal,
    });
    expect(event.actor).toMatchObject({ name: 'jane@example.com', behind: { kind: 'person' } });
    expect(answer.answer).toBe('violation');
  });

  describe('of an approved role, with a source identity', () => {
    const policy = { approvedPrincipals: ['arn:aws:iam::111122223333:role/deploy'] };
    const session = (sourceIdentity: string, given: Raw = {}): Raw =>
      on('ASIA1', role('deploy', 's', { sourceIdentity, ...given }));
    const pipeline = {
      webIdFederationData: {
        federatedProvider:
          'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
    };
    const byService = [assumeRole(serviceIdentity('codebuild'), 'ASIA1')];

    it.each([
      ['a person’s address', 'jane@example.com', terraform, 'iac-unapproved', 'iac-tool'],
      ['a person’s, by hand', 'jane@example.com', 'Boto3/1.26', 'manual', 'personal-credential'],
      ['a name that may be anything’s', 'jane', terraform, 'iac', 'iac-tool'],
      ['a machine’s', 'github-actions', 'Boto3/1.26', 'automation', 'approved-principal'],
    ])('%s', (_, identity, userAgent, origin, rule) => {
      const change = record({ userIdentity: session(identity), userAgent });
      const { verdict } = verdictAfter([], change, policy);
      expect(verdict).toMatchObject({ origin, rule });
      if (identity.includes('@')) expect(verdict.restsOn).toBe('claimed');
    });

    it.each<[string, readonly Raw[], Raw, string]>([
      ['a person opened', [assumeRole(jane, 'ASIA1')], {}, 'iac-unapproved'],
      ['a build opened', byService, {}, 'iac'],
      ['a pipeline’s token opened', [], pipeline, 'iac'],
      [
        'a role opened that nobody approved',
        [assumeRole(role('a', 's'), 'ASIA1')],
        {},
        'iac-unapproved',
      ],
    ])('that is a person’s, of a session that %s', (_, sessions, given, origin) => {
      const userIdentity = session('jane@example.com', given);
      const change = record({ userIdentity, userAgent: terraform });
      expect(verdictAfter(sessions, change, policy).verdict.origin).toBe(origin);
    });

    it('says whose it is, and that CloudFormation was started by hand on it', () => {
      const userIdentity = session('jane@example.com');
      const byTool = verdictAfter([], record({ userIdentity, userAgent: terraform }), policy);
      expect(byTool.verdict.reason).toContain(
        'on a session that began with jane@example.com (sessionContext.sourceIdentity)',
      );
      const engine = 'cloudformation.amazonaws.com';
      const byEngine = record({
        userIdentity: { ...userIdentity, invokedBy: engine },
        ...{ userAgent: engine, sourceIPAddress: engine },
      });
      expect(verdictAfter([], byEngine, policy).verdict).toMatchObject({
        origin: 'iac-unapproved',
        rule: 'iac-engine',
      });
    });
  });

  it('that nobody is known to have opened is nobody’s', () => {
    const change = record({ userIdentity: on('ASIA2') });
    expect(verdictAfter([assumeRole(jane, 'ASIA1')], change).verdict.origin).toBe('unknown');
  });

  it('says the same once of all calls that were made alike with it', () => {
    const chain = new SessionChain();
    chain.learn(eventOf(assumeRole(jane, 'ASIA1')));
    const change = eventOf(record({ userIdentity: on('ASIA1') }));
    const first = chain.follow(change);
    const second = chain.follow({ ...change, id: 'another' });
    expect(second.id).toBe('another');
    expect(second.evidence).toBe(first.evidence);
    chain.learn(eventOf(assumeRole(user('jo'), 'ASIA3')));
    const other = chain.follow({ ...change, actor: { ...change.actor, credentialId: 'ASIA3' } });
    expect(other.actor.behind?.kind).toBe('user');
  });

  it('is followed through another role', () => {
    const { verdict } = verdictAfter(
      [assumeRole(on('ASIA1'), 'ASIA2'), assumeRole(jane, 'ASIA1')],
      record({ userIdentity: on('ASIA2') }),
    );
    expect(verdict.origin).toBe('manual');
  });

  it.each([
    ['ec2', 'automation', 'workload-credential'],
    ['lambda', 'automation', 'workload-credential'],
    ['ecs-tasks', 'automation', 'workload-credential'],
    ['pods.eks', 'automation', 'workload-credential'],
    ['codebuild', 'automation', 'pipeline-identity'],
    ['rds', 'unknown', 'undecided'],
  ])('that %s opened is %s', (service, origin, rule) => {
    const change = record({ userIdentity: on('ASIA1') });
    const opened = assumeRole(serviceIdentity(service), 'ASIA1');
    expect(verdictAfter([opened], change).verdict).toMatchObject({ origin, rule });
  });

  it('of a pipeline’s session is the pipeline’s', () => {
    const pipeline = role('first', 'run', {
      webIdFederationData: {
        federatedProvider:
          'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
    });
    const { verdict } = verdictAfter(
      [assumeRole(pipeline, 'ASIA1')],
      record({ userIdentity: on('ASIA1') }),
    );
    expect(verdict).toMatchObject({ origin: 'automation', tool: 'github-actions' });
  });
});

describe('an approved role', () => {
  const policy = { approvedPrincipals: ['*:role/deploy', '*:user/jenkins'] };
  const change = record({ userIdentity: on('ASIA1'), userAgent: terraform });

  it.each([
    ['nobody known', [], 'iac'],
    ['a person', [assumeRole(jane, 'ASIA1')], 'iac-unapproved'],
    ['an approved user', [assumeRole(user('jenkins'), 'ASIA1')], 'iac'],
    // A user’s key is as often a program’s: it does not take the approval away.
    ['another user', [assumeRole(user('jane'), 'ASIA1')], 'iac'],
  ])('assumed by %s', (_, sessions, origin) => {
    expect(verdictAfter(sessions, change, policy).verdict.origin).toBe(origin);
  });

  it('lends its approval to a role it assumes', () => {
    const other = record({ userIdentity: on('ASIA1', role('other', 's')) });
    const sessions = [assumeRole(user('jenkins'), 'ASIA1')];
    expect(verdictAfter(sessions, other, policy).verdict.origin).toBe('automation');
  });

  it.each<[string, Raw, Raw, string]>([
    ['on its own session', {}, {}, 'iac'],
    ['which nobody approved', { roleName: 'unknown' }, {}, 'iac-unapproved'],
    ['which a person began', {}, { sourceIdentity: 'jane@example.com' }, 'iac-unapproved'],
  ])('lends it to a role it assumes from a role, %s', (_, { roleName }, more, origin) => {
    const opener = { ...role(String(roleName ?? 'deploy'), 's'), accessKeyId: 'ASIA0' };
    const on2: Raw = { ...role('other', 's'), accessKeyId: 'ASIA1' };
    const named = { ...on2, sessionContext: { ...(on2['sessionContext'] as Raw), ...more } };
    const change = record({ userIdentity: named, userAgent: terraform });
    expect(verdictAfter([assumeRole(opener, 'ASIA1')], change, policy).verdict.origin).toBe(origin);
  });
});

describe('a root session handed out centrally', () => {
  const session = { ...root, accessKeyId: 'ASIA1', sessionContext: { assumedRoot: 'true' } };

  it('is root’s, and names who asked for it', () => {
    const { event, answer } = verdictAfter(
      [assumeRole(jane, 'ASIA1', { eventName: 'AssumeRoot' })],
      record({ userIdentity: session }),
    );
    expect(event.actor).toMatchObject({ kind: 'root', name: 'jane@example.com' });
    expect(answer).toMatchObject({ code: 'root-activity', severity: 'critical' });
  });

  it('says so in its evidence', () => {
    const [evidence] = eventOf(record({ userIdentity: session })).evidence;
    expect(evidence).toMatchObject({ field: 'sessionContext.assumedRoot', rank: 'asserted' });
  });
});

describe('what teaches nothing', () => {
  it.each([
    ['a call that failed', { errorCode: 'AccessDenied', responseElements: null }],
    ['another call to STS', { eventName: 'GetCallerIdentity' }],
    ['the same words from another service', { eventSource: 'ec2.amazonaws.com' }],
  ])('%s', (_, given) => {
    expect(eventOf(assumeRole(jane, 'ASIA1', given)).issued).toBeUndefined();
  });
});

describe('bounds', () => {
  it('credentials that name each other end', () => {
    const loop = [assumeRole(on('ASIA1'), 'ASIA2'), assumeRole(on('ASIA2'), 'ASIA1')];
    const { verdict } = verdictAfter(loop, record({ userIdentity: on('ASIA1') }));
    expect(verdict.origin).toBe('unknown');
  });

  it.each([1, 2, 3, 7])('the last %i sessions are remembered, and not all', (capacity) => {
    const chain = new SessionChain(capacity);
    const ids = Array.from({ length: 3 * capacity + 1 }, (_, n) => `ASIA${n}`);
    const isKnown = (id: string) => {
      const event = eventOf(record({ userIdentity: on(id) }));
      return chain.follow(event) !== event;
    };
    for (const [index, id] of ids.entries()) {
      chain.learn(eventOf(assumeRole(jane, id)));
      expect(ids.slice(Math.max(0, index + 1 - capacity), index + 1).every(isKnown)).toBe(true);
    }
    expect(ids.filter(isKnown).length).toBeLessThanOrEqual(2 * capacity);
  });

  it('law: the order in which sessions are learned does not matter', () => {
    const sessions = [
      assumeRole(jane, 'ASIA1'),
      assumeRole(on('ASIA1'), 'ASIA2'),
      assumeRole(on('ASIA2'), 'ASIA3'),
      // The other account’s copy of the first call knows no more than the account.
      assumeRole({ type: 'AWSAccount', principalId: 'AROA:s', accountId: '444455556666' }, 'ASIA1'),
    ];
    const change = record({ userIdentity: on('ASIA3') });
    const expected = verdictAfter(sessions, change);
    expect(expected.verdict.origin).toBe('manual');
    fc.assert(
      fc.property(fc.shuffledSubarray(sessions, { minLength: sessions.length }), (shuffled) => {
        expect(verdictAfter(shuffled, change)).toEqual(expected);
      }),
    );
  });
});
