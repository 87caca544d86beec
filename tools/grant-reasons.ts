/** What the platform asks of a role and no command in the code does, and why. */
export const platform: Readonly<Record<string, string>> = {
  'logs:CreateLogStream': 'Lambda writes the log',
  'logs:PutLogEvents': 'Lambda writes the log',
  'sqs:SendMessage': 'Lambda puts aside what a function could not handle',
  'sqs:GetQueueAttributes': 'granted by CDK with sending',
  'sqs:GetQueueUrl': 'granted by CDK with sending',
  'dynamodb:DescribeStream': 'Lambda reads the stream for notify',
  'dynamodb:GetRecords': 'Lambda reads the stream for notify',
  'dynamodb:GetShardIterator': 'Lambda reads the stream for notify',
  'dynamodb:ListStreams': 'Lambda reads the stream for notify',
  'secretsmanager:DescribeSecret': 'granted by CDK with reading',
};

/** Why an action that takes a resource is granted on all of them. */
export const everywhere: Readonly<Record<string, string>> = {
  'cloudformation:DescribeStacks': 'which stacks are deployed is what is asked',
  'cloudwatch:DescribeAlarmHistory': 'which alarms there are is what is asked',
  'cloudwatch:DescribeAlarms': 'which alarms there are is what is asked',
  'cloudwatch:GetMetricData': 'the metric is named in the settings; metrics have no ARN',
  'ce:GetCostAndUsage': 'the costs are those of the whole account',
  'account:ListRegions': 'the account itself',
};
