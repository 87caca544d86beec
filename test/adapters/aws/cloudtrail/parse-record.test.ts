import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { eventOf } from '../../../helpers/judged.ts';
import {
  account,
  identityCenter,
  type Raw,
  record,
  role,
  root,
  user,
} from '../../../helpers/record.ts';

const where = { source: 'a.json', place: 'record 3' };
const faultOf = (raw: unknown) => parseRecord(raw, where).fault;

describe('a record', () => {
  it('becomes an event in our words', () => {
    expect(eventOf(record())).toMatchObject({
      id: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01',
      provider: 'aws',
      at: '2026-11-03T14:12:09Z',
      account: '111122223333',
      region: 'eu-central-1',
      service: 'ec2',
      action: 'CreateSecurityGroup',
      effect: 'configuration',
      risks: [],
      outcome: { kind: 'succeeded' },
      actor: {
        kind: 'role',
        principal: 'arn:aws:iam::111122223333:role/platform',
        name: 'platform/deploy',
        session: 'deploy',
        account: '111122223333',
        credentialId: 'ASIAEXAMPLEKEY000001',
      },
      resources: expect.arrayContaining([
        { id: 'vpc-0a1b2c3d4e5f60718' },
        { id: 'sg-0123456789abcdef0' },
      ]),
      evidence: [
        {
          signal: 'sdk',
          rank: 'claimed',
          detail: 'boto3',
          field: 'userAgent',
          value: 'Boto3/1.35.54 md/Botocore#1.35.54 ua/2.0 os/linux#6.8.0 lang/python#3.12.6',
        },
      ],
      sourceAddress: '203.0.113.7',
    });
  });
});

describe('the time', () => {
  it.each([
    ['2026-11-03T14:12:09Z', '2026-11-03T14:12:09Z'],
    ['2026-11-03T14:12:09.000Z', '2026-11-03T14:12:09Z'],
    ['2026-11-03T14:12:09.120Z', '2026-11-03T14:12:09.120Z'],
    ['2026-11-03T14:12:09+02:00', '2026-11-03T12:12:09Z'],
    ['2026-11-03T14:12:09+0200', '2026-11-03T12:12:09Z'],
    ['2026-11-03 14:12:09', '2026-11-03T14:12:09Z'],
    ['2026-11-03T14:12', '2026-11-03T14:12:00Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59Z'],
  ])('%s is %s', (eventTime, at) => {
    expect(eventOf(record({ eventTime })).at).toBe(at);
  });

  it.each([
    '2024-02-30T10:00:00Z',
    '2024-02-30T10:00:00+02:00',
    '2023-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-03T25:00:00Z',
    '2026-11-03',
    'yesterday',
    '1730642400',
    '2026-11-03T14:12:09Z; drop table',
  ])('%s is none', (eventTime) => {
    expect(faultOf(record({ eventTime }))).toEqual({
      ...where,
      code: 'bad-value',
      field: 'eventTime',
      value: eventTime,
      message: expect.stringMatching(/^[a-z].*[^.]$/),
    });
  });
});

describe('what is no record', () => {
  it.each<[unknown, string, string | undefined]>([
    ['text', 'not-a-record', undefined],
    [42, 'not-a-record', undefined],
    [null, 'not-a-record', undefined],
    [undefined, 'not-a-record', undefined],
    [[], 'not-a-record', undefined],
    [{}, 'not-a-record', undefined],
    [{ hello: 'world' }, 'not-a-record', undefined],
    [record({ eventTime: undefined }), 'missing-field', 'eventTime'],
    [record({ eventSource: '' }), 'missing-field', 'eventSource'],
    [record({ eventName: 7 }), 'missing-field', 'eventName'],
    [{ awsDigestEndTime: '2026-11-03T14:12:09Z', digestS3Bucket: 'b' }, 'not-a-record', undefined],
  ])('%o: %s', (raw, code, field) => {
    const fault = faultOf(raw);
    expect(fault).toMatchObject({ ...where, code });
    expect(fault?.field).toBe(field);
  });

  it('is shown, but no more than 200 characters of it', () => {
    expect(faultOf({ hello: 'x'.repeat(10_000) })?.value).toHaveLength(200);
  });

  it('has a time that a sample may have blanked out', () => {
    const sample = record({ eventTime: 'redacted' });
    expect(parseRecord(sample, where, { gaps: 'accepted' }).event?.at).toBe('unknown');
  });

  it('has gaps that a sample may have', () => {
    const sample = record({ eventTime: undefined, eventSource: undefined });
    expect(parseRecord(sample, where, { gaps: 'accepted' }).event).toMatchObject({
      at: 'unknown',
      service: 'unknown',
      action: 'CreateSecurityGroup',
    });
    expect(parseRecord({}, where, { gaps: 'accepted' }).fault).toMatchObject({
      code: 'not-a-record',
    });
  });
});

describe('any value in any field', () => {
  const fields = Object.keys(record());
  const identity = fc.record(
    {
      type: fc.oneof(
        fc.constantFrom('AssumedRole', 'IAMUser', 'Root', 'constructor'),
        fc.jsonValue(),
      ),
      arn: fc.jsonValue(),
      principalId: fc.jsonValue(),
      invokedBy: fc.jsonValue(),
      inScopeOf: fc.jsonValue(),
      onBehalfOf: fc.jsonValue(),
      sessionContext: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom(
            'sessionIssuer',
            'webIdFederationData',
            'sourceIdentity',
            'ec2RoleDelivery',
          ),
          fc.oneof(fc.jsonValue(), fc.constant({ toString: 1, valueOf: 1 })),
        ),
      ),
    },
    { requiredKeys: [] },
  );

  it('gives an event or a fault, and never throws', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fields, '__proto__'), anything),
        fc.option(identity, { nil: undefined }),
        (given, userIdentity) => {
          const raw = record({ ...given, ...(userIdentity && { userIdentity }) });
          const { event, fault } = parseRecord(raw, where, { gaps: 'accepted' });
          expect((event === undefined) !== (fault === undefined)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('survives nesting deeper than the stack', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(faultOf({ deep })).toMatchObject({ code: 'not-a-record' });
    expect(faultOf(record({ eventTime: deep }))).toMatchObject({ code: 'missing-field' });
    const event = eventOf(
      record({ requestParameters: { deep }, eventID: undefined, userIdentity: { deep } }),
    );
    expect(event.id).toMatch(/^no-event-id:[0-9a-f]{24}$/);
  });
});

describe('the actor', () => {
  const actorOf = (userIdentity: unknown) => eventOf(record({ userIdentity })).actor;

  it.each<[string, unknown, Raw]>([
    ['root', root, { kind: 'root', name: 'root', principal: 'arn:aws:iam::111122223333:root' }],
    [
      'an IAM user',
      user('jane'),
      { kind: 'user', name: 'jane', principal: 'arn:aws:iam::111122223333:user/jane' },
    ],
    [
      'a person of Identity Center',
      identityCenter('jane@example.com'),
      {
        kind: 'person',
        name: 'jane@example.com',
        principal:
          'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef',
      },
    ],
    ['a role', role('platform', 'x'), { kind: 'role', name: 'platform/x' }],
    ['a role of an instance', role('web', 'i-1', { ec2RoleDelivery: '2.0' }), { kind: 'workload' }],
    [
      'a service-linked role',
      role('AWSServiceRoleForECS', 'x', {}, 'aws-service-role/ecs.amazonaws.com/'),
      { kind: 'service' },
    ],
    [
      'a service',
      { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' },
      {
        kind: 'service',
        name: 'autoscaling.amazonaws.com',
        principal: 'autoscaling.amazonaws.com',
      },
    ],
    ['a bare string', 'someone', { kind: 'unknown', name: 'someone', principal: 'someone' }],
    ['nothing', undefined, { kind: 'unknown', name: 'unknown', principal: 'unknown' }],
    [
      'an unknown type',
      { type: 'Martian', userName: 'm' },
      { kind: 'unknown', name: 'm', principal: 'm' },
    ],
    [
      'a role in China without sessionIssuer',
      { type: 'AssumedRole', arn: 'arn:aws-cn:sts::111122223333:assumed-role/deploy/run' },
      { kind: 'role', principal: 'arn:aws-cn:iam::111122223333:role/deploy', session: 'run' },
    ],
  ])('%s', (_, identity, actor) => expect(actorOf(identity)).toMatchObject(actor));

  it('is never named after its session in what policies match', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w+=,.@-]{2,64}$/), fc.boolean(), (session, withIssuer) => {
        const identity = withIssuer
          ? role('platform', session)
          : { ...role('platform', session), sessionContext: {} };
        expect(actorOf(identity).principal).toBe('arn:aws:iam::111122223333:role/platform');
      }),
    );
  });
});

describe('the resources', () => {
  const resourcesOf = (given: Raw) =>
    eventOf(record({ responseElements: null, ...given })).resources;

  it('come from CloudTrail’s own list first', () => {
    expect(
      resourcesOf({
        resources: [{ ARN: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket', accountId: '1' }, 'junk', {}],
        requestParameters: { bucketName: 'b' },
      }),
    ).toEqual([{ id: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket' }, { id: 'b' }]);
  });

  it('come from lists in the request, each once, at most 20', () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ instanceId: `i-${index % 30}` }));
    const found = resourcesOf({ requestParameters: { instancesSet: { items } } });
    expect(found).toHaveLength(20);
    expect(new Set(found.map(({ id }) => id)).size).toBe(20);
  });

  it('come from lists of ids, called as one of them is', () => {
    const requestParameters = { instanceIds: ['i-1', 'i-2'], targets: ['t'] };
    expect(resourcesOf({ requestParameters })).toEqual([{ id: 'i-1' }, { id: 'i-2' }]);
  });

  it('are those called as what the action is about, where nothing else tells what it changed', () => {
    const requestParameters = { pentestName: 'web', scope: 'all', pentestPlan: 'p' };
    const responseElements = { pentest: { pentestId: 'pt-1' } };
    const call = { eventSource: 'securityagent.amazonaws.com', requestParameters };
    const created = { ...call, eventName: 'CreatePentest', responseElements };
    expect(resourcesOf(created)).toEqual([{ id: 'web' }, { id: 'pt-1' }]);
    expect(resourcesOf({ ...call, eventName: 'CreateScan' })).toEqual([]);
    const keyed = { requestParameters: { vaultKeyId: 'k', vaultKeyName: 'n' } };
    expect(resourcesOf({ ...call, eventName: 'CreateVaultKey', ...keyed })).toEqual([]);
  });

  it('are those called as what the thing is a part of, and what is only called an id', () => {
    const of = (eventName: string, requestParameters: Raw) =>
      resourcesOf({ eventSource: 'lex.amazonaws.com', eventName, requestParameters });
    expect(of('CreateBotVersion', { botId: 'b-1', localeId: 'en_US' })).toEqual([{ id: 'b-1' }]);
    expect(of('UpdateChannel', { id: 'news', settings: { id: 'x' } })).toEqual([{ id: 'news' }]);
    expect(of('UpdateChannel', { channelSettings: { id: 'x' } })).toEqual([]);
  });

  it('are nothing that CloudTrail hides, and no tags', () => {
    const requestParameters = {
      name: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      groupName: '***',
      resourceGroupTags: [{ name: 'web' }],
    };
    expect(resourcesOf({ eventName: 'CreateOrder', requestParameters })).toEqual([]);
    expect(resourcesOf({ eventName: 'CreateOrder', requestParameters: { name: '*' } })).toEqual([
      { id: '*' },
    ]);
  });

  it('are what the call changed, where no field that names resources has it', () => {
    const created = { eventSource: 'sqs.amazonaws.com', eventName: 'CreateQueue' };
    const requestParameters = { queueName: 'orders', kmsMasterKeyId: 'k' };
    expect(resourcesOf({ ...created, requestParameters })).toEqual([{ id: 'orders' }]);
    expect(
      resourcesOf({
        eventSource: 'ecs.amazonaws.com',
        eventName: 'UpdateService',
        requestParameters: { service: 'api', cluster: 'shop' },
      }),
    ).toEqual([{ id: 'shop/api' }, { id: 'shop' }]);
  });

  it('are no states of instances, and no zones', () => {
    const currentState = { code: 64, name: 'stopping' };
    const responseElements = {
      instancesSet: { items: [{ instanceId: 'i-1', currentState }] },
      availabilityZones: [{ name: 'eu-central-1a' }],
    };
    expect(
      resourcesOf({ eventName: 'StopInstances', requestParameters: null, responseElements }),
    ).toEqual([{ id: 'i-1' }]);
  });

  it('are no zones of a subnet or of a name that the provider gave', () => {
    const responseElements = {
      dBInstanceIdentifier: 'orders',
      endpoint: { address: 'orders.example.com', port: 5432, hostedZoneId: 'Z0PROVIDER' },
      dBSubnetGroup: {
        vpcId: 'vpc-1',
        subnets: [{ subnetAvailabilityZone: { name: 'eu-central-1a' } }],
      },
    };
    const requestParameters = { dBInstanceIdentifier: 'orders' };
    const rds = { eventSource: 'rds.amazonaws.com', eventName: 'ModifyDBInstance' };
    expect(resourcesOf({ ...rds, requestParameters, responseElements })).toEqual([
      { id: 'orders' },
      { id: 'vpc-1' },
    ]);
    const dns = { eventSource: 'route53.amazonaws.com', eventName: 'DeleteHostedZone' };
    expect(resourcesOf({ ...dns, requestParameters: { hostedZoneId: 'Z0OWN' } })).toEqual([
      { id: 'Z0OWN' },
    ]);
  });

  it('are neither tags nor texts without end', () => {
    const requestParameters = {
      name: 'x'.repeat(5000),
      tags: [{ key: 'Name', value: 'v' }],
      TagSet: { name: 'n' },
    };
    expect(resourcesOf({ requestParameters })).toEqual([]);
  });

  it('are no groups of people that something is shared with', () => {
    const createVolumePermission = { add: { items: [{ group: 'all' }] } };
    const requestParameters = { snapshotId: 'snap-1', createVolumePermission, groupId: 'sg-1' };
    expect(resourcesOf({ requestParameters })).toEqual([{ id: 'sg-1' }, { id: 'snap-1' }]);
  });
});

describe('a key of KMS that was called by an alias', () => {
  const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const off = (keyId: string, resources: readonly Raw[]) =>
    eventOf(
      record({
        eventSource: 'kms.amazonaws.com',
        eventName: 'DisableKeyRotation',
        requestParameters: { keyId },
        responseElements: null,
        resources,
      }),
    ).subjectKeys;
  const key = '111122223333:eu-central-1:kms/key/1234abcd-12ab-34cd-56ef-1234567890ab';

  it('is the one that the record lists', () => {
    const listed = [{ accountId: account, type: 'AWS::KMS::Key', ARN }];
    expect(off('alias/shop', listed)).toEqual([key]);
    expect(off('arn:aws:kms:eu-central-1:111122223333:alias/shop', listed)).toEqual([key]);
    expect(off('1234abcd-12ab-34cd-56ef-1234567890ab', [])).toEqual([key]);
  });

  it('is not known where none is listed', () => {
    expect(off('alias/shop', [])).toBeUndefined();
  });
});

describe('the outcome', () => {
  it.each<[string, Raw, Raw]>([
    ['success', {}, { kind: 'succeeded' }],
    ['an error', { errorCode: 'AccessDenied' }, { kind: 'failed', code: 'AccessDenied' }],
    ['an error without code', { errorMessage: 'no' }, { kind: 'failed' }],
    ['a dry run', { errorCode: 'Client.DryRunOperation' }, { kind: 'dry-run' }],
    ['a dry run of KMS', { errorCode: 'DryRunOperationException' }, { kind: 'dry-run' }],
    [
      'a dry run that ends well',
      {
        eventSource: 'lambda.amazonaws.com',
        eventName: 'UpdateFunctionCode20150331v2',
        requestParameters: { dryRun: 'true' },
      },
      { kind: 'dry-run' },
    ],
    [
      'none: it was not asked for',
      {
        eventSource: 'lambda.amazonaws.com',
        eventName: 'UpdateFunctionCode20150331v2',
        requestParameters: { dryRun: 'false' },
      },
      { kind: 'succeeded' },
    ],
    [
      'none: the call takes no such word',
      {
        eventSource: 'iam.amazonaws.com',
        eventName: 'CreateUser',
        requestParameters: { dryRun: true },
      },
      { kind: 'succeeded' },
    ],
    ['a failed sign-in', { responseElements: { ConsoleLogin: 'Failure' } }, { kind: 'failed' }],
    ['an empty error', { errorCode: '' }, { kind: 'succeeded' }],
  ])('%s', (_, given, outcome) => {
    expect(eventOf(record(given)).outcome).toMatchObject(outcome);
  });
});

describe('names', () => {
  it.each([
    ['monitoring.amazonaws.com', 'PutMetricAlarm', 'cloudwatch', 'PutMetricAlarm'],
    ['LAMBDA.amazonaws.com', 'CreateFunction20150331', 'lambda', 'CreateFunction'],
    ['lambda.amazonaws.com', 'AddPermission20150331v2', 'lambda', 'AddPermission'],
    [
      'cloudfront.amazonaws.com',
      'CreateDistribution2020_05_31',
      'cloudfront',
      'CreateDistribution',
    ],
    ['ec2.amazonaws.com.cn', 'CreateVpc', 'ec2', 'CreateVpc'],
    ['identitystore-scim.amazonaws.com', 'CreateUser', 'identitystore', 'CreateUser'],
    ['x.aws.internal', '20150331', 'x', '20150331'],
    ['ec2.amazonaws.eu', 'CreateVpc', 'ec2', 'CreateVpc'],
    ['ec2.c2s.ic.gov', 'CreateVpc', 'ec2', 'CreateVpc'],
    ['rds.amazonaws.com', 'CreateDBInstance2099', 'rds', 'CreateDBInstance2099'],
  ])('%s %s', (eventSource, eventName, service, action) => {
    expect(eventOf(record({ eventSource, eventName }))).toMatchObject({ service, action });
  });
});

describe('a copy in lower case', () => {
  const lower = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lower(inner)]),
        )
      : value;
  const whole = record({ sessionCredentialFromConsole: 'true' });

  it('is read as the record itself', () => {
    const { requestParameters, ...rest } = whole;
    const copy = { ...(lower(rest) as Raw), requestparameters: JSON.stringify(requestParameters) };
    expect(eventOf(copy)).toEqual(
      eventOf({ ...whole, responseElements: { groupid: 'sg-0123456789abcdef0' } }),
    );
  });

  it('may be so in its identity alone', () => {
    const invoked = { ...role('deploy', 'x'), invokedBy: 'cloudformation.amazonaws.com' };
    const copy = record({ userIdentity: lower(invoked) });
    expect(eventOf(copy)).toEqual(eventOf(record({ userIdentity: invoked })));
  });

  it('may be so in part', () => {
    const { userAgent, sourceIPAddress, eventID, ...rest } = whole;
    const copy = {
      ...rest,
      useragent: userAgent,
      sourceIpAddress: sourceIPAddress,
      eventId: eventID,
    };
    expect(eventOf(copy)).toEqual(eventOf(whole));
  });

  it('may have a field in both spellings, of which its own counts', () => {
    const { userAgent, ...rest } = whole;
    const copy = { ...rest, useragent: userAgent, eventname: 'DeleteVpc' };
    expect(eventOf(copy)).toEqual(eventOf(whole));
  });

  it('may show its identity as the text of a struct', () => {
    const { userIdentity, requestParameters, responseElements, ...rest } = whole;
    const shown = (value: unknown): string =>
      typeof value === 'object' && value !== null
        ? `{${Object.entries(value)
            .map(([name, inner]) => `${name.toLowerCase()}=${shown(inner)}`)
            .join(', ')}}`
        : String(value);
    const copy = { ...(lower(rest) as Raw), useridentity: shown(userIdentity) };
    expect(eventOf(copy)).toMatchObject({
      actor: eventOf(whole).actor,
      evidence: eventOf(whole).evidence,
    });
  });

  it('keeps an identity that is no struct as the text it is', () => {
    const copy = { ...(lower(whole) as Raw), useridentity: '{type=IAMUser' };
    expect(eventOf(copy).actor).toMatchObject({ kind: 'unknown', principal: '{type=IAMUser' });
  });

  it('does not win over a record that has a field of such a name besides', () => {
    const odd = record({ userIdentity: { ...role('deploy', 'x'), extra: { accountid: 'a' } } });
    expect(eventOf(odd).actor).toEqual(
      eventOf(record({ userIdentity: role('deploy', 'x') })).actor,
    );
  });
});

describe.each([
  ['with underscores', (name: string) => name.replace(/[A-Z]+/g, (it) => `_${it.toLowerCase()}`)],
  ['in Pascal case', (name: string) => name.replace(/^./, (it) => it.toUpperCase())],
])('a copy %s', (_, spell) => {
  const respelt = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [spell(name), respelt(inner)]),
        )
      : value;
  const { requestParameters, responseElements, ...whole } = record({
    userIdentity: { ...identityCenter('jane'), invokedBy: 'autoscaling.amazonaws.com' },
  });
  const asked = { requestParameters, responseElements };

  it('is read as the record itself', () => {
    const copy = {
      ...(respelt(whole) as Raw),
      ...Object.fromEntries(Object.entries(asked).map(([name, it]) => [spell(name), it])),
    };
    expect(eventOf(copy)).toEqual(eventOf({ ...whole, ...asked }));
  });

  it('is left alone where the record names itself', () => {
    const both = { ...whole, [spell('eventName')]: 'DeleteVpc', [spell('userAgent')]: 'aws-cli/2' };
    expect(eventOf(both)).toEqual(eventOf(whole));
  });
});

describe('the mark of the console', () => {
  const marked = (session: Raw) =>
    eventOf(
      record({ userIdentity: role('app', 's', session), userAgent: 'AWS Internal' }),
    ).evidence.some(({ rank, signal }) => rank === 'asserted' && signal === 'console');
  const sessionCredentialFromConsole = 'true';

  it.each([
    ['with the session', { sessionCredentialFromConsole }],
    ['with its attributes', { attributes: { sessionCredentialFromConsole } }],
  ])('may stand %s', (_, session) => expect(marked(session)).toBe(true));

  it.each([
    ['says no there', { attributes: { sessionCredentialFromConsole: 'false' } }],
    ['stands elsewhere', { sessionIssuer: { sessionCredentialFromConsole } }],
  ])('is none where it %s', (_, session) => expect(marked(session)).toBe(false));
});

describe('objects that a copy holds as text', () => {
  const whole = record({ userIdentity: identityCenter('jane') });
  const text = (...names: string[]): Raw =>
    Object.fromEntries(names.map((name) => [name, JSON.stringify(whole[name])]));

  it('are opened', () => {
    const copy = {
      ...whole,
      ...text('userIdentity', 'requestParameters', 'responseElements'),
    };
    expect(eventOf(copy)).toEqual(eventOf(whole));
  });

  it.each([
    ['no JSON', '{"type":'],
    ['a list', '["AssumedRole"]'],
  ])('are kept when they are %s', (_, userIdentity) => {
    expect(eventOf({ ...whole, userIdentity }).actor).toMatchObject({
      kind: 'unknown',
      principal: userIdentity,
    });
  });

  it('an ARN alone tells the principal', () => {
    const userIdentity = `arn:aws:iam::${account}:user/jane`;
    expect(eventOf({ ...whole, userIdentity }).actor).toEqual({
      kind: 'user',
      principal: userIdentity,
      name: 'jane',
    });
  });

  it('a word for nothing tells none', () => {
    expect(eventOf({ ...whole, userIdentity: 'null' }).actor.principal).toBe('unknown');
  });
});

describe('the time of a copy', () => {
  const { eventTime: _, ...timeless } = record();

  it.each(['@timestamp', 'timestamp', '_time', 'TimeGenerated'])('may be called %s', (field) => {
    expect(eventOf({ ...timeless, [field]: '2026-11-03T14:12:09.000Z' }).at).toBe(
      '2026-11-03T14:12:09Z',
    );
  });

  it('is that of the event where both are told', () => {
    expect(eventOf({ ...record(), '@timestamp': '2026-11-03T15:00:00Z' }).at).toBe(
      '2026-11-03T14:12:09Z',
    );
  });

  it('is not guessed from a number', () => {
    expect(parseRecord({ ...timeless, timestamp: 1 }, { source: 's' }).fault?.field).toBe(
      'eventTime',
    );
  });
});

describe('a row of a table', () => {
  const words = 'type principalid arn accountid invokedby accesskeyid username';
  const nothing = (names: string, nil: unknown) =>
    Object.fromEntries(names.split(' ').map((name) => [name, nil]));
  const row = (nil: unknown): Raw => ({
    eventtime: '2026-11-03T14:12:09Z',
    eventsource: 'sqs.amazonaws.com',
    eventname: 'CreateQueue',
    awsregion: 'eu-central-1',
    useragent: 'Boto3/1.35.54',
    ...nothing('errorcode errormessage recipientaccountid sessioncredentialfromconsole', nil),
    useridentity: {
      ...nothing(words, nil),
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/app/s',
      accountid: '111122223333',
      onbehalfof: nothing('userid identitystorearn', nil),
      inscopeof: nothing('sourcearn sourceaccount issuertype credentialsissuedto', nil),
      sessioncontext: {
        ...nothing('ec2roledelivery sourceidentity', nil),
        webidfederationdata: nothing('federatedprovider', nil),
        sessionissuer: {
          ...nothing('type principalid arn accountid username', nil),
          arn: 'arn:aws:iam::111122223333:role/app',
        },
      },
    },
  });

  it.each([[null], [''], ['null'], ['None'], ['-']])(
    'says nothing in the fields that every row has: %j',
    (nil) => {
      const { account, actor, evidence, outcome } = eventOf(row(nil));
      expect(account).toBe('111122223333');
      expect(actor).toEqual({
        kind: 'role',
        principal: 'arn:aws:iam::111122223333:role/app',
        name: 'app/s',
        session: 's',
        account: '111122223333',
      });
      expect(evidence.map(({ field }) => field)).toEqual(['userAgent']);
      expect(outcome).toEqual({ kind: 'succeeded' });
    },
  );

  it('says in them what it has', () => {
    const { useridentity, ...rest } = row(null);
    const inscopeof = { issuertype: 'AWS::Lambda::Function' };
    const { actor } = eventOf({ ...rest, useridentity: { ...(useridentity as Raw), inscopeof } });
    expect(actor.kind).toBe('workload');
    const onbehalfof = { userid: 'u-1' };
    const other = eventOf({ ...rest, useridentity: { ...(useridentity as Raw), onbehalfof } });
    expect(other.actor.kind).toBe('person');
  });
});

describe('a copy in a table without nesting', () => {
  it('has whatever CloudTrail says of the session', () => {
    const { userIdentity: _, ...rest } = record();
    const flat = {
      userIdentity_type: 'AssumedRole',
      userIdentity_arn: 'arn:aws:sts::111122223333:assumed-role/app/i-1',
      userIdentity_sessionContext_ec2RoleDelivery: '2.0',
    };
    expect(eventOf({ ...rest, ...flat }).actor.kind).toBe('workload');
    const scope = { ...flat, userIdentity_sessionContext_ec2RoleDelivery: '' };
    expect(eventOf({ ...rest, ...scope }).actor.kind).toBe('role');
    const named = { ...scope, userIdentity_inScopeOf_issuerType: 'AWS::ECS::Task' };
    expect(eventOf({ ...rest, ...named }).actor.kind).toBe('workload');
  });

  const { userIdentity, ...rest } = record({
    userIdentity: identityCenter('jane'),
    sessionCredentialFromConsole: 'true',
  });
  const { sessionContext, ...identity } = userIdentity as { sessionContext: Raw };
  const columns = (prefix: string, from: unknown): Raw =>
    Object.fromEntries(
      Object.entries(from as Raw).map(([name, it]) => [
        `${prefix}${name.replace(/^./, (first) => first.toUpperCase())}`,
        it,
      ]),
    );
  const flat = {
    ...columns('UserIdentity', identity),
    ...columns('SessionIssuer', sessionContext['sessionIssuer']),
    ...columns('Session', sessionContext['attributes']),
  };

  it.each([
    ['as Athena selects it', rest],
    ['as Sentinel keeps it', columns('', rest)],
  ])('is read as the record itself, %s', (_, record) => {
    expect(eventOf({ ...record, ...flat })).toEqual(eventOf({ ...rest, userIdentity }));
  });

  it('does not add to an identity that is there', () => {
    const odd = { ...rest, userIdentity: user('jane'), UserIdentityInvokedBy: 'ec2.amazonaws.com' };
    expect(eventOf(odd)).toEqual(eventOf({ ...rest, userIdentity: user('jane') }));
  });
});

describe('a copy with whole paths as names', () => {
  const flat = (value: unknown, path: string): [string, unknown][] =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([name, inner]) => flat(inner, `${path}.${name}`))
      : [[path, value]];
  const { userIdentity, ...rest } = record({ sessionCredentialFromConsole: 'true' });
  const paths = flat(userIdentity, 'userIdentity');

  it('is read as the record itself', () => {
    expect(eventOf({ ...rest, ...Object.fromEntries(paths) })).toEqual(
      eventOf({ ...rest, userIdentity }),
    );
  });

  it('keeps a path that leads through what is no object', () => {
    const odd = Object.fromEntries([...paths, ['userIdentity.type.more', 'Root']]);
    expect(eventOf({ ...rest, ...odd }).actor).toEqual(eventOf({ ...rest, userIdentity }).actor);
  });

  it('is not opened in a record that has an identity', () => {
    const both = { ...rest, userIdentity, 'userIdentity.type': 'Root' };
    expect(eventOf(both)).toEqual(eventOf({ ...rest, userIdentity }));
  });

  it('cannot change what objects are', () => {
    const hostile = JSON.parse(
      '{"userIdentity.type":"Root","__proto__.type":"x","a.__proto__.b":1}',
    );
    expect(eventOf({ ...rest, ...hostile }).actor.kind).toBe('root');
    expect(({} as Raw)['type']).toBeUndefined();
    expect(({} as Raw)['b']).toBeUndefined();
  });
});

describe('a document of another form', () => {
  it.each([
    ['OCSF', { class_uid: 6003, metadata: { product: { name: 'CloudTrail' } } }],
    ['a digest', { digestStartTime: '2026-11-03T14:00:00Z', logFiles: [] }],
    [
      'CloudTrailEvent',
      { EventName: 'CreateQueue', EventSource: 'sqs.amazonaws.com', Username: 'jane' },
    ],
    ['Elastic Common Schema', { '@timestamp': '2026-11-03T14:00:00Z', event: { action: 'x' } }],
  ])('is named: %s', (name, document) => {
    const { fault } = parseRecord(document, { source: 'x' });
    expect(fault).toMatchObject({ code: 'not-a-record' });
    expect(fault?.message).toContain(name);
  });
});

describe('an insight of CloudTrail’s', () => {
  const insight = {
    eventVersion: '1.08',
    eventTime: '2026-11-03T14:12:00Z',
    awsRegion: 'eu-central-1',
    eventID: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e02',
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: '111122223333',
    insightDetails: { state: 'Start', eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' },
    eventCategory: 'Insight',
  };

  it('is a report by CloudTrail, not the calls it reports on', () => {
    expect(eventOf(insight)).toMatchObject({
      service: 'ec2',
      action: 'RunInstances',
      effect: 'telemetry',
      evidence: [{ signal: 'service', rank: 'asserted', detail: 'cloudtrail' }],
    });
  });

  it('is one without its type as well', () => {
    const { eventType: _, eventCategory: __, ...copy } = insight;
    expect(eventOf(copy).effect).toBe('telemetry');
    expect(eventOf(record({ insightDetails: {} })).effect).toBe('configuration');
  });

  it('is a fault when it does not say on what it reports', () => {
    expect(faultOf({ ...insight, insightDetails: {} })).toMatchObject({ field: 'eventSource' });
  });
});

describe('what a copy spells out as missing', () => {
  it.each(['null', 'None', '-'])('%s is no error', (none) => {
    expect(eventOf(record({ errorCode: none, errorMessage: none })).outcome.kind).toBe('succeeded');
  });
  it.each(['-', 'None', 'XXXXXXXX', 'redacted'])('%s is no agent', (userAgent) => {
    expect(eventOf(record({ userAgent })).evidence).toEqual([]);
  });
  it.each(['xx', 'redacted/1.0'])('%s is one', (userAgent) => {
    expect(eventOf(record({ userAgent })).evidence).toMatchObject([{ signal: 'tool' }]);
  });
  it.each(['AccessDenied', 'nullable', 'XXXXXXXX'])('%s is one', (errorCode) => {
    expect(eventOf(record({ errorCode })).outcome).toEqual({ kind: 'failed', code: errorCode });
  });
});
