import {
  CloudFormationClient,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { cloudFormationInventory } from '../../lib/adapters/aws/cloudformation-inventory.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { toAlerts } from '../../lib/domain/violation/alert.ts';
import type { OwnerInventory } from '../../lib/ports/owner-inventory.ts';
import { email } from '../../lib/render/email.ts';
import { slack } from '../../lib/render/slack.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { inventoryOwners } from '../../lib/usecases/inventory-owners.ts';
import { localStates } from '../../lib/wiring/local-states.ts';
import { collect } from '../builders.ts';
import { folderWith } from '../helpers/folder.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { identityCenter, type Raw, record } from '../helpers/record.ts';

/** From the record of a call in the console to the message that tells of it. */
async function alertFor(raw: Raw, inventory: OwnerInventory) {
  const store = memoryViolationStore();
  const clock = memoryClock('2026-11-03T14:13:00Z');
  const { owners } = await inventoryOwners([inventory]);
  const event = eventOf(
    record({
      userIdentity: identityCenter('dana@example.com'),
      sessionCredentialFromConsole: 'true',
      userAgent: 'AWS Internal',
      ...raw,
    }),
  );
  await assessChange({ policy: policyWith(), store, clock, owners }, event);
  const ever = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
  const [alert] = toAlerts(await collect(store.list(ever)));
  if (alert === undefined) throw new Error('no alert');
  return { body: email(alert).body.replaceAll(/\s+/g, ' '), slack: JSON.stringify(slack(alert)) };
}

const sg = 'sg-0123456789abcdef0';
const openPort: Raw = {
  eventName: 'AuthorizeSecurityGroupIngress',
  requestParameters: { groupId: sg, ipPermissions: { items: [] } },
  responseElements: { securityGroupRuleSet: { items: [{ securityGroupRuleId: 'sgr-0a1b' }] } },
};

describe('Terraform', () => {
  it('owns the group in which a port was opened', async () => {
    const folder = await folderWith({
      'prod.tfstate': JSON.stringify({
        version: 4,
        terraform_version: '1.9.8',
        serial: 12,
        lineage: 'x',
        resources: [
          {
            module: 'module.edge["eu"]',
            mode: 'managed',
            type: 'aws_security_group',
            name: 'web',
            instances: [
              {
                attributes: {
                  id: sg,
                  arn: `arn:aws:ec2:eu-central-1:111122223333:security-group/${sg}`,
                },
              },
            ],
          },
        ],
      }),
    });
    const { body, slack: message } = await alertFor(openPort, localStates(folder));
    expect(body).toContain(
      `owned by Terraform module.edge["eu"].aws_security_group.web in ${folder}/prod.tfstate (what changed is a part of it: rule/sgr-0a1b)`,
    );
    expect(message).toContain('owned by Terraform module.edge');
  });

  it('is not asked in vain when its state is encrypted', async () => {
    const folder = await folderWith({
      'tofu.tfstate':
        '{"serial":1,"lineage":"x","meta":{},"encrypted_data":"eA==","encryption_version":"v0"}',
    });
    const { body } = await alertFor(openPort, localStates(folder));
    expect(body).toContain('owner unknown: not found in what could be read');
    expect(body).toContain('the state is encrypted');
    expect(body).not.toContain('no code owns it');
  });
});

describe('Pulumi', () => {
  const checkpoint = (name: string) =>
    JSON.stringify({
      version: 3,
      checkpoint: {
        stack: 'acme/shop/prod',
        latest: {
          resources: [
            {
              urn: 'urn:pulumi:prod::shop::aws:iam/role:Role::worker',
              custom: true,
              id: name,
              type: 'aws:iam/role:Role',
              outputs: { arn: `arn:aws:iam::111122223333:role/app/${name}`, name },
            },
          ],
        },
      },
    });
  const attach: Raw = {
    eventSource: 'iam.amazonaws.com',
    eventName: 'AttachRolePolicy',
    awsRegion: 'us-east-1',
    requestParameters: {
      roleName: 'worker-8f2a',
      policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    },
    responseElements: null,
  };

  it('owns the role to which a policy was attached', async () => {
    const folder = await folderWith({ '.pulumi/stacks/shop/prod.json': checkpoint('worker-8f2a') });
    const { body } = await alertFor(attach, localStates(folder));
    expect(body).toContain(
      'owned by Pulumi urn:pulumi:prod::shop::aws:iam/role:Role::worker in acme/shop/prod',
    );
  });

  it('does not own another role', async () => {
    const folder = await folderWith({ '.pulumi/stacks/shop/prod.json': checkpoint('other') });
    const { body } = await alertFor(attach, localStates(folder));
    expect(body).toContain('Owner: no code owns it');
  });
});

describe('CloudFormation', () => {
  it('owns the queue whose policy was changed, by its construct', async () => {
    const queue = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';
    const StackId = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b';
    const cloudFormation = mockClient(CloudFormationClient);
    cloudFormation.on(ListStacksCommand).resolves({
      StackSummaries: [
        { StackId, StackName: 'Shop', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' },
      ],
    });
    cloudFormation.on(ListStackResourcesCommand).resolves({
      StackResourceSummaries: [
        {
          LogicalResourceId: 'Orders3139C8CD',
          PhysicalResourceId: queue,
          ResourceType: 'AWS::SQS::Queue',
          ResourceStatus: 'CREATE_COMPLETE',
          LastUpdatedTimestamp: new Date(0),
        },
      ],
    });
    cloudFormation.on(GetTemplateCommand).resolves({
      TemplateBody:
        '{"Resources":{"Orders3139C8CD":{"Metadata":{"aws:cdk:path":"Shop/Orders/Resource"}}}}',
    });
    const inventory = cloudFormationInventory(
      new CloudFormationClient({ region: 'eu-central-1' }),
      {
        region: 'eu-central-1',
        clock: memoryClock('2026-11-03T14:00:00Z'),
      },
    );
    const { body } = await alertFor(
      {
        eventSource: 'sqs.amazonaws.com',
        eventName: 'SetQueueAttributes',
        requestParameters: { queueUrl: queue, attributes: { Policy: '{}' } },
        responseElements: null,
      },
      inventory,
    );
    expect(body).toContain('owned by CloudFormation stack Shop, Shop/Orders/Resource');
  });
});
