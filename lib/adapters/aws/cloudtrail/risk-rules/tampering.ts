import { holds } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';
import { narrowsTrail, stopsInsights, weakensDataStore, weakensTrail } from './trail-conditions.ts';

/** Those who watch are blinded. */
export const tamperingRules: readonly RiskRule[] = [
  rule(
    'audit-tampering',
    'cloudtrail',
    'StopLogging DeleteTrail DeleteEventDataStore StopEventDataStoreIngestion DeregisterOrganizationDelegatedAdmin',
  ),
  rule('audit-tampering', 'cloudtrail', 'UpdateTrail', weakensTrail),
  rule('audit-tampering', 'cloudtrail', 'PutEventSelectors', narrowsTrail),
  rule('audit-tampering', 'cloudtrail', 'PutInsightSelectors', stopsInsights),
  rule('audit-tampering', 'cloudtrail', 'UpdateEventDataStore', weakensDataStore),
  rule(
    'audit-tampering',
    'config',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel DeleteConfigurationAggregator',
  ),
  rule(
    'audit-tampering',
    'guardduty',
    'DeleteDetector StopMonitoringMembers DisassociateFromMasterAccount DisassociateFromAdministratorAccount DeleteMembers DisassociateMembers DisableOrganizationAdminAccount DeletePublishingDestination',
  ),
  rule('audit-tampering', 'guardduty', 'UpdateDetector', holds(/^enable$/i, /^false$/i)),
  // Of addresses that it trusts, GuardDuty tells nothing.
  rule('audit-tampering', 'guardduty', 'CreateIPSet UpdateIPSet', holds(/^activate$/i, /^true$/i)),
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
  rule('audit-tampering', 'organizations', 'LeaveOrganization RemoveAccountFromOrganization'),
  rule('audit-tampering', 'inspector2', 'Disable'),
  rule('audit-tampering', 'macie2', 'DisableMacie'),
  rule('audit-tampering', 'detective', 'DeleteGraph'),
];
