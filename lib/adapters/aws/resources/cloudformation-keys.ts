import kinds from './cloudformation-kinds.json' with { type: 'json' };
import { kebabCase } from './kebab-case.ts';
import { keysFrom } from './key-template.ts';
import { keyOfId, resourceKey, type Scope } from './resource-key.ts';

/**
 * Types whose physical id is not simply the id in their ARN: `{0}` is the whole id or, of ids such as
 * `a|b`, the first part. A type whose id does not say what it belongs to has an empty text.
 */
const templates: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'apigateway/restapis/{1}#deployments/{0}',
  'AWS::ApiGateway::Method': 'apigateway/restapis/{0}#resources/{1}/methods/{2}',
  'AWS::ApiGateway::Resource': 'apigateway/restapis/{0}#resources/{1}',
  'AWS::ApiGateway::RestApi': 'apigateway/restapis/{0}',
  'AWS::ApiGateway::Stage': 'apigateway/restapis/{0}#stages/{1}',
  'AWS::ApiGatewayV2::Api': 'apigateway/apis/{0}',
  'AWS::AutoScaling::AutoScalingGroup': 'autoscaling/autoScalingGroup/{0}',
  'AWS::AutoScaling::LaunchConfiguration': 'autoscaling/launchConfiguration/{0}',
  'AWS::Cognito::UserPoolClient': '',
  'AWS::EC2::EIP': 'ec2/{1}',
  'AWS::EC2::Route': 'ec2/{0}#route/{1}',
  'AWS::EC2::SecurityGroupEgress': 'ec2/{0}',
  'AWS::EC2::SecurityGroupIngress': 'ec2/{0}',
  'AWS::EC2::SubnetRouteTableAssociation': 'ec2/{0}',
  'AWS::ECS::TaskDefinition': '{0}',
  'AWS::EKS::Nodegroup': '',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'elasticloadbalancing/loadbalancer/{0}',
  'AWS::Events::Rule': 'events/rule/{rule}',
  // The id is CloudFormation's own; the policy is a part of roles it does not name.
  'AWS::IAM::Policy': '',
  'AWS::IAM::GroupPolicy': 'iam/group/{1}#inline-policy/{0}',
  'AWS::IAM::RolePolicy': 'iam/role/{1}#inline-policy/{0}',
  'AWS::IAM::UserPolicy': 'iam/user/{1}#inline-policy/{0}',
  'AWS::IAM::AccessKey': '',
  'AWS::KMS::Alias': 'kms/alias/{0}',
  'AWS::Lambda::EventSourceMapping': 'lambda/event-source-mapping/{0}',
  'AWS::Lambda::Permission': 'lambda/function/{0}#permission/{1}',
  'AWS::Logs::MetricFilter': '',
  'AWS::Logs::SubscriptionFilter': '',
  'AWS::Route53::HostedZone': 'route53/hostedzone/{0}',
  'AWS::Route53::RecordSet': '',
  'AWS::S3::BucketPolicy': 's3/bucket/{0}#policy',
  'AWS::SNS::TopicPolicy': '',
  'AWS::SQS::QueuePolicy': '',
  'AWS::SSM::Parameter': 'ssm/parameter/{0}',
};

/** Types of which one that has a single part says nothing that can be looked up. */
const needsTwoParts = /#|\{1\}/;

/** The keys of a resource of a stack: its type and CloudFormation's physical id for it. */
export function cloudFormationKeys(type: string, physicalId: string, scope: Scope): string[] {
  if (physicalId === '') return [];
  const template = templates[type];
  if (template === '') return [];
  if (template !== undefined) return byTemplate(type, template, physicalId, scope);
  const key = keyOfId(physicalId, scope) ?? keyOfKind(type, physicalId, scope);
  return key === undefined ? [] : [key];
}

function byTemplate(type: string, template: string, id: string, scope: Scope): string[] {
  const whole = id.startsWith('arn:') || type === 'AWS::S3::BucketPolicy';
  const parts = whole ? [id] : id.split('|');
  if (!whole && needsTwoParts.test(template) && parts.length < 2) return [];
  const valuesOf = (field: string) => {
    const value = field === 'rule' ? ruleOf(parts) : parts[Number(field)];
    return value === undefined ? [] : [value];
  };
  return keysFrom(template, valuesOf, scope);
}

/** A rule is `bus|name`, or a name alone on the default bus. */
const ruleOf = (parts: readonly string[]): string =>
  parts.length > 1 || parts[0]?.startsWith('arn:') ? parts.join('/') : `default/${parts[0]}`;

function keyOfKind(type: string, id: string, scope: Scope): string | undefined {
  const kind = kindByType.get(type);
  return kind === undefined ? undefined : resourceKey(`${kind}/${id}`, scope);
}

/** `lambda/function` of `AWS::Lambda::Function`. */
const kindByType: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds.types).flatMap(([group, entries]) => {
    const [namespace = '', service = ''] = group.split(' ');
    return entries.split(' ').map((entry) => {
      const [name = '', type = kebabCase(name)] = entry.split('=');
      return [`AWS::${namespace}::${name}`, `${service}/${type}`] as const;
    });
  }),
);
