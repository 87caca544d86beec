import { correct, type EffectCorrection } from './correct.ts';

/** Signing in, getting credentials, opening shells. */
export const sessionCorrections: readonly EffectCorrection[] = [
  // who may sign in from where
  correct(
    'signin',
    'PutResourcePermissionStatement DeleteResourcePermissionStatement PutConsoleAuthorizationConfiguration DeleteConsoleAuthorizationConfiguration',
    'permission',
  ),
  // sign-in events, no resource is touched
  correct('signin', '*', 'session'),
  // hands out credentials or names their owner
  correct('sts', '*', 'session'),
  // opens and keeps a shell; what is typed there is logged by itself
  correct('cloudshell', '*', 'session'),
  // portal of Identity Center
  correct(
    'sso',
    'Authenticate Federate Logout GetRoleCredentials ListApplications ListProfilesForApplication ListAccounts*',
    'session',
  ),
  // token exchange of a command line
  correct('sso', 'CreateToken* RegisterClient StartDeviceAuthorization', 'session'),
  // token exchange
  correct('sso-oauth', '*', 'session'),
  // signs an address that opens a notebook or a page
  correct('*', 'CreatePresigned*', 'session'),
  // opens an application
  correct('sagemaker', 'CreatePartnerAppPresignedUrl', 'session'),
  // opens its web pages
  correct('airflow', 'CreateWebLoginToken CreateCliToken', 'session'),
  // opens its web pages
  correct('amplifybackend', 'CreateToken DeleteToken', 'session'),
  // opens a shell on a device
  correct('iotsecuredtunneling', 'OpenTunnel CloseTunnel RotateTunnelAccessToken', 'session'),
  // hands out a way in
  correct(
    'lightsail',
    'DownloadDefaultKeyPair CreateGUISessionAccessDetails CreateContainerServiceRegistryLogin',
    'session',
  ),
  // hands out credentials
  correct('lakeformation', 'AssumeDecoratedRoleWithSAML', 'session'),
  // hands out credentials
  correct('workmail', 'AssumeImpersonationRole', 'session'),
  // end users of an application join
  correct('ivs', 'CreateParticipantToken', 'session'),
  // end users of an application join
  correct('ivschat', 'CreateChatToken', 'session'),
  // portal and directory look-ups
  correct(
    'sso-directory',
    'CreateToken DeleteToken VerifyEmail StartVirtualMfaDeviceRegistration CompleteVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration CompleteWebAuthnDeviceRegistration SearchUsers SearchGroups',
    'session',
  ),
  // end users of an application sign in
  correct(
    'cognito-idp',
    'InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge RevokeToken GlobalSignOut AdminUserGlobalSignOut',
    'session',
  ),
  // pages that sign those users in
  correct('cognito-idp', 'Authorize_* Error_* Login_* Logout_* SAML2Response_* Token_*', 'session'),
  // opens a shell on a machine
  correct('ssm', 'StartSession ResumeSession TerminateSession', 'session'),
  // opens the desktop of a machine
  correct('ssm-guiconnect', 'StartConnection', 'session'),
  // portal of the service
  correct('datazone', 'SsoLogin SsoLogout', 'session'),
  // hands out credentials
  correct('deadline', 'AssumeFleetRole* AssumeQueueRole*', 'session'),
  // opens a shell on a machine
  correct('ec2-instance-connect', '*', 'session'),
  // exchanges a certificate for credentials
  correct('rolesanywhere', 'CreateSession', 'session'),
  // credentials for a directory bucket
  correct('s3', 'CreateSession', 'session'),
  // opens a dashboard
  correct('quicksight', 'GenerateEmbedUrl*', 'session'),
  // opens a desktop
  correct(
    'appstream',
    'CreateStreamingURL CreateImageBuilderStreamingURL CreateAppBlockBuilderStreamingURL',
    'session',
  ),
  // opens a notebook
  correct('elasticmapreduce', 'OpenEditorInConsole', 'session'),
  // a person begins to use an application
  correct('user-subscriptions', 'CreateClaim', 'session'),
  // channel of a shell on a machine
  correct('ssm', 'OpenDataChannel', 'session'),
  // login of a container client
  correct('ecr', 'GetAuthorizationToken', 'session'),
  // opens a shell in a container
  correct('ecs', 'ExecuteCommand', 'session'),
];
