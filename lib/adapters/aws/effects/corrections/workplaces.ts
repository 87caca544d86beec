import { data, type EffectCorrection, operation, read } from './correct.ts';

/** What people and applications do inside a service: talks with assistants, queries, notebooks, jobs. */
export const workplaceCorrections: readonly EffectCorrection[] = [
  // talks with an assistant
  data(
    'codewhisperer',
    'Generate* CreateUploadUrl CreateArtifactUploadUrl CreateTaskAssistConversation DeleteTaskAssistConversation CreateUserMemoryEntry DeleteUserMemoryEntry CreateWorkspace DeleteWorkspace PushTelemetryEvent SendTelemetryEvent Start* Stop*',
  ),
  // talks with an assistant
  data(
    'q',
    'SendMessage StartConversation UpdateConversation DeleteConversation PassRequest UsePlugin PerformArtifactAction CreateArtifact UpdateTroubleshootingCommandResult',
  ),
  // talks with an assistant
  data('qdeveloper', 'StartAgentSession TransformCode ImportArtifact'),
  // talks with an assistant
  data('aidevops', 'CreateChat'),
  // talks with an assistant
  data('networkmanager-chat', 'CreateConversation SendConversationMessage'),
  // talks with an agent
  data(
    'bedrock',
    'CreateSession UpdateSession EndSession DeleteSession CreateInvocation PutInvocationStep',
  ),
  // a talk’s notes
  data('wisdom', 'CreateSession UpdateSession UpdateSessionData'),
  // talks with an assistant
  data('qbusiness', 'DeleteConversation'),
  // what somebody thinks of an answer
  data('*', 'PutFeedback'),
  // somebody’s queries and notebooks
  data(
    'sqlworkbench',
    'Associate* BatchDeleteFolder BatchExecuteQuery CreateChart CreateFolder CreateNotebook* CreateSavedQuery CreateTab DeleteChart DeleteNotebook* DeleteSavedQuery DeleteTab DriverExecute DuplicateNotebook GenerateSession ImportNotebook PutTab PutUserWorkspaceSettings RestoreNotebookVersion UpdateChart UpdateFileFolder UpdateFolder UpdateNotebook* UpdateSavedQuery UpdateTab',
  ),
  // talks with a bot
  data('lex', 'RecognizeText RecognizeUtterance PutSession DeleteSession PostText PostContent'),
  // asks a model
  read('bedrock', 'RetrieveAndGenerate* Rerank'),
  // devices and events of an application’s users
  data(
    'mobiletargeting',
    'PutEvents UpdateEndpoint UpdateEndpointsBatch DeleteEndpoint DeleteUserEndpoints',
  ),
  // states of devices
  data('iot', 'UpdateThingShadow DeleteThingShadow'),
  // positions of devices and fences around places
  data(
    'geo',
    'BatchUpdateDevicePosition BatchDeleteDevicePositionHistory PutGeofence BatchPutGeofence BatchDeleteGeofence',
  ),
  // games and their players
  data(
    'gamelift',
    'CreateGameSession UpdateGameSession TerminateGameSession CreatePlayerSession CreatePlayerSessions RegisterGameServer ClaimGameServer UpdateGameServer DeregisterGameServer',
  ),
  // records, not the table
  data('timestream', 'WriteRecords'),
  // faces in a collection
  data('rekognition', 'IndexFaces DeleteFaces'),
  // a certificate, not the authority
  data('acm-pca', 'IssueCertificate'),
  // uses a key and leaves it as it is
  read(
    'payment-cryptography',
    'DecryptData EncryptData ReEncryptData TranslatePinData TranslateKeyMaterial GenerateMac GeneratePinData GenerateCardValidationData GenerateAuthRequestCryptogram VerifyPinData VerifyMac VerifyCardValidationData VerifyAuthRequestCryptogram',
  ),
  // an application asks for its settings
  read('appconfig', 'StartConfigurationSession ValidateConfiguration'),
  // looks
  read('aws-marketplace', 'ResolveCustomer'),
  // asks for advice
  read('access-analyzer', 'GenerateFindingRecommendation'),
  // writes a report
  operation('compute-optimizer', 'Export*'),
  // writes a report
  operation('trustedadvisor', 'CreateExcelReport'),
  // writes a report
  operation('inspector2', 'CreateSbomExport CreateFindingsReport'),
  // runs jobs
  operation('elasticmapreduce', 'AddJobFlowSteps'),
  // ends a job
  operation('batch', 'TerminateJob TerminateServiceJob'),
  // ends a session
  operation('athena', 'TerminateSession'),
  // runs code in a notebook
  operation('glue', 'CreateSession DeleteSession'),
  // tries a connection
  operation('glue', 'TestConnection'),
  // ends a session
  operation('*', 'ExpireSession'),
  // ends a session
  operation('workspaces', 'TerminateWorkspacesPoolSession'),
  // loads data again
  operation('dms', 'ReloadTables ReloadReplicationTables'),
  // loads data again
  operation('quicksight', 'CreateIngestion'),
  // works through findings
  operation('ce', 'ProvideAnomalyFeedback'),
  // works through findings
  operation('guardduty', 'UpdateFindingsFeedback'),
  // tickets
  operation(
    'ssm',
    'CreateOpsItem UpdateOpsItem DeleteOpsItem AssociateOpsItemRelatedItem DisassociateOpsItemRelatedItem',
  ),
];
