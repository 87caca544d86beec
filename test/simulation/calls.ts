import {
  account,
  type Caller,
  cloudFormation,
  inConsole,
  instanceAgent,
  nightJob,
  onCommandLine,
  pipeline,
  root,
  service,
  supplier,
  terraformOnLaptop,
} from '../../bin/demo/callers.ts';
import { type Settings, toSettings } from '../../lib/config/settings.ts';

/** What policy must say of a call; written down here, not asked of the judge. */
export type Expected = 'violation' | 'allowed' | 'excepted' | 'not-a-change' | 'unreadable';

/** A kind of call that happens in the simulated account. */
export interface CallKind {
  readonly expect: Exclude<Expected, 'unreadable'>;
  readonly by: Caller;
  readonly does: string;
  readonly errorCode?: string;
  readonly request?: Readonly<Record<string, unknown>>;
  /** The field that names what was changed: each call changes something else, and so can be told apart. */
  readonly names?: string;
  /** What puts it back, when it names the same. */
  readonly undoneBy?: readonly [CallKind, ...CallKind[]];
}

/** What the company of the simulated account wrote in its bandog.yaml. */
export const simulatedSettings: Settings = toSettings({
  changes: {
    approvedPrincipals: [
      `arn:aws:iam::${account}:role/ci/*`,
      `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-*`,
      `arn:aws:iam::${account}:role/app/*`,
    ],
    exceptions: [{ action: 'ec2:StopInstances', until: '2099-12-31', reason: 'night switch' }],
  },
});

const dana = inConsole('dana', '203.0.113.7');
const sam = onCommandLine('sam', '203.0.113.8');
const attached = {
  names: 'roleName',
  request: { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
} as const;
const group = { groupId: 'sg-0123456789abcdef0' };

export const callKinds: readonly [CallKind, ...CallKind[]] = [
  { expect: 'violation', by: dana, does: 'ec2:AuthorizeSecurityGroupIngress', request: group },
  { expect: 'violation', by: dana, does: 'ec2:CreateTags', request: { tagSet: {} } },
  {
    expect: 'violation',
    by: sam,
    does: 'iam:AttachRolePolicy',
    ...attached,
    undoneBy: [
      { expect: 'violation', by: dana, does: 'iam:DetachRolePolicy', ...attached },
      { expect: 'allowed', by: pipeline, does: 'iam:DetachRolePolicy', ...attached },
    ],
  },
  {
    expect: 'violation',
    by: sam,
    does: 'cloudtrail:StopLogging',
    names: 'name',
    undoneBy: [{ expect: 'violation', by: sam, does: 'cloudtrail:StartLogging', names: 'name' }],
  },
  { expect: 'violation', by: root('203.0.113.9'), does: 'ec2:DeleteVolume' },
  { expect: 'violation', by: supplier, does: 'ec2:CreateSecurityGroup' },
  {
    expect: 'violation',
    by: terraformOnLaptop('kim', '203.0.113.10'),
    does: 's3:PutBucketPolicy',
    request: { bucketName: 'assets' },
  },
  { expect: 'allowed', by: pipeline, does: 'ec2:CreateSecurityGroup' },
  { expect: 'allowed', by: cloudFormation, does: 'lambda:UpdateFunctionCode20150331v2' },
  {
    expect: 'allowed',
    by: service('autoscaling', 'AWSServiceRoleForAutoScaling'),
    does: 'ec2:RunInstances',
  },
  { expect: 'allowed', by: nightJob, does: 'ecs:UpdateService' },
  { expect: 'excepted', by: dana, does: 'ec2:StopInstances' },
  {
    expect: 'not-a-change',
    by: dana,
    does: 'ec2:RunInstances',
    errorCode: 'UnauthorizedOperation',
  },
  { expect: 'not-a-change', by: instanceAgent, does: 'ssm:UpdateInstanceInformation' },
];

/** The call as a raw CloudTrail record. */
export function toRecord(
  kind: CallKind,
  named: string,
  given: { readonly eventID: string; readonly eventTime: string; readonly awsRegion: string },
): Record<string, unknown> {
  const [source, action] = kind.does.split(':');
  return {
    eventVersion: '1.11',
    userIdentity: kind.by.userIdentity,
    eventSource: `${source}.amazonaws.com`,
    eventName: action,
    sourceIPAddress: kind.by.sourceIPAddress,
    userAgent: kind.by.userAgent,
    ...(kind.errorCode !== undefined && { errorCode: kind.errorCode }),
    requestParameters:
      kind.names === undefined ? (kind.request ?? null) : { ...kind.request, [kind.names]: named },
    responseElements: null,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...kind.by.more,
    ...given,
  };
}
