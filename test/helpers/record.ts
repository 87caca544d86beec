/** A raw CloudTrail record, as loosely typed as it arrives. */
export type Raw = Record<string, unknown>;

export const account = '111122223333';

/** An API call by a role through an SDK that changes something; what is given replaces, `undefined` takes away. */
export function record(given: Raw = {}): Raw {
  const made: Raw = {
    eventVersion: '1.11',
    userIdentity: role('platform', 'deploy'),
    eventTime: '2026-11-03T14:12:09Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'CreateSecurityGroup',
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'Boto3/1.35.54 md/Botocore#1.35.54 ua/2.0 os/linux#6.8.0 lang/python#3.12.6',
    requestParameters: { groupName: 'web', vpcId: 'vpc-0a1b2c3d4e5f60718' },
    responseElements: { groupId: 'sg-0123456789abcdef0' },
    requestID: '5d8f3b1e-2a44-4c53-9d1e-5a4f2f9c7b10',
    eventID: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...given,
  };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
}

/** `requestParameters` that let addresses into a security group; port 22 from everywhere, unless told otherwise. */
export const portRequest = ({
  groupId = 'sg-0123456789abcdef0',
  port = 22,
  cidrIp = '0.0.0.0/0',
} = {}) => ({
  groupId,
  ipPermissions: {
    items: [{ ipProtocol: 'tcp', fromPort: port, toPort: port, ipRanges: { items: [{ cidrIp }] } }],
  },
});

/** What a call that opens port 22 of a security group to the world says and is answered. */
export const opensPort: Raw = {
  eventName: 'AuthorizeSecurityGroupIngress',
  requestParameters: portRequest(),
  responseElements: {
    securityGroupRuleSet: { items: [{ securityGroupRuleId: 'sgr-0a1b2c3d4e5f60718' }] },
  },
};

/** `count` records that differ in id and minute. */
export const records = (count: number, given: Raw = {}): Raw[] =>
  Array.from({ length: count }, (_, index) =>
    record({
      eventID: `event-${index + 1}`,
      eventTime: `2026-11-03T14:${String(index % 60).padStart(2, '0')}:09Z`,
      ...given,
    }),
  );

/** `userIdentity` of a role session; `context` is merged into its `sessionContext`. */
export function role(name: string, session: string, context: Raw = {}, path = ''): Raw {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEROLEID0001:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLEKEY000001',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEROLEID0001',
        arn: `arn:aws:iam::${account}:role/${path}${name}`,
        accountId: account,
        userName: name,
      },
      attributes: { creationDate: '2026-11-03T07:58:01Z', mfaAuthenticated: 'false' },
      ...context,
    },
  };
}

/** `userIdentity` of a person through Identity Center. */
export const identityCenter = (session: string, context: Raw = {}): Raw =>
  role(
    'AWSReservedSSO_Admin_0123456789abcdef',
    session,
    context,
    'aws-reserved/sso.amazonaws.com/eu-central-1/',
  );

/** `userIdentity` of an IAM user with a long-lived key. */
export const user = (userName: string, given: Raw = {}): Raw => ({
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEUSERID001',
  arn: `arn:aws:iam::${account}:user/${userName}`,
  accountId: account,
  accessKeyId: 'AKIAEXAMPLEKEY000001',
  userName,
  ...given,
});

/** `userIdentity` of the account's root user. */
export const root: Raw = {
  type: 'Root',
  principalId: account,
  arn: `arn:aws:iam::${account}:root`,
  accountId: account,
};

/** A call by its name, `service:Action`, with what was asked for and answered. */
export function called(call: string, asked: Raw, answered?: Raw): Raw {
  const [service = '', eventName = ''] = call.split(':');
  return record({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters: asked,
    responseElements: answered ?? null,
  });
}
