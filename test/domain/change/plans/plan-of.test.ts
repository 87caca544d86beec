import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../../../lib/domain/change/change-event.ts';
import type { Ownership } from '../../../../lib/domain/change/ownership.ts';
import type { Step } from '../../../../lib/domain/change/plan.ts';
import { planOf } from '../../../../lib/domain/change/plans/plan-of.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { opensPort, type Raw, record } from '../../../helpers/record.ts';

const call = (service: string, eventName: string, request: Raw, response: Raw = {}): ChangeEvent =>
  eventOf(
    record({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters: request,
      responseElements: response,
    }),
  );

const owned = (given: Partial<Extract<Ownership, { kind: 'owned' }>>): Ownership => ({
  kind: 'owned',
  engine: 'cloudformation',
  unit: 'Shop',
  address: 'WebGroup',
  resourceId: 'sg-0123456789abcdef0',
  resourceType: 'AWS::EC2::SecurityGroup',
  ...given,
});

const opened = eventOf(record(opensPort));
const grown = call('lambda', 'UpdateFunctionConfiguration20150331v2', {
  functionName: 'shop',
  memorySize: 512,
});

const texts = (steps: readonly Step[]): string[] => steps.map(({ text }) => text);
const commands = (steps: readonly Step[]): string[] =>
  texts(steps.filter(({ kind }) => kind === 'command'));

describe('how to put a change back', () => {
  it('revokes exactly what was authorised', () => {
    expect(texts(planOf(opened).revert)).toEqual([
      `aws ec2 revoke-security-group-ingress --group-id sg-0123456789abcdef0 --ip-permissions '[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]' --region eu-central-1`,
    ]);
  });

  it.each([
    [
      call('iam', 'AttachRolePolicy', { roleName: 'App', policyArn: 'arn:aws:iam::aws:policy/X' }),
      'aws iam detach-role-policy --role-name App --policy-arn arn:aws:iam::aws:policy/X --region eu-central-1',
    ],
    [
      call(
        'iam',
        'CreateAccessKey',
        { userName: 'bob' },
        { accessKey: { accessKeyId: 'AKIAEXAMPLEKEY000002' } },
      ),
      'aws iam delete-access-key --user-name bob --access-key-id AKIAEXAMPLEKEY000002 --region eu-central-1',
    ],
    [
      call('cloudtrail', 'StopLogging', { name: 'main' }),
      'aws cloudtrail start-logging --name main --region eu-central-1',
    ],
    [
      call('ec2', 'StopInstances', {
        instancesSet: {
          items: [{ instanceId: 'i-0a1b2c3d4e5f60718' }, { instanceId: 'i-0b1b2c3d4e5f60718' }],
        },
      }),
      'aws ec2 start-instances --instance-ids i-0a1b2c3d4e5f60718 i-0b1b2c3d4e5f60718 --region eu-central-1',
    ],
    [
      call('ec2', 'CreateTags', {
        resourcesSet: { items: [{ resourceId: 'i-0a1b2c3d4e5f60718' }] },
        tagSet: { items: [{ key: "o'wner", value: 'x' }] },
      }),
      `aws ec2 delete-tags --resources i-0a1b2c3d4e5f60718 --tags '{"Key":"o'\\''wner"}' --region eu-central-1`,
    ],
    [
      call('s3', 'DeleteBucketPublicAccessBlock', { bucketName: 'shop' }),
      'aws s3api put-public-access-block --bucket shop --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true --region eu-central-1',
    ],
  ])('%#: one command of the AWS CLI', (event, expected) => {
    expect(commands(planOf(event).revert)).toEqual([expected]);
  });

  it('undoes only what the condition names', () => {
    const db = (publiclyAccessible: boolean) =>
      call('rds', 'ModifyDBInstance', { dBInstanceIdentifier: 'db', publiclyAccessible });
    expect(texts(planOf(db(true)).revert)[0]).toContain('--no-publicly-accessible');
    expect(planOf(db(false)).revert).toEqual([
      { kind: 'note', text: expect.stringContaining('not known') },
    ]);
  });

  it.each([
    ['add', 'group', ['all'], 'remove --group-names all'],
    ['remove', 'group', ['all'], 'add --group-names all'],
    [
      'add',
      'userId',
      ['444455556666', '222233334444'],
      'remove --user-ids 444455556666 222233334444',
    ],
    ['remove', 'userId', ['444455556666'], 'add --user-ids 444455556666'],
  ])('shares a snapshot again, or no longer: %s %s', (change, name, values, expected) => {
    const items = values.map((value) => ({ [name]: value }));
    const createVolumePermission = { [change]: { items } };
    const event = call('ec2', 'ModifySnapshotAttribute', {
      snapshotId: 's',
      createVolumePermission,
    });
    expect(texts(planOf(event).revert)[0]).toBe(
      `aws ec2 modify-snapshot-attribute --snapshot-id s --attribute createVolumePermission --operation-type ${expected} --region eu-central-1`,
    );
  });

  it('takes back whom a database snapshot was given to', () => {
    const given = { dBSnapshotIdentifier: 's', attributeName: 'restore' };
    const ends = (values: object) =>
      texts(planOf(call('rds', 'ModifyDBSnapshotAttribute', { ...given, ...values })).revert)[0];
    expect(ends({ valuesToAdd: ['444455556666'] })).toContain(
      '--attribute-name restore --values-to-remove 444455556666 --region',
    );
    expect(ends({ valuesToRemove: ['all'] })).toContain('--values-to-add all --region');
    expect(ends({})).toContain('not known');
  });

  it.each([
    [
      'events',
      'DisableRule',
      { name: 'nightly', eventBusName: 'orders' },
      'aws events enable-rule --name nightly --event-bus-name orders --region eu-central-1',
    ],
    [
      'events',
      'DisableRule',
      { name: 'nightly' },
      'aws events enable-rule --name nightly --region eu-central-1',
    ],
    [
      'autoscaling',
      'SuspendProcesses',
      { autoScalingGroupName: 'web', scalingProcesses: ['Launch', 'Terminate'] },
      'aws autoscaling resume-processes --auto-scaling-group-name web --scaling-processes Launch Terminate --region eu-central-1',
    ],
    [
      'lambda',
      'AddPermission20150331v2',
      { functionName: 'shop', statementId: 'api', qualifier: 'live' },
      'aws lambda remove-permission --function-name shop --statement-id api --qualifier live --region eu-central-1',
    ],
    [
      'ec2',
      'CreateNetworkAclEntry',
      { networkAclId: 'acl-0a1b2c3d4e5f60718', ruleNumber: 90, egress: false },
      'aws ec2 delete-network-acl-entry --network-acl-id acl-0a1b2c3d4e5f60718 --rule-number 90 --ingress --region eu-central-1',
    ],
  ])('says all that tells the resource: %s:%s', (service, action, request, expected) => {
    expect(texts(planOf(call(service, action, request)).revert)[0]).toBe(expected);
  });

  it('never takes a group that is let in for the one that lets it in', () => {
    const groups = { items: [{ groupId: 'sg-0fedcba9876543210' }] };
    const request = {
      groupName: 'default',
      ipPermissions: { items: [{ ipProtocol: '-1', groups }] },
    };
    const rule = { groupId: 'sg-0123456789abcdef0', securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718' };
    const undoing = (response: Raw) =>
      texts(planOf(call('ec2', 'AuthorizeSecurityGroupIngress', request, response)).revert)[0];
    expect(undoing({ securityGroupRuleSet: { items: [rule] } })).toContain(
      '--group-id sg-0123456789abcdef0 ',
    );
    expect(undoing({ _return: true })).toContain('not known');
  });

  it.each([
    ['destinationCidrBlock', '10.0.0.0/8', '--destination-cidr-block 10.0.0.0/8'],
    ['destinationIpv6CidrBlock', '::/0', '--destination-ipv6-cidr-block ::/0'],
    ['destinationPrefixListId', 'pl-1', '--destination-prefix-list-id pl-1'],
  ])('takes a route away by its %s', (name, value, option) => {
    const made = call('ec2', 'CreateRoute', { routeTableId: 'rtb-0a1b2c3d', [name]: value });
    expect(texts(planOf(made).revert)[0]).toBe(
      `aws ec2 delete-route --route-table-id rtb-0a1b2c3d ${option} --region eu-central-1`,
    );
  });

  it('takes a name from the answer where the call gave none', () => {
    const accessKey = { userName: 'bob', accessKeyId: 'AKIAEXAMPLEKEY000002' };
    expect(texts(planOf(call('iam', 'CreateAccessKey', {}, { accessKey })).revert)).toEqual([
      'This deletes it for good.',
      'aws iam delete-access-key --user-name bob --access-key-id AKIAEXAMPLEKEY000002 --region eu-central-1',
    ]);
  });

  it('ends all that one call started', () => {
    const items = [1, 2, 3].map((n) => ({
      instanceId: `i-0${n}1b2c3d4e5f60718`,
      imageId: 'ami-0a1b2c3d4e5f60718',
      subnetId: 'subnet-0a1b2c3d4e5f60718',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      privateDnsName: 'ip-10-0-0-1.example.com',
    }));
    const { revert, adopt } = planOf(call('ec2', 'RunInstances', {}, { instancesSet: { items } }));
    expect(commands(revert)[0]).toBe(
      'aws ec2 terminate-instances --instance-ids i-011b2c3d4e5f60718 i-021b2c3d4e5f60718 i-031b2c3d4e5f60718 --region eu-central-1',
    );
    expect(texts(adopt).filter((text) => text.includes('to = aws_instance.'))).toHaveLength(3);
  });

  it('undoes all that was shared and unshared, and leaves a closed door closed', () => {
    const snapshot = call('ec2', 'ModifySnapshotAttribute', {
      snapshotId: 's',
      createVolumePermission: {
        add: { items: [{ group: 'all' }] },
        remove: { items: [{ userId: '444455556666' }] },
      },
    });
    expect(texts(planOf(snapshot).revert).map((text) => text.split('operation-type ')[1])).toEqual([
      'remove --group-names all --region eu-central-1',
      'add --user-ids 444455556666 --region eu-central-1',
    ]);
    const block = (RestrictPublicBuckets: boolean) =>
      call('s3', 'PutBucketPublicAccessBlock', {
        bucketName: 'shop',
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets },
      });
    expect(commands(planOf(block(false)).revert)[0]).toContain('put-public-access-block');
    expect(texts(planOf(block(true)).revert)[0]).toContain('not known');
  });

  it('targets what replaces an object that waits to be destroyed', () => {
    const waiting = owned({
      engine: 'terraform',
      address: 'aws_instance.web[0] (deposed a1b2c3d4)',
    });
    expect(texts(planOf(opened, waiting).revert)[0]).toBe(
      "terraform plan -target='aws_instance.web[0]'",
    );
  });

  it('says so when it does not know', () => {
    expect(planOf(grown, { kind: 'unknown', reason: 'the state is encrypted' }).revert).toEqual([
      {
        kind: 'note',
        text: 'How to undo lambda:UpdateFunctionConfiguration is not known here; whose code owns the resource is not known: the state is encrypted.',
      },
    ]);
  });

  it('goes by the code that owns the resource first', () => {
    expect(
      texts(
        planOf(
          opened,
          owned({
            engine: 'terraform',
            unit: 'infra/prod.tfstate',
            address: 'module.web["a"].aws_security_group.this[0]',
          }),
        ).revert,
      ).slice(0, 2),
    ).toEqual([
      `terraform plan -target='module.web["a"].aws_security_group.this[0]'`,
      `terraform apply -target='module.web["a"].aws_security_group.this[0]'`,
    ]);
    expect(
      texts(
        planOf(
          opened,
          owned({
            engine: 'pulumi',
            unit: 'org/shop/prod',
            address: 'urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web',
          }),
        ).revert,
      )[1],
    ).toBe(
      'pulumi up --refresh --stack org/shop/prod --target urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web',
    );
    const byStack = texts(planOf(opened, owned({})).revert);
    expect(byStack[0]).toContain('--deployment-mode REVERT_DRIFT');
    expect(byStack.join('\n')).not.toContain('cdk deploy');
  });

  it.each([
    ['iam', 'AttachRolePolicy', { roleName: 'App', policyArn: 'arn:aws:iam::aws:policy/X' }, false],
    ['s3', 'PutBucketVersioning', { bucketName: 'shop' }, true],
    ['lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: 'shop' }, true],
  ])(
    'names the region of a stack only where the call of %s tells it',
    (service, name, asked, told) => {
      const steps = texts(planOf(call(service, name, asked), owned({})).revert);
      const changeSet = steps.find((text) => text.includes('create-change-set'));
      expect(changeSet?.includes(' --region eu-central-1')).toBe(told);
      expect(steps.includes('Run these in the region of the stack, with --region.')).toBe(!told);
    },
  );

  it('goes by the call first where the code may not declare what was changed', () => {
    const rule = owned({ through: 'rule/sgr-0a1b2c3d4e5f60718' });
    const inSync = {
      kind: 'in-sync',
      source: 'stack Shop',
      readAt: '2026-11-03T14:13:00Z',
    } as const;
    for (const { revert } of [planOf(opened, rule), planOf(opened, owned({}), inSync)]) {
      expect(revert[0]?.text).toContain('revoke-security-group-ingress');
      expect(revert[1]?.text).toContain('what it says nothing of, it leaves alone');
      expect(texts(revert).join('\n')).toContain('REVERT_DRIFT');
    }
  });

  it.each([
    ['Shop', 'Shop/Web/Resource', 'Shop'],
    ['Prod-Shop', 'Prod/Shop/Web/Resource', 'Prod/Shop'],
    ['renamed', 'Shop/Web/Resource', 'renamed'],
  ])('calls stack %s as CDK does', (unit, constructPath, id) => {
    expect(texts(planOf(opened, owned({ unit, constructPath })).revert)[0]).toBe(
      `cdk deploy --revert-drift ${id}`,
    );
  });
});

describe('how to take a change into the code', () => {
  it('imports what nothing owns, in each of the three ways', () => {
    const made = call(
      'sqs',
      'CreateQueue',
      { queueName: 'jobs' },
      { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs' },
    );
    const all = texts(planOf(made, { kind: 'unowned' }).adopt).join('\n');
    expect(all).toContain(
      'to = aws_sqs_queue.jobs\n  id = "https://sqs.eu-central-1.amazonaws.com/111122223333/jobs"',
    );
    expect(all).toContain('"QueueUrl": "https://sqs.eu-central-1.amazonaws.com/111122223333/jobs"');
    expect(all).toContain(
      'pulumi import aws:sqs/queue:Queue jobs https://sqs.eu-central-1.amazonaws.com/111122223333/jobs',
    );
  });

  it('imports a rule beside the group that code owns, with that engine alone', () => {
    const owner = owned({ engine: 'terraform', through: 'rule/sgr-0a1b2c3d4e5f60718' });
    expect(texts(planOf(opened, owner).adopt)).toEqual([
      'import {\n  to = aws_vpc_security_group_ingress_rule.sgr_0a1b2c3d4e5f60718\n  id = "sgr-0a1b2c3d4e5f60718"\n}\n\n# terraform plan -generate-config-out=imported.tf writes the block in full:\n# resource "aws_vpc_security_group_ingress_rule" "sgr_0a1b2c3d4e5f60718" {\n# }',
    ]);
  });

  it('says a setting in the spelling of the engine that owns it', () => {
    expect(texts(planOf(grown, owned({ engine: 'terraform' })).adopt)).toEqual([
      'memory_size = 512',
    ]);
    expect(texts(planOf(grown, owned({})).adopt)).toEqual(['{\n  "MemorySize": 512\n}']);
    expect(texts(planOf(grown, owned({ engine: 'pulumi' })).adopt)).toEqual([
      '{\n  "memorySize": 512\n}',
    ]);
  });

  it.each([
    ['eu-central-1', 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs', 'arn:aws:sns:'],
    ['cn-north-1', 'https://sqs.cn-north-1.amazonaws.com.cn/111122223333/jobs', 'arn:aws-cn:sns:'],
    [
      'us-gov-west-1',
      'https://sqs.us-gov-west-1.amazonaws.com/111122223333/jobs',
      'arn:aws-us-gov:sns:',
    ],
    [
      'eusc-de-east-1',
      'https://sqs.eusc-de-east-1.amazonaws.eu/111122223333/jobs',
      'arn:aws-eusc:sns:',
    ],
  ])('names things as the partition of %s does', (region, queue, topic) => {
    const made = (service: string, eventName: string, requestParameters: Raw) =>
      eventOf(
        record({
          eventSource: `${service}.amazonaws.com`,
          eventName,
          awsRegion: region,
          requestParameters,
          responseElements: null,
        }),
      );
    const sqs = made('sqs', 'CreateQueue', { queueName: 'jobs' });
    expect(texts(planOf(sqs).adopt).join('\n')).toContain(`id = "${queue}"`);
    const sns = made('sns', 'CreateTopic', { name: 'news' });
    expect(texts(planOf(sns).adopt).join('\n')).toContain(
      `id = "${topic}${region}:111122223333:news"`,
    );
  });

  it('says of a resource in a state what differs there, in the words of the state', () => {
    const database = call('rds', 'ModifyDBInstance', {
      dBInstanceIdentifier: 'orders',
      dBInstanceClass: 'db.m5.large',
      backupRetentionPeriod: 0,
    });
    const changed = (path: string, actual: string) =>
      ({ path, expected: 'x', actual, change: 'changed' }) as const;
    const owner = owned({
      engine: 'terraform',
      address: 'aws_db_instance.orders',
      compared: {
        readAt: '2026-11-03T14:00:00Z',
        properties: [
          changed('instance_class', 'db.m5.large'),
          changed('vpc_config.endpoint_public_access', 'true'),
          changed('vpc_config.public_access_cidrs', '192.0.2.0/24, 198.51.100.0/24'),
          changed('tags.cost.centre', '42'),
          { path: 'ingress', actual: 'tcp 22-22 0.0.0.0/0', change: 'added' },
          { path: 'assume_role_policy.Statement.Action', actual: 'x', change: 'added' },
          { path: 'description', expected: 'x', change: 'removed' },
        ],
      },
    });
    expect(texts(planOf(database, owner).adopt)).toEqual([
      [
        'instance_class = "db.m5.large"',
        'vpc_config {',
        '  endpoint_public_access = true',
        '  public_access_cidrs = ["192.0.2.0/24", "198.51.100.0/24"]',
        '}',
        'tags = {',
        '  "cost.centre" = "42"',
        '}',
      ].join('\n'),
    ]);
  });

  it('writes a rule into a group that may list its rules itself, and as one of its own', () => {
    const properties = [
      { path: 'ingress', actual: 'tcp 22-22 0.0.0.0/0', change: 'added' } as const,
    ];
    const part = {
      through: 'rule/sgr-0a1b2c3d4e5f60718',
      compared: { readAt: '2026-11-03T14:00:00Z', properties },
    };
    const [own, inside] = texts(planOf(opened, owned({ ...part, engine: 'terraform' })).adopt);
    expect(inside).toBe(
      'ingress {\n  protocol = "tcp"\n  from_port = 22\n  to_port = 22\n  cidr_blocks = ["0.0.0.0/0"]\n}',
    );
    expect(own).toContain('to = aws_vpc_security_group_ingress_rule.');
    expect(texts(planOf(opened, owned({ ...part, engine: 'pulumi' })).adopt).join()).not.toContain(
      'ingress {',
    );
  });

  it('says what differs of a resource of Pulumi in the words of its checkpoint', () => {
    const property = (path: string, actual: string) =>
      ({ path, expected: 'x', actual, change: 'changed' }) as const;
    const owner = owned({
      engine: 'pulumi',
      compared: {
        readAt: '2026-11-03T14:00:00Z',
        properties: [
          property('instanceClass', 'db.m5.large'),
          property('securityGroupIds', 'sg-1, sg-2'),
          property('vpcConfig.endpointPublicAccess', 'true'),
        ],
      },
    });
    expect(texts(planOf(grown, owner).adopt)).toEqual(['{\n  "instanceClass": "db.m5.large"\n}']);
  });

  it('leaves out what only says which resource is meant, or how to call', () => {
    const service = call('ecs', 'UpdateService', {
      cluster: 'prod',
      service: 'web',
      desiredCount: 5,
    });
    expect(texts(planOf(service, owned({})).adopt)).toEqual(['{\n  "DesiredCount": 5\n}']);
    const queue = call('sqs', 'SetQueueAttributes', {
      queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs',
      attributes: {},
    });
    expect(texts(planOf(queue, owned({})).adopt)[0]).toContain('no plain setting');
    const instance = call('ec2', 'ModifyInstanceAttribute', {
      instanceId: 'i-0a1b2c3d4e5f60718',
      instanceType: { value: 'm5.large' },
    });
    expect(texts(planOf(instance, owned({})).adopt)).toEqual([
      '{\n  "InstanceType": "m5.large"\n}',
    ]);
  });

  it('says so when the type is not known', () => {
    const made = call('medialive', 'CreateChannel', { name: 'x' });
    expect(planOf(made).adopt).toEqual([
      {
        kind: 'note',
        text: 'No code can be offered for medialive:CreateChannel: its resource type is not among those with an import known here.',
      },
    ]);
  });

  it('names the code of an owned resource when the call has no plain setting', () => {
    const [step] = planOf(
      opened,
      owned({ engine: 'terraform', address: 'aws_security_group.web' }),
    ).adopt;
    expect(step?.text).toMatch(
      /^No code can be offered for ec2:AuthorizeSecurityGroupIngress: what it asked for is no plain setting; its code is aws_security_group\.web in \S+\.$/,
    );
  });
});

describe('hostile values', () => {
  const attach = (roleName: string) =>
    planOf(call('iam', 'AttachRolePolicy', { roleName, policyArn: 'arn:aws:iam::aws:policy/X' }));

  it.each([
    '-rf',
    'file:///etc/passwd',
    'fileb://x',
    'https://198.51.100.7/x',
    'a\nb',
    'a\u202eb',
    'a\u001b[2J',
    'a\u200bb',
  ])('writes no command with %j', (name) => {
    expect(attach(name).revert).toEqual([
      { kind: 'note', text: expect.stringContaining('No command is shown') },
    ]);
  });

  it('is one word to a shell, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'$`"\'\\!;&|<>(){}[]*?~# ab=%^@'), minLength: 1 }),
        (name) => {
          const [first] = attach(name).revert;
          if (first?.kind !== 'command') return;
          const words = first.text.slice(first.text.indexOf('--role-name') + 12);
          const { stdout } = spawnSync(
            'sh',
            ['-c', `printf %s "$1"; set -- ${words}; printf '%s\\n%s' "$#" "$1"`, 'sh', ''],
            { encoding: 'utf8' },
          );
          expect(stdout).toBe(`5\n${name}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('interpolates nothing in HCL and breaks out of nothing', () => {
    const made = call('logs', 'CreateLogGroup', {
      logGroupName: `/x"}\\${'$'}{file("/etc/passwd")}%{if}`,
    });
    const [code] = planOf(made, owned({ engine: 'terraform', through: 'x' })).adopt;
    expect(code?.text).toContain('id = "/x\\"}\\\\$${file(\\"/etc/passwd\\")}%%{if}"');
    expect(code?.text).toContain('to = aws_cloudwatch_log_group.x_file_etc_passwd_if');
  });
});
