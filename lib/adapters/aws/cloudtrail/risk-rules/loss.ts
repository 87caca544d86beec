import { fieldsOf } from '../fields-of.ts';
import { isObject, type RawRecord } from '../raw-record.ts';
import { atMost, holds, lacks } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';

/** A week is less than it takes to notice. */
const soonDays = 7;

const expiresSoon = (request: RawRecord): boolean =>
  fieldsOf(request).some(
    ([name, content]) =>
      name === 'Expiration' && isObject(content) && atMost(/^Days$/i, soonDays)(content),
  );

/** AWS's own documents do one known thing; the others, and these few of them, run what they are given. */
const runsAnything = (request: RawRecord): boolean =>
  !holds(
    /^(documentName|name)$/i,
    /^AWS-(?!Run(ShellScript|PowerShellScript|RemoteScript|AnsiblePlaybook|SaltState)$|Apply(Ansible|Chef)|ExecuteScript)/,
  )(request);

/** Data, or the ways to get it back, are gone for good; or commands run inside machines, with their rights. */
export const lossRules: readonly RiskRule[] = [
  rule(
    'data-loss',
    'rds',
    'DeleteDBInstance DeleteDBCluster',
    holds(/^skipFinalSnapshot$/i, /^true$/i),
  ),
  rule('data-loss', 'rds', 'DeleteDBInstanceAutomatedBackup DeleteDBClusterAutomatedBackup'),
  rule(
    'data-loss',
    'rds',
    'ModifyDBInstance ModifyDBCluster',
    atMost(/^backupRetentionPeriod$/i, 0),
  ),
  rule('data-loss', 'dynamodb', 'DeleteTable DeleteBackup'),
  rule(
    'data-loss',
    'dynamodb',
    'UpdateContinuousBackups',
    holds(/^pointInTimeRecoveryEnabled$/i, /^false$/i),
  ),
  rule('data-loss', 's3', 'PutBucketVersioning', holds(/^Status$/i, /^Suspended$/)),
  rule('data-loss', 's3', 'PutBucketLifecycle PutBucketLifecycleConfiguration', expiresSoon),
  rule(
    'data-loss',
    'secretsmanager',
    'DeleteSecret',
    holds(/^forceDeleteWithoutRecovery$/i, /^true$/i),
  ),
  rule('data-loss', 'elasticfilesystem', 'DeleteFileSystem'),
  rule('data-loss', 'elasticfilesystem', 'PutBackupPolicy', holds(/^status$/i, /^DISABL/)),
  rule('data-loss', 'fsx', 'DeleteFileSystem DeleteVolume DeleteBackup'),
  rule(
    'data-loss',
    'backup',
    'DeleteRecoveryPoint DeleteBackupVault DeleteBackupPlan DeleteBackupVaultLockConfiguration',
  ),
  rule('data-loss', 'redshift', 'DeleteCluster', holds(/^skipFinalClusterSnapshot$/i, /^true$/i)),
  rule('data-loss', 'es', 'DeleteDomain DeleteElasticsearchDomain'),
  rule('data-loss', 'cognito-idp', 'DeleteUserPool'),
  rule('data-loss', 'organizations', 'CloseAccount'),
  rule('data-loss', 'account', 'CloseAccount'),
  rule(
    'remote-command',
    'ssm',
    'SendCommand StartAutomationExecution CreateAssociation UpdateAssociation',
    runsAnything,
  ),
  rule(
    'remote-command',
    'ec2',
    'ModifyInstanceAttribute',
    (request) => !lacks(/^userData$/i)(request),
  ),
];
