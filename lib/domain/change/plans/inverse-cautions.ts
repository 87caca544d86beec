/** What to know before an inverse command is run, and the calls it is said of. */
export const cautions: readonly (readonly [text: string, calls: string])[] = [
  [
    'Only if there was none before: what it replaced is not in the log.',
    'ec2:CreateTags iam:PutRolePolicy iam:PutUserPolicy iam:PutGroupPolicy iam:PutRolePermissionsBoundary iam:PutUserPermissionsBoundary logs:PutSubscriptionFilter s3:PutBucketAcl s3:PutBucketPolicy lambda:PutFunctionConcurrency',
  ],
  [
    'Put the version that was the default in place of v1: iam list-policy-versions shows them.',
    'iam:CreatePolicyVersion',
  ],
  ['The key stays disabled until it is enabled again.', 'kms:ScheduleKeyDeletion'],
];
