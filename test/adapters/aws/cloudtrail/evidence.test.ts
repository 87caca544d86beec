import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../helpers/judged.ts';
import { identityCenter, type Raw, record, role, root, user } from '../../../helpers/record.ts';

const evidenceOf = (given: Raw) => eventOf(record(given)).evidence;
const fieldsFor = (signal: string, given: Raw) =>
  evidenceOf(given)
    .filter((item) => item.signal === signal)
    .map(({ field, value, rank }) => [field, value, rank]);

const ssoRole =
  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef';

describe('what shows that credentials are a person’s', () => {
  const { sessionContext: _, ...withoutIssuer } = identityCenter('jane@example.com');

  it.each([
    ['the role of Identity Center', identityCenter('jane'), 'sessionIssuer.arn', ssoRole],
    [
      'the same in a copy without its issuer',
      withoutIssuer,
      'userIdentity.arn',
      'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef',
    ],
    [
      'a role that Identity Center gave another name',
      role('Admin', 'jane', {}, 'aws-reserved/sso.amazonaws.com/eu-central-1/'),
      'sessionIssuer.arn',
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/Admin',
    ],
    [
      'a user in a copy without its type',
      { arn: 'arn:aws:iam::111122223333:user/jane' },
      'userIdentity.arn',
      'arn:aws:iam::111122223333:user/jane',
    ],
    [
      'a user whose type a service does not tell',
      { type: 'Unknown', arn: 'arn:aws:iam::111122223333:user/jane' },
      'userIdentity.type',
      'Unknown',
    ],
    [
      'root in a copy without its type',
      { arn: 'arn:aws:iam::111122223333:root' },
      'userIdentity.arn',
      'arn:aws:iam::111122223333:root',
    ],
    [
      'a federated user in a copy without its type',
      { arn: 'arn:aws:sts::111122223333:federated-user/jane' },
      'userIdentity.arn',
      'arn:aws:sts::111122223333:federated-user/jane',
    ],
    [
      'whom a role acts for',
      { ...role('app', 's'), onBehalfOf: { userId: 'u-1', identityStoreArn: 'arn:x' } },
      'userIdentity.onBehalfOf',
      'u-1',
    ],
    ['a user', user('jane'), 'userIdentity.type', 'IAMUser'],
    ['root', root, 'userIdentity.type', 'Root'],
    [
      'root, handed out centrally',
      { ...root, sessionContext: { assumedRoot: 'true' } },
      'sessionContext.assumedRoot',
      'true',
    ],
  ])('%s', (_name, userIdentity, field, value) => {
    expect(fieldsFor('person-credential', { userIdentity })).toEqual([[field, value, 'asserted']]);
  });

  it('the source identity is what a caller once wrote: a claim', () => {
    const userIdentity = role('app', 's', { sourceIdentity: 'jane' });
    expect(fieldsFor('person-credential', { userIdentity })).toEqual([
      ['sessionContext.sourceIdentity', 'jane', 'claimed'],
    ]);
  });

  it.each([
    ['an ordinary role', role('app', 's')],
    [
      'a role in a table, which has a field for the person it acts for, and empty',
      { ...role('app', 's'), onBehalfOf: { userId: null, identityStoreArn: null } },
    ],
    [
      'a role whose source identity is the word for nothing',
      role('app', 's', { sourceIdentity: 'None' }),
    ],
    ['a role whose path only looks like Identity Center’s', role('app', 's', {}, 'sso/')],
    ['a role in a copy without its type', { arn: role('app', 's')['arn'] }],
    ['a user of whom neither the type nor the ARN tells', { type: 'Unknown', arn: '' }],
    ['an ARN of something else', { arn: 'arn:aws:iam::111122223333:role/user/jane' }],
  ])('nothing does for %s', (_, userIdentity) => {
    expect(fieldsFor('person-credential', { userIdentity })).toEqual([]);
  });
});

describe('what shows that credentials are a workload’s', () => {
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:orders';

  it.each([
    [
      'a function',
      { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: arn },
      ['function', arn],
    ],
    ['a task', { issuerType: 'AWS::ECS::Task' }, ['container', 'AWS::ECS::Task']],
    ['an instance', { issuerType: 'AWS::EC2::Instance' }, ['instance', 'AWS::EC2::Instance']],
    ['what else runs', { sourceArn: arn }, ['workload', arn]],
  ])('inScopeOf names %s', (_, inScopeOf, expected) => {
    const { actor, evidence } = eventOf(
      record({ userIdentity: { ...role('app', 's'), inScopeOf } }),
    );
    const [found] = evidence.filter(({ signal }) => signal === 'workload-credential');
    expect([found?.detail, found?.value]).toEqual(expected);
    expect(actor.kind).toBe('workload');
  });

  it.each([
    ['is empty', { inScopeOf: {} }],
    ['is empty in a table', { inScopeOf: { issuerType: null, credentialsIssuedTo: null } }],
    ['holds words for nothing', { inScopeOf: { issuerType: '-', sourceArn: 'null' } }],
    ['is a text', { inScopeOf: arn }],
  ])('nothing where inScopeOf %s', (_, more) => {
    const { actor, evidence } = eventOf(record({ userIdentity: { ...role('app', 's'), ...more } }));
    expect(evidence.filter(({ signal }) => signal === 'workload-credential')).toEqual([]);
    expect(actor.kind).toBe('role');
  });

  it.each([
    ['2.0', 'workload'],
    ['null', 'role'],
  ])('delivered in the way %s: %s', (ec2RoleDelivery, kind) => {
    expect(
      eventOf(record({ userIdentity: role('app', 's', { ec2RoleDelivery }) })).actor.kind,
    ).toBe(kind);
  });
});

describe('an agent', () => {
  const agents = (userAgent: string) =>
    evidenceOf({ userIdentity: role('app', 's'), userAgent }).filter(
      ({ field }) => field === 'userAgent',
    );

  it.each([
    'userAgent',
    'user agent',
    '[userAgent]',
    '`user agent`',
    '{{user agent}}',
    'EXAMPLE-userAgent',
    'example-user-agent-string',
    'Some user agent info here',
    '<agent-description>',
    '...',
    '[ ]',
    '`[]`',
    '***',
    'REDACTED',
  ])('that only stands in the place of one says nothing: %s', (userAgent) => {
    expect(agents(userAgent)).toEqual([]);
  });

  it.each([
    'my-user-agent/1.0',
    '<their agent, Boto3/1.35.54>',
    'agent',
    'user',
    'orders',
    '[aws-cli/2.18.17]',
  ])('that somebody chose says what it says: %s', (userAgent) =>
    expect(agents(userAgent)).toHaveLength(1),
  );
});

describe('“AWS Internal” is', () => {
  const internal = { ...user('jane'), invokedBy: 'AWS Internal' };
  const asserted = (given: Raw) =>
    evidenceOf({ userIdentity: internal, userAgent: 'AWS Internal', ...given })[0]?.signal;

  it.each([
    ['the console with a person’s address', {}, 'console'],
    [
      'the console with its flag',
      { sourceIPAddress: 'AWS Internal', sessionCredentialFromConsole: true },
      'console',
    ],
    [
      'a service that uses a key for what a person does at the console',
      {
        eventSource: 'kms.amazonaws.com',
        eventName: 'GenerateDataKey',
        sourceIPAddress: 'AWS Internal',
        sessionCredentialFromConsole: true,
      },
      'service',
    ],
    ['a service otherwise', { sourceIPAddress: 'AWS Internal' }, 'service'],
    ['a service without an address', { sourceIPAddress: undefined }, 'service'],
    [
      'a service with a client and an address of its own',
      { userAgent: '[aws-internal/3]' },
      'service',
    ],
    [
      'the console of S3, which has such a client too',
      { userAgent: '[S3Console/0.4, aws-internal/3]' },
      'console',
    ],
    ['the same, the other way round', { userAgent: '[aws-internal/3, S3Console/0.4]' }, 'console'],
  ])('%s', (_, given, signal) => expect(asserted(given)).toBe(signal));

  it.each([
    ['of the console with its mark', true, 'console'],
    ['of a service without', undefined, 'service'],
  ])('an agent %s, from AWS’s own address', (_, sessionCredentialFromConsole, signal) => {
    const [claimed] = evidenceOf({
      userAgent: 'AWS Internal',
      sourceIPAddress: 'AWS Internal',
      sessionCredentialFromConsole,
    }).filter(({ field }) => field === 'userAgent');
    expect(claimed?.signal).toBe(signal);
  });

  it('no proof of a service where it is only the address: programs are seen with it too', () => {
    const given = {
      userIdentity: role('app', 's'),
      userAgent: 'python-requests/2.32.3',
      sourceIPAddress: 'AWS Internal',
    };
    expect(evidenceOf(given).filter(({ rank }) => rank === 'asserted')).toEqual([]);
  });
});

describe('an invoker', () => {
  const asserted = (invokedBy: unknown) =>
    evidenceOf({ userIdentity: { ...role('app', 's'), invokedBy } })
      .filter(({ field }) => field === 'userIdentity.invokedBy')
      .map(({ signal, detail }) => [signal, detail]);

  it.each([
    ['a service', 'autoscaling.amazonaws.com', [['service', 'autoscaling']]],
    ['the console', 'signin.amazonaws.com', [['console', 'signin']]],
    ['the console in China', 'signin.amazonaws.cn', [['console', 'signin']]],
    ['the console in China, longer', 'signin.amazonaws.com.cn', [['console', 'signin']]],
    ['the console in Europe’s own cloud', 'signin.amazonaws.eu', [['console', 'signin']]],
    ['a service there', 'rds.cloud.adc-e.uk', [['service', 'rds']]],
    [
      'CloudFormation where there is no internet',
      'cloudformation.csp.hci.ic.gov',
      [['iac-engine', 'cloudformation']],
    ],
    [
      'a service called like it',
      'cloudformation.rds.amazonaws.com',
      [['service', 'cloudformation.rds']],
    ],
    ['the console under another domain', 'signin.example.test', [['console', 'signin']]],
    ['a word in the place of a name', 'test', []],
    ['what only passes on an assistant’s calls', 'aws-mcp.amazonaws.com', []],
    ['a service of such a name', 'signin.rds.amazonaws.com', [['service', 'signin.rds']]],
    ['blanked out', 'XXXXXXXX', []],
    ['redacted', '{REDACTED}', []],
    ['the word for nothing', 'null', []],
  ])('%s', (_, invokedBy, expected) => expect(asserted(invokedBy)).toEqual(expected));
});

describe('odd records', () => {
  const signIn = {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: undefined,
    userAgent: 'curl/8.0',
    userIdentity: user('jane'),
  };

  it('a sign-in without its type is the console’s', () => {
    expect(fieldsFor('console', signIn)).toEqual([
      ['eventSource', 'signin.amazonaws.com', 'asserted'],
    ]);
  });

  it.each([
    ['a failed sign-in', { ...signIn, responseElements: { ConsoleLogin: 'Failure' } }, 'failed'],
    ['no user', { userIdentity: undefined }, 'succeeded'],
    ['no address and no agent', { sourceIPAddress: undefined, userAgent: undefined }, 'succeeded'],
    ['an empty error', { errorCode: '', errorMessage: null }, 'succeeded'],
    ['a null error', { errorCode: null }, 'succeeded'],
  ])('%s', (_, given, outcome) => {
    expect(eventOf(record(given)).outcome.kind).toBe(outcome);
  });

  it('readOnly as the word false is no read', () => {
    expect(eventOf(record({ readOnly: 'false' })).effect).toBe('configuration');
  });
});
