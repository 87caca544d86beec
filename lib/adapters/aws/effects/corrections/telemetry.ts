import { correct, type EffectCorrection } from './correct.ts';

/** Heartbeats and reports of running software. */
export const telemetryCorrections: readonly EffectCorrection[] = [
  // reports of the agent on a machine
  correct(
    'ssm',
    'UpdateInstanceInformation UpdateInstanceAssociationStatus UpdateAssociationStatus PutInventory PutComplianceItems PutConfigurePackageResult RegisterManagedInstance',
    'telemetry',
  ),
  // message channel of the agent on a machine, as the trail names its service
  correct('ssm', 'CreateControlChannel OpenControlChannel CreateDataChannel', 'telemetry'),
  // message channel of the agent on a machine
  correct('ec2messages', '*', 'telemetry'),
  // message channel of the agent on a machine
  correct('ssmmessages', '*', 'telemetry'),
  // reports of the container agent
  correct(
    'ecs',
    'SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges DiscoverPollEndpoint Poll RegisterContainerInstance StartTelemetrySession',
    'telemetry',
  ),
  // metrics
  correct('cloudwatch', 'PutMetricData', 'telemetry'),
  // metrics
  correct('aps', 'RemoteWrite', 'telemetry'),
  // visits of a web application
  correct('rum', 'PutRumEvents', 'telemetry'),
  // reports of a profiler
  correct('codeguru-profiler', 'ConfigureAgent PostAgentProfile', 'telemetry'),
  // replication of machines at work
  correct(
    'mgn',
    'BatchCreateVolumeSnapshotGroupForMgn BatchDeleteSnapshotRequestForMgn IssueClientCertificateForMgn Notify* Send* StartSnapshotGroupForMgn UpdateAgent*',
    'telemetry',
  ),
  // replication of machines at work
  correct(
    'drs',
    'BatchCreateVolumeSnapshotGroupForDrs BatchDeleteSnapshotRequestForDrs CreateConvertedSnapshotForDrs IssueAgentCertificateForDrs Notify* Send* UpdateAgent* UpdateFailbackClient* UpdateReplicationCertificateForDrs',
    'telemetry',
  ),
  // log lines
  correct('logs', 'PutLogEvents CreateLogStream', 'telemetry'),
  // traces
  correct('xray', 'PutTraceSegments PutTelemetryRecords', 'telemetry'),
  // use of a product, reported by its seller
  correct('aws-marketplace', 'MeterUsage BatchMeterUsage RegisterUsage', 'telemetry'),
  // results reported by rules
  correct('config', 'PutEvaluations PutExternalEvaluation', 'telemetry'),
  // findings reported by scanners
  correct('securityhub', 'BatchImportFindings', 'telemetry'),
  // reports of the runtime agent
  correct('guardduty', 'SendSecurityTelemetry', 'telemetry'),
  // reports of the scanning agent
  correct('inspector2-telemetry', '*', 'telemetry'),
  // progress reports of a running deployment
  correct('cloudformation', 'SignalResource RecordHandlerProgress', 'telemetry'),
  // progress reports of an instance
  correct('autoscaling', 'RecordLifecycleActionHeartbeat CompleteLifecycleAction', 'telemetry'),
  // progress report of a deployment
  correct('codedeploy', 'PutLifecycleEventHookExecutionStatus', 'telemetry'),
  // progress reports of a pipeline worker
  correct(
    'codepipeline',
    'PutJobSuccessResult PutJobFailureResult AcknowledgeJob PollForJobs',
    'telemetry',
  ),
];
