import { describe, expect, it } from 'vitest';
import { terraformKeys } from '../../../../lib/adapters/aws/resources/terraform-keys.ts';
import { buildOwnerIndex } from '../../../../lib/domain/change/owner-index.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { type Raw, record } from '../../../helpers/record.ts';

type Declared = readonly [type: string, attributes: Raw];

/** How a call differs from a state with these resources, by owner and properties. */
function found(call: string, requestParameters: Raw, declared: readonly Declared[]) {
  const [service = '', eventName = ''] = call.split(':');
  const event = eventOf(
    record({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
      responseElements: {},
    }),
  );
  const resources = declared.map(([resourceType, attributes]) => ({
    engine: 'terraform' as const,
    unit: 'prod.tfstate',
    address: `${resourceType}.this`,
    resourceId: String(attributes['id']),
    resourceType,
    keys: terraformKeys(resourceType, attributes),
  }));
  const readAt = '2026-11-03T14:00:00Z';
  const index = buildOwnerIndex([{ name: 'prod', readAt, resources, faults: [] }]);
  const owner = index.ownerOf(event.subjectKeys ?? [], event);
  return owner.kind === 'owned' ? [owner.address, owner.compared?.properties] : owner.kind;
}

const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
const role: Declared = ['aws_iam_role', { id: 'app', arn: 'arn:aws:iam::111122223333:role/app' }];
const lambda: Declared = [
  'aws_lambda_function',
  { id: 'shop', arn: 'arn:aws:lambda:eu-central-1:111122223333:function:shop' },
];
const table: Declared = ['aws_route_table', { id: 'rtb-0123456789abcdef0' }];
const gone = (address: string, id: string) => [
  address,
  [{ path: address, expected: id, change: 'removed' }],
];
const fresh = (address: string, path: string, actual: string) => [
  address,
  [{ path, actual, change: 'added' }],
];

describe('parts of their own and whole resources', () => {
  it.each<[string, string, Raw, readonly Declared[], unknown]>([
    [
      'a declared inline policy, deleted',
      'iam:DeleteRolePolicy',
      { roleName: 'app', policyName: 'read' },
      [role, ['aws_iam_role_policy', { id: 'app:read', role: 'app', name: 'read' }]],
      gone('aws_iam_role_policy.this', 'app:read'),
    ],
    [
      'a declared attachment, detached',
      'iam:DetachRolePolicy',
      { roleName: 'app', policyArn: arn },
      [role, ['aws_iam_role_policy_attachment', { id: 'app-1', role: 'app', policy_arn: arn }]],
      gone('aws_iam_role_policy_attachment.this', 'app-1'),
    ],
    [
      'an attachment that no state declares',
      'iam:AttachRolePolicy',
      { roleName: 'app', policyArn: arn },
      [role],
      fresh('aws_iam_role.this', 'attached-policy', arn),
    ],
    [
      'an attachment detached that no state declares',
      'iam:DetachRolePolicy',
      { roleName: 'app', policyArn: arn },
      [role],
      ['aws_iam_role.this', undefined],
    ],
    [
      'a declared permission, removed',
      'lambda:RemovePermission20150331v2',
      { functionName: 'shop', statementId: 'api' },
      [
        lambda,
        ['aws_lambda_permission', { id: 'api', function_name: 'shop', statement_id: 'api' }],
      ],
      gone('aws_lambda_permission.this', 'api'),
    ],
    [
      'a permission that no state declares',
      'lambda:AddPermission20150331v2',
      { functionName: 'shop', statementId: 'open', principal: '*' },
      [lambda],
      fresh('aws_lambda_function.this', 'permission', 'open'),
    ],
    [
      'a declared route, deleted',
      'ec2:DeleteRoute',
      { routeTableId: 'rtb-0123456789abcdef0', destinationCidrBlock: '0.0.0.0/0' },
      [
        table,
        [
          'aws_route',
          {
            id: 'r-rtb1',
            route_table_id: 'rtb-0123456789abcdef0',
            destination_cidr_block: '0.0.0.0/0',
          },
        ],
      ],
      gone('aws_route.this', 'r-rtb1'),
    ],
    [
      'a route that no state declares',
      'ec2:CreateRoute',
      { routeTableId: 'rtb-0123456789abcdef0', destinationCidrBlock: '0.0.0.0/0' },
      [table],
      fresh('aws_route_table.this', 'route', '0.0.0.0/0'),
    ],
    [
      'a declared policy of a bucket, deleted',
      's3:DeleteBucketPolicy',
      { bucketName: 'shop' },
      [['aws_s3_bucket_policy', { id: 'shop', bucket: 'shop' }]],
      gone('aws_s3_bucket_policy.this', 'shop'),
    ],
    [
      'a declared rule, revoked by its id',
      'ec2:RevokeSecurityGroupIngress',
      {
        groupId: 'sg-0123456789abcdef0',
        securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-0123456789abcdef0' }] },
      },
      [
        [
          'aws_vpc_security_group_ingress_rule',
          {
            id: 'sgr-0123456789abcdef0',
            security_group_id: 'sg-0123456789abcdef0',
            security_group_rule_id: 'sgr-0123456789abcdef0',
          },
        ],
      ],
      gone('aws_vpc_security_group_ingress_rule.this', 'sgr-0123456789abcdef0'),
    ],
    [
      'a whole function, deleted',
      'lambda:DeleteFunction20150331',
      { functionName: 'shop' },
      [lambda],
      gone('aws_lambda_function.this', 'shop'),
    ],
    [
      'no: a setting of a function, deleted',
      'lambda:DeleteFunctionConcurrency20171031',
      { functionName: 'shop' },
      [lambda],
      ['aws_lambda_function.this', undefined],
    ],
    [
      'no: the boundary of a role, deleted',
      'iam:DeleteRolePermissionsBoundary',
      { roleName: 'app' },
      [role],
      ['aws_iam_role.this', undefined],
    ],
    [
      'no: tags deleted',
      'ec2:DeleteTags',
      { resourcesSet: { items: [{ resourceId: 'rtb-0123456789abcdef0' }] } },
      [table],
      ['aws_route_table.this', undefined],
    ],
  ])('%s', (_, call, request, declared, expected) => {
    expect(found(call, request, declared)).toEqual(expected);
  });
});
