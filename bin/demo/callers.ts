/** The made-up account; AWS reserves this number for documentation. */
export const account = '111122223333';
export const homeRegion = 'eu-central-1';

/** Who makes a call, as CloudTrail would record it. */
export interface Caller {
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly userAgent: string;
  readonly sourceIPAddress: string;
  /** Fields that only some callers have, e.g. `sessionCredentialFromConsole`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const roleArn = (path: string) => `arn:aws:iam::${account}:role/${path}`;

const tls = {
  tlsDetails: {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
  },
};

function assumedRole(path: string, session: string, context: Record<string, unknown> = {}) {
  const role = path.slice(path.lastIndexOf('/') + 1);
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE${role.length.toString().padStart(9, '0')}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLE000000000',
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: roleArn(path), accountId: account, userName: role },
      attributes: { creationDate: '2026-10-01T07:00:00Z', mfaAuthenticated: 'false' },
      ...context,
    },
  };
}

const permissionSet = 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Engineer_0123456789abcdef';
const person = (name: string) => assumedRole(permissionSet, `${name}@example.com`);

/** A person signed in through Identity Center, clicking. Most calls come from the console's own back end. */
export const inConsole = (name: string, address: string): Caller => ({
  userIdentity: person(name),
  userAgent: 'AWS Internal',
  sourceIPAddress: address,
  more: { sessionCredentialFromConsole: 'true' },
});

/** The S3 console does not set the console flag; its agent is all there is. */
export const inS3Console = (name: string, address: string): Caller => ({
  userIdentity: person(name),
  userAgent:
    '[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10.184-153.731.amzn2int.x86_64]',
  sourceIPAddress: address,
});

export const inCloudShell = (name: string, address: string): Caller => ({
  userIdentity: person(name),
  userAgent:
    'aws-cli/2.31.5 Python/3.13.7 Linux/6.1.150-174.273.amzn2023.x86_64 exec-env/CloudShell exe/x86_64.amzn.2023',
  sourceIPAddress: address,
  more: { sessionCredentialFromConsole: 'true', ...tls },
});

export const onCommandLine = (name: string, address: string): Caller => ({
  userIdentity: person(name),
  userAgent:
    'aws-cli/2.31.5 md/awscrt#0.27.6 ua/2.1 os/macos#25.0.0 md/arch#arm64 lang/python#3.13.7 md/installer#source',
  sourceIPAddress: address,
  more: tls,
});

const terraformAgent =
  'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 (+https://www.terraform.io) terraform-provider-aws/6.28.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.41.0 ua/2.1';

export const terraformOnLaptop = (name: string, address: string): Caller => ({
  userIdentity: person(name),
  userAgent: `${terraformAgent} os/macos lang/go#1.25.5`,
  sourceIPAddress: address,
  more: tls,
});

/** The deployment pipeline: a role that only the build service may assume. */
export const pipeline: Caller = {
  userIdentity: assumedRole('ci/terraform-apply', 'GitHubActions', {
    webIdFederationData: {
      federatedProvider: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
    },
  }),
  userAgent: `${terraformAgent} os/linux lang/go#1.25.5`,
  sourceIPAddress: '198.51.100.24',
  more: tls,
};

/** CloudFormation at work on a CDK deployment. */
export const cloudFormation: Caller = {
  userIdentity: {
    ...assumedRole(`cdk-hnb659fds-cfn-exec-role-${account}-${homeRegion}`, 'AWSCloudFormation'),
    invokedBy: 'cloudformation.amazonaws.com',
  },
  userAgent: 'cloudformation.amazonaws.com',
  sourceIPAddress: 'cloudformation.amazonaws.com',
};

/** One of the provider's services, through its service-linked role. */
export const service = (name: string, role: string): Caller => ({
  userIdentity: {
    ...assumedRole(`aws-service-role/${name}.amazonaws.com/${role}`, name),
    invokedBy: `${name}.amazonaws.com`,
  },
  userAgent: `${name}.amazonaws.com`,
  sourceIPAddress: `${name}.amazonaws.com`,
});

/** The shop's own night job, a function that resizes what it runs on. */
export const nightJob: Caller = {
  userIdentity: assumedRole('app/night-scaler', 'night-scaler', {
    attributes: { creationDate: '2026-10-01T01:00:00Z', mfaAuthenticated: 'false' },
  }),
  userAgent:
    'aws-sdk-js/3.632.0 ua/2.0 os/linux#5.10 lang/js md/nodejs#24.21.0 exec-env/AWS_Lambda_nodejs24.x',
  sourceIPAddress: '192.0.2.44',
  more: tls,
};

/** The agent that runs on every instance and reports home. */
export const instanceAgent: Caller = {
  userIdentity: assumedRole('app/web-instance', 'i-0a1b2c3d4e5f60718', { ec2RoleDelivery: '2.0' }),
  userAgent: 'aws-sdk-go/1.55.5 (go1.24.1; linux; arm64) amazon-ssm-agent/',
  sourceIPAddress: '192.0.2.17',
};

/** A supplier's role that nobody put on the list. */
export const supplier: Caller = {
  userIdentity: assumedRole('supplier-inventory', 'session-1'),
  userAgent: 'aws-sdk-go-v2/1.36.3 ua/2.1 os/linux lang/go#1.24.1 md/GOARCH#amd64',
  sourceIPAddress: '198.51.100.77',
  more: tls,
};

export const root = (address: string): Caller => ({
  userIdentity: {
    type: 'Root',
    principalId: account,
    arn: `arn:aws:iam::${account}:root`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLE000000000',
    sessionContext: {
      attributes: { creationDate: '2026-10-12T02:18:00Z', mfaAuthenticated: 'false' },
    },
  },
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0',
  sourceIPAddress: address,
  more: { sessionCredentialFromConsole: 'true', ...tls },
});
