import type { ChangeEvent } from '../change-event.ts';
import { note, type Step } from '../plan.ts';

/** What a call took away, or let go, that no other call brings back, and the safe way on; by call. */
const losses: readonly (readonly [text: string, calls: string])[] = [
  [
    'An instance that was terminated does not come back, nor do its volumes but for those that were to stay. A new one has another id and other addresses.',
    'ec2:TerminateInstances',
  ],
  [
    'It is gone with its data. What is restored has the default network, security and parameter groups unless the command names others. Without a final snapshot look for backups that were kept: aws rds describe-db-instance-automated-backups, describe-db-cluster-automated-backups, describe-db-snapshots.',
    'rds:DeleteDBCluster rds:DeleteDBInstance',
  ],
  [
    'It is gone with its data, but for its snapshots: aws redshift describe-cluster-snapshots.',
    'redshift:DeleteCluster',
  ],
  [
    'It is gone with its data. Where point-in-time recovery was on, AWS keeps a backup for 35 days: aws dynamodb list-backups --backup-type SYSTEM, then restore-table-from-backup. Tags, alarms and scaling are not in it.',
    'dynamodb:DeleteTable',
  ],
  [
    'Its objects are gone, and anybody may take its name: make it again from its code without delay.',
    's3:DeleteBucket',
  ],
  [
    'It is gone with its data: make it again from its code, and restore what a backup holds (aws backup list-recovery-points-by-resource).',
    'ec2:DeleteVolume elasticfilesystem:DeleteFileSystem',
  ],
  [
    'Only a retention rule of the Recycle Bin brings it back, and only while that keeps it.',
    'ec2:DeleteSnapshot ec2:DeregisterImage',
  ],
  [
    'The address may still be free: aws ec2 allocate-address --address with it. Else all that names it must change.',
    'ec2:ReleaseAddress',
  ],
  [
    'Machines go on letting the private key in. The public key can be given the name again: aws ec2 import-key-pair.',
    'ec2:DeleteKeyPair',
  ],
  [
    'Made again under its name it has another unique id: policies elsewhere that named the old one do not hold for it until they are written again.',
    'iam:DeleteRole iam:DeleteUser',
  ],
  [
    'A deleted credential does not come back: whoever used it needs a new one.',
    'iam:DeactivateMFADevice iam:DeleteAccessKey iam:DeleteLoginProfile iam:DeleteServiceSpecificCredential iam:DeleteVirtualMFADevice',
  ],
  [
    'What the document said before is not in the log: take it from its code, or from the history of AWS Config.',
    'iam:DeleteGroupPolicy iam:DeletePolicy iam:DeletePolicyVersion iam:DeleteRolePolicy iam:DeleteUserPolicy iam:UpdateAssumeRolePolicy kms:PutKeyPolicy s3:DeleteBucketPolicy secretsmanager:DeleteResourcePolicy',
  ],
  [
    'Nothing decrypts with the key until the very same material is imported again: aws kms import-key-material.',
    'kms:DeleteImportedKeyMaterial',
  ],
  [
    'The value before is the version labelled AWSPREVIOUS, until the next one: aws secretsmanager list-secret-version-ids, then update-secret-version-stage --version-stage AWSCURRENT. It helps only where the old value is still accepted: where a password was rotated, rotate again instead.',
    'secretsmanager:PutSecretValue secretsmanager:RotateSecret secretsmanager:UpdateSecret',
  ],
  [
    'Calls made in the meantime are not in the trail; the event history has those that manage resources for 90 days.',
    'cloudtrail:DeleteTrail cloudtrail:StopLogging',
  ],
  [
    'What expired in the meantime does not come back.',
    'logs:PutRetentionPolicy s3:PutBucketLifecycle s3:PutBucketLifecycleConfiguration',
  ],
  [
    'A zone that is made again has other name servers, which the registration of the domain must name.',
    'route53:DeleteHostedZone',
  ],
  ['Its subscriptions must be made, and confirmed, again.', 'sns:DeleteTopic'],
  [
    'What it was to keep (Retain) is still there and in the way of a new deployment: import that into the stack.',
    'cloudformation:DeleteStack',
  ],
  ['AWS Support can open it again for 90 days.', 'organizations:CloseAccount'],
];

const byCall: ReadonlyMap<string, string> = new Map(
  losses.flatMap(([text, calls]) => calls.split(' ').map((call) => [call, text] as const)),
);

const deletes = /^(?:Batch)?(?:Delete|Destroy|Purge|Terminate)/;
const generic =
  'No call undoes this. Make it again from its code; it will have another id where ids are given, and nothing of what was in it.';

/**
 * What to know before a call is undone that cannot be undone whole; nothing for others. Of a deletion
 * that `hasInverse` does not put back, at least that.
 */
export function lossesOf(
  { service, action }: Pick<ChangeEvent, 'service' | 'action'>,
  hasInverse: boolean,
): Step[] {
  const known = byCall.get(`${service}:${action}`);
  const text = known ?? (deletes.test(action) && !hasInverse ? generic : undefined);
  return text === undefined ? [] : [note(text)];
}
