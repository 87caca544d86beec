/**
 * How CloudTrail's short service names are billed: part of the name in Cost Explorer (`Amazon Elastic
 * Compute Cloud - Compute`), in FOCUS, or of the product code in a CUR (`AmazonEC2`), in lower case
 * without spaces.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  autoscaling: ['ec2', 'elasticcomputecloud'],
  dynamodb: ['dynamodb'],
  ec2: [
    'ec2',
    'elasticcomputecloud',
    'virtualprivatecloud',
    'vpc',
    'elasticblockstore',
    'ebs',
    'datatransfer',
  ],
  ecs: ['elasticcontainerservice', 'amazonecs', 'fargate', 'ec2', 'elasticcomputecloud'],
  eks: ['containerserviceforkubernetes', 'elastickubernetes', 'eks', 'ec2', 'elasticcomputecloud'],
  elasticache: ['elasticache'],
  elasticfilesystem: ['elasticfilesystem', 'efs'],
  elasticloadbalancing: ['loadbalancing', 'elb', 'ec2-other'],
  elasticmapreduce: ['elasticmapreduce', 'emr'],
  es: ['opensearch', 'elasticsearch', 'amazones'],
  events: ['eventbridge', 'cloudwatchevents', 'awsevents'],
  firehose: ['firehose'],
  kafka: ['managedstreamingforapachekafka', 'msk'],
  kinesis: ['kinesis'],
  kms: ['keymanagementservice', 'kms'],
  lambda: ['lambda'],
  logs: ['cloudwatch'],
  monitoring: ['cloudwatch'],
  opensearch: ['opensearch', 'elasticsearch', 'amazones'],
  rds: ['relationaldatabaseservice', 'rds', 'aurora'],
  redshift: ['redshift'],
  route53: ['route53'],
  s3: ['simplestorageservice', 'amazons3'],
  sagemaker: ['sagemaker'],
  secretsmanager: ['secretsmanager'],
  sns: ['simplenotification', 'sns'],
  sqs: ['queueservice', 'queueing', 'sqs'],
};

/** Whether calls of a service are billed under a name of the bill. */
export function billedUnder(service: string, billName: string): boolean {
  const bill = billName.toLowerCase().replaceAll(/[\s()]/g, '');
  return (names[service] ?? [service]).some((name) => bill.includes(name));
}
