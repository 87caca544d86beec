import { correct, type EffectCorrection } from './correct.ts';

/** Heartbeats and reports of running software. */
export const telemetryCorrections: readonly EffectCorrection[] = [
  correct(
    'ssm',
    'UpdateInstanceInformation UpdateInstanceAssociationStatus UpdateAssociationStatus PutInventory PutComplianceItems PutConfigurePackageResult RegisterManagedInstance',
    'telemetry',
    'reports of the agent on a machine',
  ),
  correct(
    'ssm',
    'CreateControlChannel OpenControlChannel CreateDataChannel',
    'telemetry',
    'message channel of the agent on a machine, as the trail names its service',
  ),
  correct('ec2messages', '*', 'telemetry', 'message channel of the agent on a machine'),
  correct('ssmmessages', '*', 'telemetry', 'message channel of the agent on a machine'),
  correct(
    'ecs',
    'SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges DiscoverPollEndpoint Poll RegisterContainerInstance StartTelemetrySession',
    'telemetry',
    'reports of the container agent',
  ),
  correct('cloudwatch', 'PutMetricData', 'telemetry', 'metrics'),
  correct('aps', 'RemoteWrite', 'telemetry', 'metrics'),
  correct('rum', 'PutRumEvents', 'telemetry', 'visits of a web application'),
  correct(
    'codeguru-profiler',
    'ConfigureAgent PostAgentProfile',
    'telemetry',
    'reports of a profiler',
  ),
  correct(
    'mgn',
    'BatchCreateVolumeSnapshotGroupForMgn BatchDeleteSnapshotRequestForMgn IssueClientCertificateForMgn Notify* Send* StartSnapshotGroupForMgn UpdateAgent*',
    'telemetry',
    'replication of machines at work',
  ),
  correct(
    'drs',
    'BatchCreateVolumeSnapshotGroupForDrs BatchDeleteSnapshotRequestForDrs CreateConvertedSnapshotForDrs IssueAgentCertificateForDrs Notify* Send* UpdateAgent* UpdateFailbackClient* UpdateReplicationCertificateForDrs',
    'telemetry',
    'replication of machines at work',
  ),
  correct('logs', 'PutLogEvents CreateLogStream', 'telemetry', 'log lines'),
  correct('xray', 'PutTraceSegments PutTelemetryRecords', 'telemetry', 'traces'),
  correct(
    'aws-marketplace',
    'MeterUsage BatchMeterUsage RegisterUsage',
    'telemetry',
    'use of a product, reported by its seller',
  ),
  correct(
    'config',
    'PutEvaluations PutExternalEvaluation',
    'telemetry',
    'results reported by rules',
  ),
  correct('securityhub', 'BatchImportFindings', 'telemetry', 'findings reported by scanners'),
  correct('guardduty', 'SendSecurityTelemetry', 'telemetry', 'reports of the runtime agent'),
  correct('inspector2-telemetry', '*', 'telemetry', 'reports of the scanning agent'),
  correct(
    'cloudformation',
    'SignalResource RecordHandlerProgress',
    'telemetry',
    'progress reports of a running deployment',
  ),
  correct(
    'autoscaling',
    'RecordLifecycleActionHeartbeat CompleteLifecycleAction',
    'telemetry',
    'progress reports of an instance',
  ),
  correct(
    'codedeploy',
    'PutLifecycleEventHookExecutionStatus',
    'telemetry',
    'progress report of a deployment',
  ),
  correct(
    'codepipeline',
    'PutJobSuccessResult PutJobFailureResult AcknowledgeJob PollForJobs',
    'telemetry',
    'progress reports of a pipeline worker',
  ),
];
