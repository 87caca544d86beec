import { fieldsOf } from '../fields-of.ts';
import { atMost, holds, lacks } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';

/** Encryption or a record of what happens is taken away. */
export const protectionRules: readonly RiskRule[] = [
  rule('logging-removed', 'ec2', 'DeleteFlowLogs'),
  rule(
    'logging-removed',
    'logs',
    'DeleteLogGroup DeleteLogStream DeleteSubscriptionFilter DeleteMetricFilter',
  ),
  rule('logging-removed', 's3', 'PutBucketLogging', lacks(/^LoggingEnabled$/i)),
  rule(
    'logging-removed',
    'route53resolver',
    'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig',
  ),
  rule('logging-removed', 'wafv2', 'DeleteLoggingConfiguration'),
  rule(
    'logging-removed',
    'network-firewall',
    'UpdateLoggingConfiguration',
    lacks(/^logDestinationConfigs$/i),
  ),
  rule('encryption-removed', 's3', 'DeleteBucketEncryption'),
  rule('encryption-removed', 'ec2', 'DisableEbsEncryptionByDefault'),
  rule('encryption-removed', 'kms', 'DisableKey ScheduleKeyDeletion DisableKeyRotation'),
  rule('encryption-removed', 'kinesis', 'StopStreamEncryption'),
  rule('encryption-removed', 'firehose', 'StopDeliveryStreamEncryption'),
  rule('encryption-removed', 'logs', 'DisassociateKmsKey'),
  rule('encryption-removed', 'kms', 'DeleteImportedKeyMaterial'),
  rule(
    'encryption-removed',
    'glue',
    'PutDataCatalogEncryptionSettings',
    holds(/^catalogEncryptionMode$/i, /^DISABLED$/),
  ),
  rule('logging-removed', 'rds', 'StopActivityStream'),
  rule('logging-removed', 'bedrock', 'DeleteModelInvocationLoggingConfiguration'),
  rule('logging-removed', 'elasticloadbalancing', 'ModifyLoadBalancerAttributes', (request) =>
    fieldsOf(request).some(
      ([name, content]) =>
        name === 'attributes' &&
        holds(/^key$/, /^access_logs\.s3\.enabled$/)({ content }) &&
        holds(/^value$/, /^false$/i)({ content }),
    ),
  ),
  rule('logging-removed', 'redshift', 'DisableLogging'),
  // Too short for whoever looks into something that happened last week.
  rule('logging-removed', 'logs', 'PutRetentionPolicy', atMost(/^retentionInDays$/i, 3)),
  rule(
    'logging-removed',
    'config',
    'PutConfigurationRecorder',
    holds(/^allSupported$/i, /^false$/i),
  ),
  rule(
    'logging-removed',
    'guardduty',
    'UpdateDetector UpdateMemberDetectors',
    (request) =>
      holds(/^status$/i, /^DISABLED$/)({ features: request['features'] }) ||
      holds(/^(enable|autoEnable)$/i, /^false$/i)({ sources: request['dataSources'] }),
  ),
  rule('logging-removed', 'securityhub', 'BatchDisableStandards'),
  rule('logging-removed', 'route53', 'DeleteQueryLoggingConfig'),
  rule('logging-removed', 'eks', 'UpdateClusterConfig', (request) =>
    holds(/^enabled$/i, /^false$/i)({ logging: request['logging'] }),
  ),
];
