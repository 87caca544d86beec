import { correct, type EffectCorrection } from './correct.ts';

/** What people and applications do inside a service: talks with assistants, queries, notebooks, jobs. */
export const workplaceCorrections: readonly EffectCorrection[] = [
  // talks with an assistant
  correct(
    'codewhisperer',
    'Generate* CreateUploadUrl CreateArtifactUploadUrl CreateTaskAssistConversation DeleteTaskAssistConversation CreateUserMemoryEntry DeleteUserMemoryEntry CreateWorkspace DeleteWorkspace PushTelemetryEvent SendTelemetryEvent Start* Stop*',
    'data',
  ),
  // talks with an assistant
  correct(
    'q',
    'SendMessage StartConversation UpdateConversation DeleteConversation PassRequest UsePlugin PerformArtifactAction CreateArtifact UpdateTroubleshootingCommandResult',
    'data',
  ),
  // talks with an assistant
  correct('qdeveloper', 'StartAgentSession TransformCode ImportArtifact', 'data'),
  // talks with an assistant
  correct('aidevops', 'CreateChat', 'data'),
  // talks with an assistant
  correct('networkmanager-chat', 'CreateConversation SendConversationMessage', 'data'),
  // talks with an agent
  correct(
    'bedrock',
    'CreateSession UpdateSession EndSession DeleteSession CreateInvocation PutInvocationStep',
    'data',
  ),
  // a talk’s notes
  correct('wisdom', 'CreateSession UpdateSession UpdateSessionData', 'data'),
  // talks with an assistant
  correct('qbusiness', 'DeleteConversation', 'data'),
  // what somebody thinks of an answer
  correct('*', 'PutFeedback', 'data'),
  // somebody’s queries and notebooks
  correct(
    'sqlworkbench',
    'Associate* BatchDeleteFolder BatchExecuteQuery CreateChart CreateFolder CreateNotebook* CreateSavedQuery CreateTab DeleteChart DeleteNotebook* DeleteSavedQuery DeleteTab DriverExecute DuplicateNotebook GenerateSession ImportNotebook PutTab PutUserWorkspaceSettings RestoreNotebookVersion UpdateChart UpdateFileFolder UpdateFolder UpdateNotebook* UpdateSavedQuery UpdateTab',
    'data',
  ),
  // talks with a bot
  correct(
    'lex',
    'RecognizeText RecognizeUtterance PutSession DeleteSession PostText PostContent',
    'data',
  ),
  // asks a model
  correct('bedrock', 'RetrieveAndGenerate* Rerank', 'read'),
  // devices and events of an application’s users
  correct(
    'mobiletargeting',
    'PutEvents UpdateEndpoint UpdateEndpointsBatch DeleteEndpoint DeleteUserEndpoints',
    'data',
  ),
  // states of devices
  correct('iot', 'UpdateThingShadow DeleteThingShadow', 'data'),
  // positions of devices and fences around places
  correct(
    'geo',
    'BatchUpdateDevicePosition BatchDeleteDevicePositionHistory PutGeofence BatchPutGeofence BatchDeleteGeofence',
    'data',
  ),
  // games and their players
  correct(
    'gamelift',
    'CreateGameSession UpdateGameSession TerminateGameSession CreatePlayerSession CreatePlayerSessions RegisterGameServer ClaimGameServer UpdateGameServer DeregisterGameServer',
    'data',
  ),
  // records, not the table
  correct('timestream', 'WriteRecords', 'data'),
  // faces in a collection
  correct('rekognition', 'IndexFaces DeleteFaces', 'data'),
  // a certificate, not the authority
  correct('acm-pca', 'IssueCertificate', 'data'),
  // uses a key and leaves it as it is
  correct(
    'payment-cryptography',
    'DecryptData EncryptData ReEncryptData TranslatePinData TranslateKeyMaterial GenerateMac GeneratePinData GenerateCardValidationData GenerateAuthRequestCryptogram VerifyPinData VerifyMac VerifyCardValidationData VerifyAuthRequestCryptogram',
    'read',
  ),
  // an application asks for its settings
  correct('appconfig', 'StartConfigurationSession ValidateConfiguration', 'read'),
  // looks
  correct('aws-marketplace', 'ResolveCustomer', 'read'),
  // asks for advice
  correct('access-analyzer', 'GenerateFindingRecommendation', 'read'),
  // writes a report
  correct('compute-optimizer', 'Export*', 'operation'),
  // writes a report
  correct('trustedadvisor', 'CreateExcelReport', 'operation'),
  // writes a report
  correct('inspector2', 'CreateSbomExport CreateFindingsReport', 'operation'),
  // runs jobs
  correct('elasticmapreduce', 'AddJobFlowSteps', 'operation'),
  // ends a job
  correct('batch', 'TerminateJob TerminateServiceJob', 'operation'),
  // ends a session
  correct('athena', 'TerminateSession', 'operation'),
  // runs code in a notebook
  correct('glue', 'CreateSession DeleteSession', 'operation'),
  // tries a connection
  correct('glue', 'TestConnection', 'operation'),
  // ends a session
  correct('*', 'ExpireSession', 'operation'),
  // ends a session
  correct('workspaces', 'TerminateWorkspacesPoolSession', 'operation'),
  // loads data again
  correct('dms', 'ReloadTables ReloadReplicationTables', 'operation'),
  // loads data again
  correct('quicksight', 'CreateIngestion', 'operation'),
  // works through findings
  correct('ce', 'ProvideAnomalyFeedback', 'operation'),
  // works through findings
  correct('guardduty', 'UpdateFindingsFeedback', 'operation'),
  // tickets
  correct(
    'ssm',
    'CreateOpsItem UpdateOpsItem DeleteOpsItem AssociateOpsItemRelatedItem DisassociateOpsItemRelatedItem',
    'operation',
  ),
];
