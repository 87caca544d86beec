import { cloudFormationKeys } from './cloudformation-keys.ts';
import { anywhere } from './resource-key.ts';
import { terraformKeys } from './terraform-keys.ts';

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

function classicKeys(module: string, name: string, attributes: Record<string, unknown>): string[] {
  for (const type of terraformTypes(module, name)) {
    const keys = terraformKeys(type, attributes);
    if (keys.length > 0) return keys;
  }
  return [];
}

/** `s3/bucketV2` is `aws_s3_bucket`; `ec2/securityGroup` is `aws_security_group`, without its module. */
function terraformTypes(module: string, name: string): string[] {
  const [folder = ''] = module.split('/');
  const snake = snakeCase(name.replace(/V2$/, ''));
  return [`aws_${folder}_${snake}`, `aws_${snake}`];
}

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
