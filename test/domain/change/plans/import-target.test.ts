import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importTarget } from '../../../../lib/domain/change/plans/import-target.ts';
import { importId, kindRow } from '../../../../lib/domain/change/plans/kind-row.ts';
import { planOf } from '../../../../lib/domain/change/plans/plan-of.ts';
import { resourceTypes } from '../../../../lib/domain/change/plans/resource-types.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { called, type Raw } from '../../../helpers/record.ts';

interface Row {
  readonly call: string;
  readonly asked: Raw;
  readonly answered?: Raw;
  readonly terraform: readonly [type: string, id: string];
  readonly documented: string;
  readonly pulumi: string;
  readonly cloudFormation?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const rows = parse(readFileSync('test/fixtures/ways-back/import.yaml', 'utf8')) as Row[];

const eventFor = ({ call, asked, answered }: Row) => eventOf(called(call, asked, answered));

/** The signs by which a template of an id joins its values, as far as an id has them. */
const joints = (id: string, template: string): string[] =>
  [...template.replace(/\{[^}]*\}|[a-z0-9-]/gi, '')].filter((sign) => id.includes(sign));

describe('what a changed resource is imported by', () => {
  it.each(rows.map((row) => [row.terraform[0], row.call, row] as const))(
    '%s, after %s',
    (...given) => {
      const row = given[2];
      const [type, id] = row.terraform;
      const target = importTarget(eventFor(row));
      expect(target).toMatchObject({
        terraform: { type, id },
        pulumi: { token: row.pulumi, id },
      });
      const { cloudFormation } = target ?? {};
      expect(cloudFormation && { [cloudFormation.type]: cloudFormation.identifiers }).toEqual(
        row.cloudFormation,
      );
    },
  );

  it.each(rows.map((row) => [row.terraform[0], row] as const))(
    '%s has an id in the form that is documented',
    (_, row) => {
      const template = importId(kindRow(eventFor(row))?.terraform ?? '');
      expect(joints(row.documented, template)).toEqual(joints(row.terraform[1], template));
      expect(row.documented.startsWith('arn:')).toBe(row.terraform[1].startsWith('arn:'));
      expect(row.documented.startsWith('https:')).toBe(row.terraform[1].startsWith('https:'));
      const kind = /^(?:[a-z]+-)(?=[0-9a-f]{8,})/.exec(row.terraform[1])?.[0];
      if (kind !== undefined) expect(row.documented.startsWith(kind)).toBe(true);
    },
  );

  it('has a row here for every kind', () => {
    const seen = new Set(rows.map((row) => kindRow(eventFor(row))?.terraform));
    const unseen = [...resourceTypes].filter(([, [terraform]]) => !seen.has(terraform));
    expect(unseen).toEqual([]);
  });

  it('tells a classic load balancer from the others, and a member of a cluster from a database', () => {
    const typeOf = (call: string, asked: Raw, answered?: Raw) =>
      importTarget(eventOf(called(call, asked, answered)))?.terraform?.type;
    const arn =
      'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/web/0a1b2c3d';
    expect(typeOf('elasticloadbalancing:AddTags', { resourceArns: [arn] })).toBe('aws_lb');
    expect(typeOf('elasticloadbalancing:AddTags', { loadBalancerNames: ['web'] })).toBe('aws_elb');
    const database = { dBInstanceIdentifier: 'a' };
    expect(typeOf('rds:ModifyDBInstance', database)).toBe('aws_db_instance');
    expect(typeOf('rds:CreateDBInstance', { ...database, dBClusterIdentifier: 'b' })).toBe(
      'aws_rds_cluster_instance',
    );
  });

  it('does not take the route table of a gateway for that of a subnet', () => {
    const asked = { routeTableId: 'rtb-0a1b2c3d4e5f60718', gatewayId: 'igw-0a1b2c3d4e5f60718' };
    const answered = { associationId: 'rtbassoc-0a1b2c3d4e5f60718' };
    expect(
      importTarget(eventOf(called('ec2:AssociateRouteTable', asked, answered))),
    ).toBeUndefined();
  });

  it('imports of several records those that the call left there, each as it is', () => {
    const change = (action: string, name: string, type: string) => ({
      action,
      resourceRecordSet: { name, type },
    });
    const idsAfter = (...changes: Raw[]) => {
      const asked = { hostedZoneId: 'Z1EXAMPLE', changeBatch: { changes } };
      const { adopt } = planOf(eventOf(called('route53:ChangeResourceRecordSets', asked)));
      return adopt.flatMap(({ text }) => /id = "(.*)"/.exec(text)?.[1] ?? text.split(':')[0]);
    };
    const gone = change('DELETE', 'old.example.com.', 'CNAME');
    expect(idsAfter(gone, change('CREATE', 'www.example.com.', 'A'))).toEqual([
      'Z1EXAMPLE_www.example.com_A',
      'pulumi import aws',
    ]);
    expect(idsAfter(gone, change('CREATE', 'old.example.com.', 'CNAME'))[0]).toBe(
      'Z1EXAMPLE_old.example.com_CNAME',
    );
    expect(idsAfter(gone)).toEqual(['Take it out of the code']);
  });

  it.each([
    ['ec2:ReleaseAddress', { allocationId: 'eipalloc-0a1b2c3d4e5f60718' }],
    ['ec2:DeregisterImage', { imageId: 'ami-0a1b2c3d4e5f60718' }],
    ['ec2:DisassociateRouteTable', { associationId: 'rtbassoc-0a1b2c3d4e5f60718' }],
  ])('offers no import of what %s took away', (call, asked) => {
    expect(planOf(eventOf(called(call, asked))).adopt).toEqual([
      { kind: 'note', text: 'Take it out of the code: what was there is gone.' },
    ]);
  });
});
