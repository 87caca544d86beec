import { correct, type EffectCorrection } from './correct.ts';

/** Calls on contents, not on infrastructure. */
export const contentCorrections: readonly EffectCorrection[] = [
  correct(
    's3',
    'PutObject PutObjectTagging PutObjectRetention PutObjectLegalHold DeleteObject* CopyObject RestoreObject UploadPart* CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload PostObject* WriteGetObjectResponse RenameObject',
    'data',
    'objects, not the bucket',
  ),
  correct(
    'dynamodb',
    'PutItem UpdateItem DeleteItem BatchWriteItem Transact* PartiQL* ExecuteStatement BatchExecuteStatement ExecuteTransaction',
    'data',
    'rows, not the table',
  ),
  correct(
    'glue',
    'CreatePartition BatchCreatePartition UpdatePartition BatchUpdatePartition DeletePartition BatchDeletePartition UpdateColumnStatistics* DeleteColumnStatistics*',
    'data',
    'partitions of a table, which come with its rows',
  ),
  correct('rds-data', '*', 'data', 'SQL over HTTP'),
  correct('redshift-data', '*', 'data', 'SQL over HTTP'),
  correct(
    'sqs',
    'SendMessage* DeleteMessage* ReceiveMessage ChangeMessageVisibility* PurgeQueue',
    'data',
    'messages, not the queue',
  ),
  correct('sns', 'Publish*', 'data', 'messages, not the topic'),
  correct('events', 'PutEvents PutPartnerEvents', 'data', 'events, not the bus'),
  correct('kinesis', 'PutRecord*', 'data', 'records, not the stream'),
  correct('firehose', 'PutRecord*', 'data', 'records, not the stream'),
  correct(
    'ecr',
    'PutImage InitiateLayerUpload UploadLayerPart CompleteLayerUpload BatchDeleteImage ReplicateImage',
    'data',
    'images, not the repository',
  ),
  correct(
    'codecommit',
    'GitPush PutFile CreateCommit CreateBranch DeleteBranch Merge* CreatePullRequest* UpdatePullRequest* PostComment*',
    'data',
    'source code, not infrastructure',
  ),
  correct('codeartifact', 'PublishPackageVersion', 'data', 'packages, not the repository'),
  correct(
    'cognito-idp',
    'SignUp Confirm* Verify* AdminCreateUser AdminDeleteUser* AdminSetUser* AdminUpdate* AdminEnableUser AdminDisable* AdminForgetDevice AdminLink* AdminResetUserPassword AdminConfirmSignUp AdminAddUserToGroup AdminRemoveUserFromGroup ForgotPassword ChangePassword UpdateUserAttributes UpdateAuthEventFeedback UpdateDeviceStatus DeleteUser DeleteUserAttributes SetUserMFAPreference SetUserSettings AssociateSoftwareToken ForgetDevice ResendConfirmationCode StartWebAuthn* CompleteWebAuthn* DeleteWebAuthn*',
    'data',
    'end users of an application',
  ),
  correct('support', 'Describe* Get* List* Search*', 'read', 'looks'),
  correct('support', '*', 'data', 'support cases'),
  correct('iot', 'Connect Publish Receive Subscribe', 'data', 'messages of devices'),
  correct(
    'connect',
    'StartChatContact StartTaskContact UpdateContact UpdateContactAttributes UpdateContactEvaluation UpdateContactRoutingData UpdateContactSchedule StopContact',
    'data',
    'contacts of a call centre',
  ),
];
