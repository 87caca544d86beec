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
  'AWS::ApplicationAutoScaling::ScalableTarget': 'application-autoscaling/{2}/{0}/{1}',
  'AWS::AmazonMQ::Broker': 'mq/broker/{0}',
  'AWS::Athena::NamedQuery': 'athena/named-query/{0}',
  'AWS::AutoScaling::LifecycleHook': 'autoscaling/autoScalingGroup/{0}#lifecycle-hook/{1}',
  'AWS::AutoScaling::ScheduledAction': 'autoscaling/autoScalingGroup/{1}#policy/{0}',
  'AWS::Batch::JobDefinition': '{0} batch/job-definition/{family}',
  'AWS::CloudFormation::StackSet': 'cloudformation/stackset/{:0}',
  'AWS::CodePipeline::Pipeline': 'codepipeline/{0}',
  'AWS::Config::ConfigurationRecorder': 'config/configuration-recorder/{0}',
  'AWS::Config::ConformancePack': 'config/conformance-pack/{0}',
  'AWS::Config::DeliveryChannel': 'config/delivery-channel/{0}',
  'AWS::DLM::LifecyclePolicy': 'dlm/policy/{0}',
  'AWS::EC2::NetworkAcl': 'ec2/{0}',
  'AWS::EC2::SpotFleet': 'ec2/spot-fleet-request/{0}',
  'AWS::EC2::TransitGatewayRoute': 'ec2/{_0}#route/{_1}',
  'AWS::EC2::VolumeAttachment': 'ec2/{0}#attachment/{1}',
  'AWS::ECR::RegistryPolicy': 'ecr/{=registry}#policy',
  'AWS::ECS::TaskDefinition': '{0} ecs/task-definition/{family}',
  'AWS::EFS::MountTarget': 'elasticfilesystem/mount-target/{0}',
  'AWS::EKS::AccessEntry': 'eks/cluster/{1}#access-entry/{0}',
  'AWS::EKS::Addon': 'eks/cluster/{0}#addon/{1}',
  'AWS::EKS::FargateProfile': 'eks/cluster/{0}#fargateprofile/{1}',
  'AWS::EKS::Nodegroup': 'eks/cluster/{/0}#nodegroup/{/1}',
  'AWS::ElasticBeanstalk::Environment': 'elasticbeanstalk/environment/{0}',
  'AWS::KMS::ReplicaKey': 'kms/key/{0}',
  'AWS::Lightsail::Instance': 'lightsail/Instance/{0}',
  'AWS::Lightsail::Disk': 'lightsail/Disk/{0}',
  'AWS::Lightsail::Database': 'lightsail/RelationalDatabase/{0}',
  'AWS::Lightsail::LoadBalancer': 'lightsail/LoadBalancer/{0}',
  'AWS::Lightsail::StaticIp': 'lightsail/StaticIp/{0}',
  'AWS::Logs::QueryDefinition': 'logs/query-definition/{0}',
  'AWS::Macie::Session': 'macie2/{=session}',
  'AWS::Organizations::Account': 'organizations/account/{0}',
  'AWS::Organizations::OrganizationalUnit': 'organizations/ou/{0}',
  'AWS::Organizations::Policy': 'organizations/policy/{0}',
  'AWS::Route53Resolver::ResolverEndpoint': 'route53resolver/resolver-endpoint/{0}',
  'AWS::Route53Resolver::ResolverRule': 'route53resolver/resolver-rule/{0}',
  'AWS::SageMaker::Domain': 'sagemaker/domain/{0}',
  'AWS::SSM::MaintenanceWindow': 'ssm/maintenancewindow/{0}',
  'AWS::SSM::PatchBaseline': 'ssm/patchbaseline/{0}',
  'AWS::SSO::PermissionSet': '{1}',
  'AWS::WAFv2::IPSet': 'wafv2/ipset/{0}/{1}',
  'AWS::WAFv2::RegexPatternSet': 'wafv2/regexpatternset/{0}/{1}',
  'AWS::WAFv2::RuleGroup': 'wafv2/rulegroup/{0}/{1}',
  'AWS::WAFv2::WebACL': 'wafv2/webacl/{0}/{1}',
};

/** The keys of a resource of a stack: its type and CloudFormation's physical id for it. */
export function cloudFormationKeys(type: string, physicalId: string, scope: Scope): string[] {
  if (physicalId === '') return [];
  const template = Object.hasOwn(templates, type) ? templates[type] : undefined;
  if (template === '') return [];
  if (template !== undefined) return byTemplate(template, physicalId, scope);
  const key = keyOfId(physicalId, scope) ?? keyOfKind(type, physicalId, scope);
  return key === undefined ? [] : [key];
}

/** None of a template of which the id does not fill every field. */
function byTemplate(template: string, id: string, scope: Scope): string[] {
  const valuesOf = (field: string) => fieldOf(field, id) ?? [];
  return template
    .split(' ')
    .filter((it) => [...it.matchAll(fields)].every(([, field = '']) => fieldOf(field, id)))
    .flatMap((it) => keysFrom(it, valuesOf, scope));
}

/** Those of a template that are part of the id: `{=text}` stands for itself. */
const fields = /\{([^=}]+)\}/g;

/** `{1}` is the second part of `a|b`, `{_1}` of `a_b`; `{rule}` and `{family}` have ways of their own. */
function fieldOf(field: string, id: string): string[] | undefined {
  if (field === 'rule') return [ruleOf(id.split('|'))];
  if (field === 'family') return /-definition\/([^:]+):\d+$/.exec(id)?.slice(1);
  const sign = field.length > 1 ? field.charAt(0) : '|';
  const value = id.split(sign)[Number(field.slice(-1))];
  return value === undefined || value === '' ? undefined : [value];
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
