import { describe, expect, it } from 'vitest';
import { parseViolation, toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import { memoryChannel } from '../../lib/adapters/memory/channel.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { Difference } from '../../lib/domain/change/difference.ts';
import { buildOwnerIndex, type OwnedResource } from '../../lib/domain/change/owner-index.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { email } from '../../lib/render/email.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { record, user } from '../helpers/record.ts';

const raw = record({
  userIdentity: user('dana'),
  eventName: 'AuthorizeSecurityGroupIngress',
  requestParameters: {
    groupId: 'sg-0123456789abcdef0',
    ipPermissions: {
      items: [
        {
          ipProtocol: 'tcp',
          fromPort: 22,
          toPort: 22,
          ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
        },
      ],
    },
  },
  responseElements: {
    securityGroupRuleSet: { items: [{ securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718' }] },
  },
});

const group = (given: Partial<OwnedResource>): OwnedResource => ({
  engine: 'cloudformation',
  unit: 'Shop',
  address: 'WebGroup',
  resourceId: 'sg-0123456789abcdef0',
  resourceType: 'AWS::EC2::SecurityGroup',
  keys: ['111122223333:eu-central-1:ec2/sg-0123456789abcdef0'],
  ...given,
});

const difference: Difference = {
  kind: 'in-sync',
  source: 'stack Shop',
  readAt: '2026-11-03T14:13:00Z',
  touched: { kind: 'still-there', detail: 'tcp 22-22 0.0.0.0/0 is there' },
};

/** From the raw record to the e-mail, by way of the table. */
async function mailOf(owned: OwnedResource): Promise<string> {
  const index = buildOwnerIndex([
    { name: 'inventory', readAt: '2026-11-03T14:00:00Z', resources: [owned], faults: [] },
  ]);
  const store = memoryViolationStore();
  const stored: Violation[] = [];
  store.subscribe((violation) => {
    stored.push(parseViolation({ pk: 'p', sk: 's' }, toViolationItem(violation, 30).document));
  });
  const deps = {
    policy: policyWith(),
    store,
    clock: memoryClock('2026-11-03T14:12:40Z'),
    owners: {
      ownerOf: async ({ subjectKeys = [] }: { readonly subjectKeys?: readonly string[] }) =>
        index.ownerOf(subjectKeys),
    },
  };
  await assessChange(deps, eventOf(raw));
  const channel = memoryChannel();
  await notify(
    { channels: [channel], log: memoryDeliveryLog(), drift: { read: async () => difference } },
    stored,
  );
  const [alert] = channel.alerts;
  if (alert === undefined) throw new Error('nothing was told');
  return email(alert).body;
}

/** No code declares the rule, so deploying the group again would leave it. */
const revoke =
  'aws ec2 revoke-security-group-ingress --group-id sg-0123456789abcdef0 --ip-permissions \'[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]\' --region eu-central-1';

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('from the raw record to the alert, with owner, difference and plan', () => {
  it.each<[string, Partial<OwnedResource>, readonly string[]]>([
    [
      'a stack of CDK',
      { constructPath: 'Shop/Web/Group/Resource' },
      [
        'owned by CloudFormation stack Shop, Shop/Web/Group/Resource',
        `\n${revoke}\n`,
        'Add it to the template',
      ],
    ],
    [
      'a Terraform state',
      {
        engine: 'terraform',
        unit: 'infra/prod.tfstate',
        address: 'module.web["a"].aws_security_group.this',
      },
      [
        'owned by Terraform module.web["a"].aws_security_group.this',
        `\n${revoke}\n`,
        'aws_vpc_security_group_ingress_rule.sgr_0a1b2c3d4e5f60718',
      ],
    ],
    [
      'a Pulumi stack',
      {
        engine: 'pulumi',
        unit: 'acme/shop/prod',
        address: 'urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web',
      },
      ['owned by Pulumi', `\n${revoke}\n`, 'Import it into Pulumi'],
    ],
  ])('%s', async (_, given, expected) => {
    const mail = await mailOf(group(given));
    expect(flat(mail)).toContain(
      'the change is still there (tcp 22-22 0.0.0.0/0 is there); nothing that stack Shop declares differs',
    );
    for (const text of expected) {
      if (text.startsWith('\n')) expect(mail).toContain(text);
      else expect(flat(mail)).toContain(text);
    }
  });
});
