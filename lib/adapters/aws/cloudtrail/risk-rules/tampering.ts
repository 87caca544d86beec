import { holds } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';

/** Those who watch are blinded. */
export const tamperingRules: readonly RiskRule[] = [
  rule(
    'audit-tampering',
    'cloudtrail',
    'StopLogging DeleteTrail UpdateTrail PutEventSelectors PutInsightSelectors DeleteEventDataStore StopEventDataStoreIngestion UpdateEventDataStore DeregisterOrganizationDelegatedAdmin',
  ),
  rule(
    'audit-tampering',
    'config',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel DeleteConfigurationAggregator',
  ),
  rule(
    'audit-tampering',
    'guardduty',
    'DeleteDetector StopMonitoringMembers DisassociateFromMasterAccount DisassociateFromAdministratorAccount DeleteMembers DeletePublishingDestination',
  ),
  rule('audit-tampering', 'guardduty', 'UpdateDetector', holds(/^enable$/i, /^false$/i)),
  rule(
    'audit-tampering',
    'guardduty',
    'CreateFilter UpdateFilter',
    holds(/^action$/i, /^ARCHIVE$/),
  ),
  rule(
    'audit-tampering',
    'securityhub',
    'DisableSecurityHub DisassociateFromAdministratorAccount DeleteMembers',
  ),
  rule('audit-tampering', 'access-analyzer', 'DeleteAnalyzer'),
  rule('audit-tampering', 'organizations', 'LeaveOrganization'),
  rule('audit-tampering', 'inspector2', 'Disable'),
  rule('audit-tampering', 'macie2', 'DisableMacie'),
  rule('audit-tampering', 'detective', 'DeleteGraph'),
];
