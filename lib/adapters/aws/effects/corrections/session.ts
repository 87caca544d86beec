import { type EffectCorrection, permission, session } from './correct.ts';

/** Signing in, getting credentials, opening shells. */
export const sessionCorrections: readonly EffectCorrection[] = [
  // who may sign in from where
  permission(
    'signin',
    'PutResourcePermissionStatement DeleteResourcePermissionStatement PutConsoleAuthorizationConfiguration DeleteConsoleAuthorizationConfiguration',
  ),
  // sign-in events, no resource is touched
  session('signin', '*'),
  // hands out credentials or names their owner
  session('sts', '*'),
  // opens and keeps a shell; what is typed there is logged by itself
  session('cloudshell', '*'),
  // portal of Identity Center
  session(
    'sso',
    'Authenticate Federate Logout GetRoleCredentials ListApplications ListProfilesForApplication ListAccounts*',
  ),
  // token exchange of a command line
  session('sso', 'CreateToken* RegisterClient StartDeviceAuthorization'),
  // token exchange
  session('sso-oauth', '*'),
  // signs an address that opens a notebook or a page
  session('*', 'CreatePresigned*'),
  // opens an application
  session('sagemaker', 'CreatePartnerAppPresignedUrl'),
  // opens its web pages
  session('airflow', 'CreateWebLoginToken CreateCliToken'),
  // opens its web pages
  session('amplifybackend', 'CreateToken DeleteToken'),
  // opens a shell on a device
  session('iotsecuredtunneling', 'OpenTunnel CloseTunnel RotateTunnelAccessToken'),
  // hands out a way in
  session(
    'lightsail',
    'DownloadDefaultKeyPair CreateGUISessionAccessDetails CreateContainerServiceRegistryLogin',
  ),
  // hands out credentials
  session('lakeformation', 'AssumeDecoratedRoleWithSAML'),
  // hands out credentials
  session('workmail', 'AssumeImpersonationRole'),
  // end users of an application join
  session('ivs', 'CreateParticipantToken'),
  // end users of an application join
  session('ivschat', 'CreateChatToken'),
  // portal and directory look-ups
  session(
    'sso-directory',
    'CreateToken DeleteToken VerifyEmail StartVirtualMfaDeviceRegistration CompleteVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration CompleteWebAuthnDeviceRegistration SearchUsers SearchGroups',
  ),
  // end users of an application sign in
  session(
    'cognito-idp',
    'InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge RevokeToken GlobalSignOut AdminUserGlobalSignOut',
  ),
  // pages that sign those users in
  session('cognito-idp', 'Authorize_* Error_* Login_* Logout_* SAML2Response_* Token_*'),
  // opens a shell on a machine
  session('ssm', 'StartSession ResumeSession TerminateSession'),
  // opens the desktop of a machine
  session('ssm-guiconnect', 'StartConnection'),
  // portal of the service
  session('datazone', 'SsoLogin SsoLogout'),
  // hands out credentials
  session('deadline', 'AssumeFleetRole* AssumeQueueRole*'),
  // opens a shell on a machine
  session('ec2-instance-connect', '*'),
  // exchanges a certificate for credentials
  session('rolesanywhere', 'CreateSession'),
  // credentials for a directory bucket
  session('s3', 'CreateSession'),
  // opens a dashboard
  session('quicksight', 'GenerateEmbedUrl*'),
  // opens a desktop
  session(
    'appstream',
    'CreateStreamingURL CreateImageBuilderStreamingURL CreateAppBlockBuilderStreamingURL',
  ),
  // opens a notebook
  session('elasticmapreduce', 'OpenEditorInConsole'),
  // a person begins to use an application
  session('user-subscriptions', 'CreateClaim'),
  // channel of a shell on a machine
  session('ssm', 'OpenDataChannel'),
  // login of a container client
  session('ecr', 'GetAuthorizationToken'),
  // opens a shell in a container
  session('ecs', 'ExecuteCommand'),
];
