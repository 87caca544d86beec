import { describe, expect, it } from 'vitest';
import type { Ownership } from '../../../../lib/domain/change/ownership.ts';
import { planOf } from '../../../../lib/domain/change/plans/plan-of.ts';
import { shortPlan } from '../../../../lib/render/plan-words.ts';
import { changeBy, consoleEvent } from '../../../builders.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { called, type Raw } from '../../../helpers/record.ts';

const revertOf = (call: string, asked: Raw, owner?: Ownership): string[] =>
  planOf(eventOf(called(call, asked)), owner).revert.map(({ text }) => text);

const owned: Ownership = {
  kind: 'owned',
  engine: 'terraform',
  unit: 'prod.tfstate',
  address: 'aws_dynamodb_table.orders',
  resourceId: 'orders',
  resourceType: 'aws_dynamodb_table',
};

describe('what no call brings back', () => {
  it.each<[string, Raw, RegExp]>([
    [
      'ec2:TerminateInstances',
      { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d' }] } },
      /does not come back/,
    ],
    ['dynamodb:DeleteTable', { tableName: 'orders' }, /backup for 35 days/],
    [
      'rds:DeleteDBInstance',
      { dBInstanceIdentifier: 'o', skipFinalSnapshot: true },
      /gone with its data/,
    ],
    ['s3:DeleteBucket', { bucketName: 'example-shop' }, /anybody may take its name/],
    ['iam:DeleteRole', { roleName: 'App' }, /another unique id/],
    [
      'iam:DeleteAccessKey',
      { userName: 'bob', accessKeyId: 'AKIAEXAMPLEKEY000002' },
      /needs a new one/,
    ],
    ['iam:DeleteRolePolicy', { roleName: 'App', policyName: 'x' }, /is not in the log/],
    ['kms:DeleteImportedKeyMaterial', { keyId: '0a1b2c3d' }, /the very same material/],
    ['secretsmanager:RotateSecret', { secretId: 'shop/db' }, /AWSPREVIOUS/],
    [
      'logs:PutRetentionPolicy',
      { logGroupName: 'x', retentionInDays: 1 },
      /expired in the meantime/,
    ],
    ['route53:DeleteHostedZone', { id: 'Z1EXAMPLE' }, /other name servers/],
    [
      'sqs:PurgeQueue',
      { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs' },
      /No call undoes this/,
    ],
    ['glue:DeleteJob', { jobName: 'x' }, /No call undoes this/],
    [
      'secretsmanager:DeleteSecret',
      { secretId: 'x', forceDeleteWithoutRecovery: true },
      /No call undoes this/,
    ],
  ])('%s says so first, and whose code makes it again', (call, asked, words) => {
    const steps = revertOf(call, asked, { kind: 'unowned' });
    expect(steps[0]).toMatch(words);
    expect(steps[1]).toMatch(/^No code that was read owns the resource\.$/);
  });

  it.each<[string, Raw]>([
    ['logs:CreateLogGroup', { logGroupName: 'x' }],
    ['lambda:UpdateFunctionConfiguration', { functionName: 'shop', memorySize: 512 }],
    ['ec2:DetachInternetGateway', { internetGatewayId: 'igw-0a1b2c3d', vpcId: 'vpc-0a1b2c3d' }],
  ])('%s is not among it when it can be undone or deletes nothing', (call, asked) => {
    expect(revertOf(call, asked).join()).not.toMatch(/No call undoes this/);
  });

  it('is said before the commands that make it again, in an alert too', () => {
    const [first, second] = revertOf('dynamodb:DeleteTable', { tableName: 'orders' }, owned);
    expect(first).toMatch(/gone with its data/);
    expect(second).toBe('terraform plan -target=aws_dynamodb_table.orders');
    const event = consoleEvent({ service: 'dynamodb', action: 'DeleteTable' });
    const { commands, facts } = shortPlan(changeBy({ event, owner: owned }));
    expect(commands[0]?.text).toContain('terraform plan');
    expect(facts.find(({ label }) => label === 'Take care')?.text).toMatch(/gone with its data/);
  });
});

describe('what waits for a while', () => {
  it('is had back in as many steps as it takes, before its time is up', () => {
    const [caution, cancel, enable] = revertOf('kms:ScheduleKeyDeletion', {
      keyId: '0a1b2c3d-0000-4000-8000-000000000001',
      pendingWindowInDays: 7,
    });
    expect(caution).toMatch(/until the waiting period ends .*Enable it only if it was enabled/);
    expect(cancel).toContain('kms cancel-key-deletion');
    expect(enable).toContain('kms enable-key');
    expect(revertOf('kms:DisableKey', { keyId: '0a1b2c3d' })[0]).toContain('kms enable-key');
  });

  it('is a secret only while it is not deleted by force', () => {
    const [caution, restore] = revertOf('secretsmanager:DeleteSecret', { secretId: 'shop/db' });
    expect(caution).toMatch(/until its recovery window ends/);
    expect(restore).toContain('secretsmanager restore-secret');
    const forced = { secretId: 'shop/db', forceDeleteWithoutRecovery: true };
    expect(revertOf('secretsmanager:DeleteSecret', forced).join()).not.toContain('restore-secret');
  });

  it('is a database only with its final snapshot', () => {
    const asked = { dBInstanceIdentifier: 'orders' };
    const kept = { ...asked, finalDBSnapshotIdentifier: 'orders-final' };
    expect(revertOf('rds:DeleteDBInstance', kept)[1]).toContain(
      '--db-snapshot-identifier orders-final',
    );
    expect(revertOf('rds:DeleteDBInstance', asked).join()).not.toContain('aws rds restore-');
  });
});
