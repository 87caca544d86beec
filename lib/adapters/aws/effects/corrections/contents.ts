import { data, type EffectCorrection, read } from './correct.ts';

/** Calls on contents, not on infrastructure. */
export const contentCorrections: readonly EffectCorrection[] = [
  // objects, not the bucket
  data(
    's3',
    'PutObject PutObjectTagging PutObjectRetention PutObjectLegalHold DeleteObject* CopyObject RestoreObject UploadPart* CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload PostObject* WriteGetObjectResponse RenameObject',
  ),
  // rows, not the table
  data(
    'dynamodb',
    'PutItem UpdateItem DeleteItem BatchWriteItem Transact* PartiQL* ExecuteStatement BatchExecuteStatement ExecuteTransaction',
  ),
  // partitions of a table, which come with its rows
  data(
    'glue',
    'CreatePartition BatchCreatePartition UpdatePartition BatchUpdatePartition DeletePartition BatchDeletePartition UpdateColumnStatistics* DeleteColumnStatistics*',
  ),
  // SQL over HTTP
  data('rds-data', '*'),
  // SQL over HTTP
  data('redshift-data', '*'),
  // messages, not the queue
  data('sqs', 'SendMessage* DeleteMessage* ReceiveMessage ChangeMessageVisibility* PurgeQueue'),
  // messages, not the topic
  data('sns', 'Publish*'),
  // events, not the bus
  data('events', 'PutEvents PutPartnerEvents'),
  // records, not the stream
  data('kinesis', 'PutRecord*'),
  // records, not the stream
  data('firehose', 'PutRecord*'),
  // images, not the repository
  data(
    'ecr',
    'PutImage InitiateLayerUpload UploadLayerPart CompleteLayerUpload BatchDeleteImage ReplicateImage',
  ),
  // images, not the repository
  data(
    'ecr-public',
    'PutImage InitiateLayerUpload UploadLayerPart CompleteLayerUpload BatchDeleteImage',
  ),
  // documents, not the index
  data('*', 'BatchPutDocument BatchDeleteDocument'),
  // documents, not the knowledge base
  data('bedrock', 'IngestKnowledgeBaseDocuments DeleteKnowledgeBaseDocuments'),
  // archives, not the vault
  data(
    'glacier',
    'UploadArchive DeleteArchive UploadMultipartPart InitiateMultipartUpload CompleteMultipartUpload AbortMultipartUpload',
  ),
  // source code, not infrastructure
  data(
    'codecommit',
    'GitPush PutFile CreateCommit CreateBranch DeleteBranch Merge* CreatePullRequest* UpdatePullRequest* PostComment*',
  ),
  // packages, not the repository
  data('codeartifact', 'PublishPackageVersion'),
  // end users of an application
  data(
    'cognito-idp',
    'SignUp Confirm* Verify* AdminCreateUser AdminDeleteUser* AdminSetUser* AdminUpdate* AdminEnableUser AdminDisable* AdminForgetDevice AdminLink* AdminResetUserPassword AdminConfirmSignUp AdminAddUserToGroup AdminRemoveUserFromGroup ForgotPassword ChangePassword UpdateUserAttributes UpdateAuthEventFeedback UpdateDeviceStatus DeleteUser DeleteUserAttributes SetUserMFAPreference SetUserSettings AssociateSoftwareToken ForgetDevice ResendConfirmationCode StartWebAuthn* CompleteWebAuthn* DeleteWebAuthn*',
  ),
  // looks
  read('support', 'Describe* Get* List* Search*'),
  // support cases
  data('support', '*'),
  // support cases
  data('support-console', 'CreateCaseDraft UpdateCaseDraft DeleteCaseDraft'),
  // messages of devices
  data('iot', 'Connect Publish Receive Subscribe'),
  // contacts of a call centre
  data(
    'connect',
    'StartChatContact StartTaskContact UpdateContact UpdateContactAttributes UpdateContactEvaluation UpdateContactRoutingData UpdateContactSchedule StopContact',
  ),
];
