import type { Check } from './check.ts';

/** Calls that set one property to a known value: the property, and every value it has then. */
const rows: Readonly<Record<string, readonly [property: string, ...values: string[]]>> = {
  'cloudtrail:StopLogging': ['IsLogging', 'false'],
  'cloudtrail:StartLogging': ['IsLogging', 'true'],
  'kms:DisableKey': ['Enabled', 'false'],
  'kms:EnableKey': ['Enabled', 'true'],
  'kms:DisableKeyRotation': ['EnableKeyRotation', 'false'],
  'kms:EnableKeyRotation': ['EnableKeyRotation', 'true'],
  'kms:ScheduleKeyDeletion': ['KeyState', 'PendingDeletion', 'PendingReplicaDeletion'],
  'kms:CancelKeyDeletion': ['KeyState', 'Disabled', 'Enabled'],
  'events:DisableRule': ['State', 'DISABLED'],
  'events:EnableRule': ['State', 'ENABLED'],
  'cloudwatch:DisableAlarmActions': ['ActionsEnabled', 'false'],
  'cloudwatch:EnableAlarmActions': ['ActionsEnabled', 'true'],
  'config:StopConfigurationRecorder': ['recording', 'false'],
  'config:StartConfigurationRecorder': ['recording', 'true'],
  'ec2:StopInstances': ['State.Name', 'stopped', 'stopping'],
  'ec2:StartInstances': ['State.Name', 'running', 'pending'],
  'ec2:DisableEbsEncryptionByDefault': ['EbsEncryptionByDefault', 'false'],
  'ec2:EnableEbsEncryptionByDefault': ['EbsEncryptionByDefault', 'true'],
  'ec2:EnableSerialConsoleAccess': ['SerialConsoleAccessEnabled', 'true'],
  'ec2:DisableSerialConsoleAccess': ['SerialConsoleAccessEnabled', 'false'],
  'ec2:DisableImageBlockPublicAccess': ['ImageBlockPublicAccessState', 'unblocked'],
  'ec2:EnableImageBlockPublicAccess': ['ImageBlockPublicAccessState', 'block-new-sharing'],
  'ec2:DisableSnapshotBlockPublicAccess': ['State', 'unblocked'],
  'ec2:EnableSnapshotBlockPublicAccess': ['State', 'block-all-sharing', 'block-new-sharing'],
  'rds:StopDBInstance': ['DBInstanceStatus', 'stopped', 'stopping'],
  'rds:StartDBInstance': ['DBInstanceStatus', 'available', 'starting'],
  'rds:StopDBCluster': ['Status', 'stopped', 'stopping'],
  'rds:StartDBCluster': ['Status', 'available', 'starting'],
};

export const switches: Check = ({ service, action }, live) => {
  const [property = '', ...values] = rows[`${service}:${action}`] ?? [];
  const now = Object.hasOwn(live, property) ? live[property] : undefined;
  if (now === undefined) return undefined;
  const detail = `${property} is ${now}`;
  return { kind: values.includes(now) ? 'still-there' : 'no-longer', detail };
};
