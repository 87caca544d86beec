import { correct, type EffectCorrection } from './correct.ts';

/** Calls on contents, not on infrastructure. */
export const contentCorrections: readonly EffectCorrection[] = [
  // objects, not the bucket
  correct(
    's3',
    'PutObject PutObjectTagging PutObjectRetention PutObjectLegalHold DeleteObject* CopyObject RestoreObject UploadPart* CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload PostObject* WriteGetObjectResponse RenameObject',
    'data',
  ),
  // rows, not the table
  correct(
    'dynamodb',
    'PutItem UpdateItem DeleteItem BatchWriteItem Transact* PartiQL* ExecuteStatement BatchExecuteStatement ExecuteTransaction',
    'data',
  ),
  // partitions of a table, which come with its rows
  correct(
    'glue',
    'CreatePartition BatchCreatePartition UpdatePartition BatchUpdatePartition DeletePartition BatchDeletePartition UpdateColumnStatistics* DeleteColumnStatistics*',
    'data',
  ),
  // SQL over HTTP
  correct('rds-data', '*', 'data'),
  // SQL over HTTP
  correct('redshift-data', '*', 'data'),
  // messages, not the queue
  correct(
    'sqs',
    'SendMessage* DeleteMessage* ReceiveMessage ChangeMessageVisibility* PurgeQueue',
    'data',
  ),
  // messages, not the topic
  correct('sns', 'Publish*', 'data'),
  // events, not the bus
  correct('events', 'PutEvents PutPartnerEvents', 'data'),
  // records, not the stream
  correct('kinesis', 'PutRecord*', 'data'),
  // records, not the stream
  correct('firehose', 'PutRecord*', 'data'),
  // images, not the repository
  correct(
    'ecr',
    'PutImage InitiateLayerUpload UploadLayerPart CompleteLayerUpload BatchDeleteImage ReplicateImage',
    'data',
  ),
  // images, not the repository
  correct(
    'ecr-public',
    'PutImage InitiateLayerUpload UploadLayerPart CompleteLayerUpload BatchDeleteImage',
    'data',
  ),
  // documents, not the index
  correct('*', 'BatchPutDocument BatchDeleteDocument', 'data'),
  // documents, not the knowledge base
  correct('bedrock', 'IngestKnowledgeBaseDocuments DeleteKnowledgeBaseDocuments', 'data'),
  // archives, not the vault
  correct(
    'glacier',
    'UploadArchive DeleteArchive UploadMultipartPart InitiateMultipartUpload CompleteMultipartUpload AbortMultipartUpload',
    'data',
  ),
  // source code, not infrastructure
  correct(
    'codecommit',
    'GitPush PutFile CreateCommit CreateBranch DeleteBranch Merge* CreatePullRequest* UpdatePullRequest* PostComment*',
    'data',
  ),
  // packages, not the repository
  correct('codeartifact', 'PublishPackageVersion', 'data'),
  // end users of an application
  correct(
    'cognito-idp',
    'SignUp Confirm* Verify* AdminCreateUser AdminDeleteUser* AdminSetUser* AdminUpdate* AdminEnableUser AdminDisable* AdminForgetDevice AdminLink* AdminResetUserPassword AdminConfirmSignUp AdminAddUserToGroup AdminRemoveUserFromGroup ForgotPassword ChangePassword UpdateUserAttributes UpdateAuthEventFeedback UpdateDeviceStatus DeleteUser DeleteUserAttributes SetUserMFAPreference SetUserSettings AssociateSoftwareToken ForgetDevice ResendConfirmationCode StartWebAuthn* CompleteWebAuthn* DeleteWebAuthn*',
    'data',
  ),
  // looks
  correct('support', 'Describe* Get* List* Search*', 'read'),
  // support cases
  correct('support', '*', 'data'),
  // support cases
  correct('support-console', 'CreateCaseDraft UpdateCaseDraft DeleteCaseDraft', 'data'),
  // messages of devices
  correct('iot', 'Connect Publish Receive Subscribe', 'data'),
  // contacts of a call centre
  correct(
    'connect',
    'StartChatContact StartTaskContact UpdateContact UpdateContactAttributes UpdateContactEvaluation UpdateContactRoutingData UpdateContactSchedule StopContact',
    'data',
  ),
];
