import { type EffectCorrection, telemetry } from './correct.ts';

/** Heartbeats and reports of running software. */
export const telemetryCorrections: readonly EffectCorrection[] = [
  // reports of the agent on a machine
  telemetry(
    'ssm',
    'UpdateInstanceInformation UpdateInstanceAssociationStatus UpdateAssociationStatus PutInventory PutComplianceItems PutConfigurePackageResult RegisterManagedInstance',
  ),
  // message channel of the agent on a machine, as the trail names its service
  telemetry('ssm', 'CreateControlChannel OpenControlChannel CreateDataChannel'),
  // message channel of the agent on a machine
  telemetry('ec2messages', '*'),
  // message channel of the agent on a machine
  telemetry('ssmmessages', '*'),
  // reports of the container agent
  telemetry(
    'ecs',
    'SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges DiscoverPollEndpoint Poll RegisterContainerInstance StartTelemetrySession',
  ),
  // metrics
  telemetry('cloudwatch', 'PutMetricData'),
  // metrics
  telemetry('aps', 'RemoteWrite'),
  // visits of a web application
  telemetry('rum', 'PutRumEvents'),
  // reports of a profiler
  telemetry('codeguru-profiler', 'ConfigureAgent PostAgentProfile'),
  // replication of machines at work
  telemetry(
    'mgn',
    'BatchCreateVolumeSnapshotGroupForMgn BatchDeleteSnapshotRequestForMgn IssueClientCertificateForMgn Notify* Send* StartSnapshotGroupForMgn UpdateAgent*',
  ),
  // replication of machines at work
  telemetry(
    'drs',
    'BatchCreateVolumeSnapshotGroupForDrs BatchDeleteSnapshotRequestForDrs CreateConvertedSnapshotForDrs IssueAgentCertificateForDrs Notify* Send* UpdateAgent* UpdateFailbackClient* UpdateReplicationCertificateForDrs',
  ),
  // log lines
  telemetry('logs', 'PutLogEvents CreateLogStream'),
  // traces
  telemetry('xray', 'PutTraceSegments PutTelemetryRecords'),
  // use of a product, reported by its seller
  telemetry('aws-marketplace', 'MeterUsage BatchMeterUsage RegisterUsage'),
  // results reported by rules
  telemetry('config', 'PutEvaluations PutExternalEvaluation'),
  // findings reported by scanners
  telemetry('securityhub', 'BatchImportFindings'),
  // reports of the runtime agent
  telemetry('guardduty', 'SendSecurityTelemetry'),
  // reports of the scanning agent
  telemetry('inspector2-telemetry', '*'),
  // progress reports of a running deployment
  telemetry('cloudformation', 'SignalResource RecordHandlerProgress'),
  // progress reports of an instance
  telemetry('autoscaling', 'RecordLifecycleActionHeartbeat CompleteLifecycleAction'),
  // progress report of a deployment
  telemetry('codedeploy', 'PutLifecycleEventHookExecutionStatus'),
  // progress reports of a pipeline worker
  telemetry('codepipeline', 'PutJobSuccessResult PutJobFailureResult AcknowledgeJob PollForJobs'),
];
