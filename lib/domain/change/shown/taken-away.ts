import { type Check, takenOut } from './check.ts';

/** Calls that take a setting away, and the property it is; everything below it counts. */
const rows: Readonly<Record<string, string>> = {
  's3:DeleteBucketPublicAccessBlock': 'PublicAccessBlockConfiguration',
  's3:DeletePublicAccessBlock': 'PublicAccessBlockConfiguration',
  's3:DeleteBucketLifecycle': 'LifecycleConfiguration',
  's3:DeleteBucketCors': 'CorsConfiguration',
  's3:DeleteBucketWebsite': 'WebsiteConfiguration',
  's3:DeleteBucketReplication': 'ReplicationConfiguration',
  's3:DeleteBucketOwnershipControls': 'OwnershipControls',
  's3:DeleteBucketTagging': 'Tags',
  'iam:DeleteRolePermissionsBoundary': 'PermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary': 'PermissionsBoundary',
  'logs:DeleteRetentionPolicy': 'RetentionInDays',
  'logs:DisassociateKmsKey': 'KmsKeyId',
  'lambda:DeleteFunctionConcurrency': 'ReservedConcurrentExecutions',
  'ecr:DeleteLifecyclePolicy': 'LifecyclePolicy',
  'ecr:DeleteRepositoryPolicy': 'RepositoryPolicyText',
  'dynamodb:DeleteResourcePolicy': 'ResourcePolicy',
};

export const takenAway: Check = (event, live) => {
  const property = rows[`${event.service}:${event.action}`] ?? switchedOff(event);
  if (property === undefined) return undefined;
  const there = Object.keys(live).some(
    (path) => path === property || path.startsWith(`${property}.`),
  );
  return takenOut(there, property);
};

/** A bucket's log is switched off by a call that names no target for it. */
const switchedOff: (event: Parameters<Check>[0]) => string | undefined = ({
  service,
  action,
  parameters = {},
}) =>
  service === 's3' &&
  action === 'PutBucketLogging' &&
  !Object.keys(parameters).some((path) => path.includes('LoggingEnabled'))
    ? 'LoggingConfiguration'
    : undefined;
