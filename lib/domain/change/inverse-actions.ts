import { CallMemo } from './call-memo.ts';
import { removes } from './removes.ts';

/** How a later call has to be about the same thing to undo an earlier one. */
export type Sameness =
  /** it changed the very same resource, or the same part of it */
  | 'subject'
  /** the very same entry, of the same of the two directions */
  | 'side'
  /** it names the same permissions of the same group */
  | 'rules'
  /** it names the same tags of the same resource */
  | 'tags'
  /** it asks for the opposite of the same settings of the same resource */
  | 'settings';

type InverseRow = readonly [service: string, action: string, inverses: string, same: Sameness];

/** Pairs that the words do not tell: each action with those that undo it. */
const rows: readonly InverseRow[] = [
  ['ec2', 'AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress', 'rules'],
  ['ec2', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupEgress', 'rules'],
  ['ec2', 'RevokeSecurityGroupIngress', 'AuthorizeSecurityGroupIngress', 'rules'],
  ['ec2', 'RevokeSecurityGroupEgress', 'AuthorizeSecurityGroupEgress', 'rules'],
  ['ec2', 'CreateNetworkAclEntry', 'DeleteNetworkAclEntry', 'side'],
  ['ec2', 'DeleteNetworkAclEntry', 'CreateNetworkAclEntry', 'side'],
  ['ec2', 'CreateTags', 'DeleteTags', 'tags'],
  ['ec2', 'RunInstances', 'TerminateInstances', 'subject'],
  ['kms', 'ScheduleKeyDeletion', 'CancelKeyDeletion', 'subject'],
  ['secretsmanager', 'DeleteSecret', 'RestoreSecret', 'subject'],
  ['s3', 'DeleteBucketEncryption', 'PutBucketEncryption', 'subject'],
  ['iam', 'AddUserToGroup', 'RemoveUserFromGroup', 'subject'],
  ['iam', 'RemoveUserFromGroup', 'AddUserToGroup', 'subject'],
  ...[
    'codebuild:UpdateProjectVisibility',
    'dynamodb:UpdateContinuousBackups',
    'dynamodb:UpdateTable',
    'ec2:ModifyImageAttribute',
    'ec2:ModifyInstanceAttribute',
    'ec2:ModifyInstanceMetadataOptions',
    'ec2:ModifySnapshotAttribute',
    'ec2:ModifySubnetAttribute',
    'eks:UpdateClusterConfig',
    'elasticloadbalancing:ModifyLoadBalancerAttributes',
    'iam:UpdateAccessKey',
    'lambda:UpdateFunctionUrlConfig',
    'rds:ModifyDBCluster',
    'rds:ModifyDBClusterSnapshotAttribute',
    'rds:ModifyDBInstance',
    'rds:ModifyDBSnapshotAttribute',
    'route53:ChangeResourceRecordSets',
    's3:PutAccountPublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
    's3:PutBucketVersioning',
  ].map((call): InverseRow => {
    const [service = '', action = ''] = call.split(':');
    return [service, action, action, 'settings'];
  }),
];

/** First words of actions and the words that undo them, where the rest of the name stays the same. */
const verbs: readonly (readonly [verb: string, undoing: string])[] = [
  ['Create', 'Delete Terminate'],
  ['Attach', 'Detach'],
  ['Detach', 'Attach'],
  ['Associate', 'Disassociate'],
  ['Disassociate', 'Associate'],
  ['Enable', 'Disable'],
  ['Disable', 'Enable'],
  ['Start', 'Stop'],
  ['Stop', 'Start'],
  ['Add', 'Remove'],
  ['Register', 'Deregister'],
  ['Allocate', 'Release'],
];

interface Inverse {
  readonly actions: readonly string[];
  readonly same: Sameness;
}

const byCall = new Map(rows.map((row) => [`${row[0]}:${row[1]}`, row]));

const inverses = new CallMemo(findInverse);

/** The actions that undo one; none when none is known. */
export const inverseOf = (service: string, action: string): Inverse => inverses.of(service, action);

function findInverse(service: string, action: string): Inverse {
  const row = byCall.get(`${service}:${action}`);
  if (row !== undefined) return { actions: row[2].split(' ').filter(Boolean), same: row[3] };
  const [verb = '', undoing] =
    verbs.find(([it]) => action.startsWith(it) && /^[A-Z]/.test(action.slice(it.length))) ?? [];
  const rest = action.slice(verb.length);
  return {
    actions: undoing === undefined ? [] : undoing.split(' ').map((it) => `${it}${rest}`),
    same: /Tags?(?:$|[A-Z])/.test(action) ? 'tags' : 'subject',
  };
}

/** Whether `later`, when code makes it, sets again what `earlier` set or took away. */
export function setsAgain(earlier: string, later: string): boolean {
  if (earlier === later) return !removes(later);
  const noun = /^Delete(.+)$/.exec(earlier)?.[1];
  return noun !== undefined && (later === `Put${noun}` || later === `Create${noun}`);
}
