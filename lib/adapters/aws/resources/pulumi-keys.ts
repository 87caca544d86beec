import { cloudFormationKeys } from './cloudformation-keys.ts';
import { anywhere } from './resource-key.ts';
import { hasTemplate, terraformKeys } from './terraform-keys.ts';

/** A resource of a Pulumi checkpoint as far as it says which one it is. */
interface PulumiIdentity {
  /** e.g. `aws:s3/bucket:Bucket` or `aws-native:s3:Bucket`. */
  readonly type: string;
  /** The provider's id. */
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * The keys of a resource that Pulumi manages. The classic AWS provider is built on Terraform's, so its
 * types and attributes are Terraform's in another spelling; the native one is built on CloudFormation.
 */
export function pulumiKeys(resource: PulumiIdentity): string[] {
  const [provider, module = '', name = ''] = resource.type.split(':');
  const { id, outputs } = resource;
  if (provider === 'aws') return classicKeys(module, name, { id, ...snakeKeys(outputs) });
  if (provider !== 'aws-native') return [];
  const keys = cloudFormationKeys(nativeType(module, name), id, anywhere);
  return keys.length > 0 ? keys : terraformKeys('aws_', { id, arn: outputs['arn'] });
}

/** By the spelling that is known of the type; else by its ARN or id alone. */
function classicKeys(module: string, name: string, attributes: Record<string, unknown>): string[] {
  const spellings = terraformTypes(module, name);
  return terraformKeys(spellings.find(hasTemplate) ?? 'aws_', attributes);
}

/** `s3/bucketV2` is `aws_s3_bucket`; `ec2/securityGroup` is `aws_security_group`, without its module. */
function terraformTypes(module: string, name: string): string[] {
  const [folder = ''] = module.split('/');
  const snake = snakeCase(name.replace(/[vV]2$/, ''));
  const renamed = renamedTypes[`${folder}/${snake}`];
  if (renamed !== undefined) return [`aws_${renamed}`];
  const beginnings = [...(renamedModules.get(folder) ?? '').split(' ').filter(Boolean), folder];
  const types = beginnings.map((it) => `aws_${it}_${snake}`);
  return folder === 'ec2' ? [`aws_${snake}`, ...types] : types;
}

/** Modules of which the name is not how Terraform's types begin. */
const renamedModules: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'api_gateway'],
  ['cfg', 'config config_config config_configuration'],
  ['ec2clientvpn', 'ec2_client_vpn'],
  ['ec2transitgateway', 'ec2_transit_gateway'],
  ['elasticbeanstalk', 'elastic_beanstalk'],
  ['rds', 'db rds'],
]);

const renamedTypes: Readonly<Record<string, string>> = {
  'cloudtrail/trail': 'cloudtrail',
  'ec2/network_interface_security_group_attachment': 'network_interface_sg_attachment',
  'iam/ssh_key': 'iam_user_ssh_key',
  'rds/role_association': 'db_instance_role_association',
  's3/analytics_configuration': 's3_bucket_analytics_configuration',
  's3/bucket_objectv2': 's3_object',
  's3/bucket_replication_config': 's3_bucket_replication_configuration',
  's3/inventory': 's3_bucket_inventory',
  'sqs/redrive_policy': 'sqs_queue_redrive_policy',
  'sqs/redrive_allow_policy': 'sqs_queue_redrive_allow_policy',
};

/** `s3:Bucket` is `AWS::S3::Bucket`: only the spelling of the service differs, so it is looked up. */
const nativeType = (service: string, name: string): string =>
  `AWS::${nativeServices[service] ?? service.charAt(0).toUpperCase() + service.slice(1)}::${name}`;

const nativeServices: Readonly<Record<string, string>> = {
  apigateway: 'ApiGateway',
  autoscaling: 'AutoScaling',
  cloudfront: 'CloudFront',
  cloudwatch: 'CloudWatch',
  dynamodb: 'DynamoDB',
  ec2: 'EC2',
  ecr: 'ECR',
  ecs: 'ECS',
  efs: 'EFS',
  eks: 'EKS',
  elasticloadbalancingv2: 'ElasticLoadBalancingV2',
  iam: 'IAM',
  kms: 'KMS',
  rds: 'RDS',
  s3: 'S3',
  secretsmanager: 'SecretsManager',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'SSM',
  stepfunctions: 'StepFunctions',
};

const snakeCase = (text: string): string =>
  text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const snakeKeys = (outputs: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(outputs).map(([name, value]) => [snakeCase(name), value]));
