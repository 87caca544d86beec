import { Token } from 'aws-cdk-lib';
import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { Settings } from '../config/settings.ts';

/** Most characters EventBridge takes in one pattern (default quota). */
export const maxPatternLength = 2048;

const absent = { exists: false };

/** A source that begins with `aws.` cannot be put on the bus by a customer. */
const fromProvider = Match.prefix('aws.');

const callDetailTypes = ['AWS API Call via CloudTrail', 'AWS Console Action via CloudTrail'];

/** The documentation spells it one way, the events that arrive the other. */
const signInDetailTypes = [
  'AWS Console Sign In via CloudTrail',
  'AWS Console Signin via CloudTrail',
];

/** CloudTrail leaves the field out of old records, and some copies hold it as text. */
const notReadOnly = [false, 'false', absent];

/** Heartbeats and bookkeeping that running software sends by itself, in every account, all day. */
export const telemetryActions = [
  'CreateLogStream',
  'DiscoverPollEndpoint',
  'PutComplianceItems',
  'PutInventory',
  'SubmitContainerStateChange',
  'SubmitTaskStateChange',
  'UpdateInstanceAssociationStatus',
  'UpdateInstanceInformation',
];

/** Logged as calls on contents, yet they decide who may read them. */
const permissionsOnContents = { eventName: ['PutObjectAcl', 'PutObjectVersionAcl'] };

/** Calls that blind those who watch: the audit log and AWS's own detectors. */
export const auditActions: Readonly<Record<string, readonly string[]>> = {
  'access-analyzer': ['DeleteAnalyzer'],
  cloudtrail: [
    'DeleteEventDataStore',
    'DeleteTrail',
    'DeregisterOrganizationDelegatedAdmin',
    'PutEventSelectors',
    'PutInsightSelectors',
    'StopEventDataStoreIngestion',
    'StopLogging',
    'UpdateTrail',
  ],
  config: [
    'DeleteConfigurationAggregator',
    'DeleteConfigurationRecorder',
    'DeleteDeliveryChannel',
    'StopConfigurationRecorder',
  ],
  detective: ['DeleteGraph'],
  guardduty: [
    'DeleteDetector',
    'DeleteMembers',
    'DeletePublishingDestination',
    'DisableOrganizationAdminAccount',
    'DisassociateFromAdministratorAccount',
    'DisassociateFromMasterAccount',
    'DisassociateMembers',
    'StopMonitoringMembers',
  ],
  inspector2: ['Disable'],
  macie2: ['DisableMacie'],
  organizations: ['LeaveOrganization', 'RemoveAccountFromOrganization'],
  securityhub: ['DeleteMembers', 'DisableSecurityHub', 'DisassociateFromAdministratorAccount'],
};

/** Request parameters by which the services name what Bandog is made of. */
const ownNameFields = [
  'alarmNames',
  'functionName',
  'logGroupName',
  'name',
  'queueUrl',
  'roleName',
  'rule',
  'subscriptionArn',
  'tableName',
  'topicArn',
];

const disablingVerbs = ['Delete', 'Detach', 'Disable', 'Put', 'Remove', 'Set', 'Uns', 'Update'];

/** What of a long stack name is sure to be left in the names that CloudFormation makes from it. */
const keptLength = 20;

const namePrefix = (stack: string): string =>
  Token.isUnresolved(stack) || stack.length <= keptLength
    ? `${stack}-`
    : stack.slice(0, keptLength);

/**
 * Successful changes by people, scripts and pipelines. It rests on facts the provider asserts, never
 * on user agents; who is approved is left to the function, which sees more than a pattern can.
 */
export function changePattern(settings: Settings): EventPattern {
  const { data, telemetry } = settings.policy.severityByEffect;
  const quiet = telemetry === 'off' ? { eventName: [{ 'anything-but': telemetryActions }] } : {};
  return {
    source: fromProvider,
    detailType: callDetailTypes,
    detail: {
      ...(data === 'off'
        ? { $or: [{ eventCategory: ['Management', absent], ...quiet }, permissionsOnContents] }
        : quiet),
      errorCode: [absent],
      readOnly: notReadOnly,
      userIdentity: {
        type: [{ 'anything-but': ['AWSService'] }, absent],
        // The console itself, and what passes on an assistant's calls; any other name is a service at work.
        invokedBy: ['signin.amazonaws.com', 'AWS Internal', 'aws-mcp.amazonaws.com', absent],
      },
    },
  };
}

/**
 * What must be seen whoever does it, also a service on behalf of approved automation: tampering with
 * the audit log or with what Bandog is made of, and the root user, sign-ins included.
 *
 * @param ownStacks names of the stacks Bandog lives in; CloudFormation begins resource names with them
 */
export function guardPattern(ownStacks: readonly string[]): EventPattern {
  const ownNames = ownStacks.map((stack) => ({ wildcard: `*${namePrefix(stack)}*` }));
  return {
    source: fromProvider,
    detailType: [...callDetailTypes, ...signInDetailTypes],
    detail: {
      errorCode: [absent],
      $or: [
        { readOnly: notReadOnly, userIdentity: { type: ['Root'] } },
        {
          eventSource: Object.keys(auditActions).map((service) => `${service}.amazonaws.com`),
          eventName: [...new Set(Object.values(auditActions).flat())],
        },
        {
          eventName: disablingVerbs.map((prefix) => ({ prefix })),
          requestParameters: { $or: ownNameFields.map((field) => ({ [field]: ownNames })) },
        },
      ],
    },
  };
}
