import { correct, type EffectCorrection } from './correct.ts';

/** Signing in, getting credentials, opening shells. */
export const sessionCorrections: readonly EffectCorrection[] = [
  correct(
    'signin',
    'PutResourcePermissionStatement DeleteResourcePermissionStatement PutConsoleAuthorizationConfiguration DeleteConsoleAuthorizationConfiguration',
    'permission',
    'who may sign in from where',
  ),
  correct('signin', '*', 'session', 'sign-in events, no resource is touched'),
  correct('sts', '*', 'session', 'hands out credentials or names their owner'),
  correct(
    'cloudshell',
    '*',
    'session',
    'opens and keeps a shell; what is typed there is logged by itself',
  ),
  correct(
    'sso',
    'Authenticate Federate Logout GetRoleCredentials ListApplications ListProfilesForApplication ListAccounts*',
    'session',
    'portal of Identity Center',
  ),
  correct(
    'sso',
    'CreateToken* RegisterClient StartDeviceAuthorization',
    'session',
    'token exchange of a command line',
  ),
  correct('sso-oauth', '*', 'session', 'token exchange'),
  correct('sagemaker', 'CreatePresigned*', 'session', 'opens a notebook'),
  correct('lightsail', 'DownloadDefaultKeyPair', 'session', 'hands out a key that is there'),
  correct(
    'sso-directory',
    'CreateToken DeleteToken VerifyEmail StartVirtualMfaDeviceRegistration CompleteVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration CompleteWebAuthnDeviceRegistration SearchUsers SearchGroups',
    'session',
    'portal and directory look-ups',
  ),
  correct(
    'cognito-idp',
    'InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge RevokeToken GlobalSignOut AdminUserGlobalSignOut',
    'session',
    'end users of an application sign in',
  ),
  correct(
    'ssm',
    'StartSession ResumeSession TerminateSession',
    'session',
    'opens a shell on a machine',
  ),
  correct('ec2-instance-connect', '*', 'session', 'opens a shell on a machine'),
  correct('rolesanywhere', 'CreateSession', 'session', 'exchanges a certificate for credentials'),
  correct('s3', 'CreateSession', 'session', 'credentials for a directory bucket'),
  correct('quicksight', 'GenerateEmbedUrl*', 'session', 'opens a dashboard'),
  correct('appstream', 'CreateStreamingURL', 'session', 'opens a desktop'),
  correct('elasticmapreduce', 'OpenEditorInConsole', 'session', 'opens a notebook'),
  correct('user-subscriptions', 'CreateClaim', 'session', 'a person begins to use an application'),
  correct('ssm', 'OpenDataChannel', 'session', 'channel of a shell on a machine'),
  correct('ecr', 'GetAuthorizationToken', 'session', 'login of a container client'),
  correct('ecs', 'ExecuteCommand', 'session', 'opens a shell in a container'),
];
