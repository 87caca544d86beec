import type { CriticalResource } from '../../../domain/scorecard/gates/monitoring-coverage.ts';

interface Arn {
  readonly service: string;
  readonly region: string;
  /** `function`, `db`, `loadbalancer/app`; empty where the service has one kind only. */
  readonly type: string;
  /** What follows the type. */
  readonly name: string;
}

type WatchedBy = CriticalResource['watchedBy'];

/** Namespace and dimension by which metrics name a resource, by service and type. */
const named: Readonly<Record<string, readonly [namespace: string, dimension: string]>> = {
  'cloudfront:distribution': ['AWS/CloudFront', 'DistributionId'],
  'dynamodb:table': ['AWS/DynamoDB', 'TableName'],
  'ec2:instance': ['AWS/EC2', 'InstanceId'],
  'ec2:natgateway': ['AWS/NATGateway', 'NatGatewayId'],
  'ec2:volume': ['AWS/EBS', 'VolumeId'],
  'ec2:vpn-connection': ['AWS/VPN', 'VpnId'],
  'ecs:cluster': ['AWS/ECS', 'ClusterName'],
  'elasticache:cluster': ['AWS/ElastiCache', 'CacheClusterId'],
  'elasticache:replicationgroup': ['AWS/ElastiCache', 'ReplicationGroupId'],
  'elasticfilesystem:file-system': ['AWS/EFS', 'FileSystemId'],
  'es:domain': ['AWS/ES', 'DomainName'],
  'events:rule': ['AWS/Events', 'RuleName'],
  'firehose:deliverystream': ['AWS/Firehose', 'DeliveryStreamName'],
  'kinesis:stream': ['AWS/Kinesis', 'StreamName'],
  'rds:cluster': ['AWS/RDS', 'DBClusterIdentifier'],
  'rds:db': ['AWS/RDS', 'DBInstanceIdentifier'],
  'redshift:cluster': ['AWS/Redshift', 'ClusterIdentifier'],
  'route53:healthcheck': ['AWS/Route53', 'HealthCheckId'],
  's3:': ['AWS/S3', 'BucketName'],
  'sns:': ['AWS/SNS', 'TopicName'],
  'sqs:': ['AWS/SQS', 'QueueName'],
};

/** Kinds that have no metrics, so that nothing could watch them. */
const withoutMetrics: ReadonlySet<string> = new Set([
  'cloudformation:stack',
  'ec2:internet-gateway',
  'ec2:launch-template',
  'ec2:network-acl',
  'ec2:network-interface',
  'ec2:route-table',
  'ec2:security-group',
  'ec2:subnet',
  'ec2:vpc',
  'ecr:repository',
  'ecs:task-definition',
  'iam:instance-profile',
  'iam:policy',
  'iam:role',
  'kms:key',
  'logs:log-group',
  'rds:pg',
  'rds:subgrp',
  'secretsmanager:secret',
  'ssm:parameter',
]);

/** Kinds whose metrics need more than the end of the ARN. */
const special: Readonly<Record<string, (arn: Arn, whole: string) => WatchedBy>> = {
  'states:stateMachine': (_, whole) => one('AWS/States', 'StateMachineArn', whole),
  'acm:certificate': (_, whole) => one('AWS/CertificateManager', 'CertificateArn', whole),
  'ecs:service': ({ name }) => {
    const [ClusterName, ServiceName] = name.split('/');
    return ClusterName !== undefined && ServiceName !== undefined
      ? { namespace: 'AWS/ECS', dimensions: { ClusterName, ServiceName } }
      : 'unknown';
  },
  'elasticloadbalancing:loadbalancer': ({ name }) => {
    const [kind] = name.split('/');
    if (kind === 'app') return one('AWS/ApplicationELB', 'LoadBalancer', name);
    if (kind === 'net') return one('AWS/NetworkELB', 'LoadBalancer', name);
    return one('AWS/ELB', 'LoadBalancerName', name);
  },
  'kafka:cluster': ({ name }) => one('AWS/Kafka', 'Cluster Name', name.split('/')[0] ?? name),
  'autoscaling:autoScalingGroup': ({ name }) =>
    one('AWS/AutoScaling', 'AutoScalingGroupName', name.split('autoScalingGroupName/')[1] ?? name),
  'lambda:function': ({ name }) => one('AWS/Lambda', 'FunctionName', name.split(':')[0] ?? name),
  'apigateway:': ({ name }) => {
    const [kind, id] = name.replace(/^\//, '').split('/');
    if (kind === 'apis' && id !== undefined) return one('AWS/ApiGateway', 'ApiId', id);
    // A REST API's metrics go by its name, which its ARN does not hold.
    return 'unknown';
  },
};

const one = (namespace: string, dimension: string, value: string): WatchedBy => ({
  namespace,
  dimensions: { [dimension]: value },
});

/** What an alarm on the resource of an ARN watches; `unknown` for a kind that is not listed. */
export function watchedBy(whole: string): WatchedBy {
  const arn = parseArn(whole);
  if (arn === undefined) return 'unknown';
  const kind = `${arn.service}:${arn.type}`;
  const own = special[kind];
  if (own !== undefined) return own(arn, whole);
  if (withoutMetrics.has(kind)) return 'none';
  const metric = named[kind];
  return metric === undefined ? 'unknown' : one(metric[0], metric[1], arn.name);
}

/** The region in an ARN; us-east-1, where their metrics are, for the services that name none. */
export function regionOf(whole: string): string | undefined {
  const arn = parseArn(whole);
  return arn === undefined ? undefined : arn.region || 'us-east-1';
}

function parseArn(whole: string): Arn | undefined {
  const [prefix, , service, region = '', , ...rest] = whole.split(':');
  if (prefix !== 'arn' || service === undefined || rest.length === 0) return undefined;
  const resource = rest.join(':');
  // The API's own ARNs are paths; buckets, topics and queues are named at once.
  if (['s3', 'sns', 'sqs', 'apigateway'].includes(service))
    return { service, region, type: '', name: resource };
  const [, type = '', name = ''] = /^([^:/]+)[:/](.*)$/.exec(resource) ?? [];
  return name === '' ? undefined : { service, region, type, name };
}
