import { CloudControlClient, GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import {
  CloudFormationClient,
  DetectStackResourceDriftCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloudFormationInventory } from '../../lib/adapters/aws/cloudformation-inventory.ts';
import { awsDriftReader } from '../../lib/adapters/aws/drift-reader.ts';
import { sdkCalls } from '../../lib/adapters/aws/own-reads/call-service.ts';
import { parseViolation, toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import { memoryChannel } from '../../lib/adapters/memory/channel.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { toAlerts } from '../../lib/domain/violation/alert.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import type { DriftReader } from '../../lib/ports/drift-reader.ts';
import type { OwnerInventory } from '../../lib/ports/owner-inventory.ts';
import { email } from '../../lib/render/email.ts';
import { violationTable } from '../../lib/render/html/violation-table.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { inventoryOwners } from '../../lib/usecases/inventory-owners.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { localStates } from '../../lib/wiring/local-states.ts';
import { folderWith } from '../helpers/folder.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { opensPort, record, user } from '../helpers/record.ts';
import { withoutBreaks } from '../helpers/without-breaks.ts';

const sg = 'sg-0123456789abcdef0';
const arn = `arn:aws:ec2:eu-central-1:111122223333:security-group/${sg}`;

const raw = record({ userIdentity: user('dana'), ...opensPort });

const cloudFormation = mockClient(CloudFormationClient);
const cloudControl = mockClient(CloudControlClient);
const https = {
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  CidrIp: '10.0.0.0/8',
};
const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };

beforeEach(() => {
  cloudFormation.reset();
  cloudControl.reset();
  const Properties = JSON.stringify({ GroupId: sg, SecurityGroupIngress: [https, ssh] });
  cloudControl.on(GetResourceCommand).resolves({ ResourceDescription: { Properties } });
});

/** A stack made with CDK, and how CloudFormation says it differs. */
function stack(): OwnerInventory {
  const StackId = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b';
  const resource = {
    LogicalResourceId: 'WebGroup3139C8CD',
    PhysicalResourceId: sg,
    ResourceType: 'AWS::EC2::SecurityGroup',
    ResourceStatus: 'CREATE_COMPLETE',
    LastUpdatedTimestamp: new Date(0),
  } as const;
  cloudFormation.on(ListStacksCommand).resolves({
    StackSummaries: [
      { StackId, StackName: 'Shop', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' },
    ],
  });
  cloudFormation.on(ListStackResourcesCommand).resolves({ StackResourceSummaries: [resource] });
  cloudFormation.on(GetTemplateCommand).resolves({
    TemplateBody:
      '{"Resources":{"WebGroup3139C8CD":{"Metadata":{"aws:cdk:path":"Shop/Web/Group/Resource"}}}}',
  });
  cloudFormation.on(DetectStackResourceDriftCommand).resolves({
    StackResourceDrift: {
      StackId,
      LogicalResourceId: resource.LogicalResourceId,
      ResourceType: resource.ResourceType,
      StackResourceDriftStatus: 'MODIFIED',
      Timestamp: new Date(0),
      PropertyDifferences: [
        {
          PropertyPath: '/SecurityGroupIngress/1',
          DifferenceType: 'ADD',
          ExpectedValue: 'null',
          ActualValue: JSON.stringify(ssh),
        },
      ],
    },
  });
  const client = new CloudFormationClient({ region: 'eu-central-1' });
  return cloudFormationInventory(client, {
    region: 'eu-central-1',
    clock: memoryClock('2026-11-03T14:00:00Z'),
  });
}

const terraform = async () =>
  localStates(
    await folderWith({
      'prod.tfstate': JSON.stringify({
        version: 4,
        terraform_version: '1.9.8',
        serial: 12,
        lineage: 'x',
        resources: [
          {
            module: 'module.web["a"]',
            mode: 'managed',
            type: 'aws_security_group',
            name: 'this',
            instances: [
              {
                attributes: {
                  id: sg,
                  arn,
                  ingress: [
                    {
                      cidr_blocks: ['10.0.0.0/8'],
                      from_port: 443,
                      to_port: 443,
                      protocol: 'tcp',
                    },
                  ],
                },
              },
            ],
          },
        ],
      }),
    }),
  );

const pulumi = async () =>
  localStates(
    await folderWith({
      'prod.json': JSON.stringify({
        version: 3,
        checkpoint: {
          stack: 'acme/shop/prod',
          latest: {
            resources: [
              {
                urn: 'urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web',
                custom: true,
                id: sg,
                type: 'aws:ec2/securityGroup:SecurityGroup',
                outputs: {
                  arn,
                  ingress: [
                    { cidrBlocks: ['10.0.0.0/8'], fromPort: 443, toPort: 443, protocol: 'tcp' },
                  ],
                },
              },
            ],
          },
        },
      }),
    }),
  );

const drift = (): DriftReader =>
  awsDriftReader({
    callService: sdkCalls(),
    regions: ['eu-central-1'],
    clock: memoryClock('2026-11-03T14:13:00Z'),
  });

/** What is kept of the record of the call, by way of the table. */
async function stored(inventory: OwnerInventory): Promise<Violation[]> {
  const { owners } = await inventoryOwners([inventory]);
  const store = memoryViolationStore();
  const kept: Violation[] = [];
  store.subscribe((violation) => {
    kept.push(parseViolation({ pk: 'p', sk: 's' }, toViolationItem(violation, 30).document));
  });
  const clock = memoryClock('2026-11-03T14:12:40Z');
  await assessChange({ policy: policyWith(), store, clock, owners }, eventOf(raw));
  return kept;
}

/** From the raw record to the e-mail. */
async function mailOf(inventory: OwnerInventory): Promise<string> {
  const channel = memoryChannel();
  const told = { channels: [channel], log: memoryDeliveryLog(), drift: drift() };
  await notify(told, await stored(inventory));
  const [alert] = channel.alerts;
  if (alert === undefined) throw new Error('nothing was told');
  return email(alert).body;
}

/** No code declares the rule, so deploying the group again may leave it. */
const revoke =
  'aws ec2 revoke-security-group-ingress --group-id sg-0123456789abcdef0 --ip-permissions \'[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]\' --region eu-central-1';

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('from the raw record to the alert, with owner, difference and plan', () => {
  it.each<[string, () => OwnerInventory | Promise<OwnerInventory>, readonly string[]]>([
    [
      'a stack of CDK',
      stack,
      [
        'owned by CloudFormation stack Shop, Shop/Web/Group/Resource',
        'differs from stack Shop: /SecurityGroupIngress/1 is new: {"IpProtocol":"tcp","FromPort":22,"ToPort":22,"CidrIp":"0.0',
        'Add it to the template',
      ],
    ],
    [
      'a Terraform state',
      terraform,
      [
        'owned by Terraform module.web["a"].aws_security_group.this',
        '/prod.tfstate: ingress is new: tcp 22-22 0.0.0.0/0',
        'aws_vpc_security_group_ingress_rule.sgr_0a1b2c3d4e5f60718',
      ],
    ],
    [
      'a Pulumi stack',
      pulumi,
      [
        'owned by Pulumi urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web',
        'differs from the state of acme/shop/prod: ingress is new: tcp 22-22 0.0.0.0/0',
        'Import it into Pulumi',
      ],
    ],
  ])('%s', async (_, inventory, expected) => {
    const mail = await mailOf(await inventory());
    expect(mail).toContain(`\n${revoke}\n`);
    expect(flat(mail)).toContain('the change is still there (tcp 22-22 0.0.0.0/0 is there)');
    for (const text of expected) expect(flat(mail)).toContain(text);
  });

  it('a rule that no state was read for differs from nothing', async () => {
    const mail = flat(await mailOf(localStates(await folderWith({ 'a.json': '{}' }))));
    expect(mail).toContain('owner unknown');
    expect(mail).not.toContain('differs from');
  });
});

describe('where nobody looks at live resources', () => {
  it.each([
    ['Terraform', terraform],
    ['Pulumi', pulumi],
  ])(
    'the state of %s still tells the difference, in the alert and in the report',
    async (_, inventory) => {
      const kept = await stored(await inventory());
      const changes = kept.filter((it) => it.subject === 'change');
      const [alert] = toAlerts(kept);
      if (alert === undefined) throw new Error('nothing was told');
      for (const text of [
        email(alert).body,
        withoutBreaks(String(violationTable(changes, 1, { violations: 1, plans: 1 }))),
      ]) {
        expect(flat(text)).toContain('ingress is new: tcp 22-22 0.0.0.0/0');
      }
    },
  );
});
