import { type Call, later } from './call.ts';
import {
  account,
  homeRegion,
  inCloudShell,
  inConsole,
  inS3Console,
  onCommandLine,
  root,
  supplier,
  terraformOnLaptop,
} from './callers.ts';

/** Something that happens, told first as it was and then as Bandog saw it. */
export interface Scene {
  readonly title: string;
  readonly calls: readonly Call[];
}

const office = '203.0.113.24';
const home = '203.0.113.118';
const nowhere = '198.51.100.203';
const bucket = 'shop-invoices';

const openPort: Scene = {
  title: 'Dana debugs a server and opens SSH to the whole internet.',
  calls: [
    {
      at: '2026-10-06T14:12:09Z',
      by: inConsole('dana', office),
      does: 'ec2:AuthorizeSecurityGroupIngress',
      request: {
        groupId: 'sg-0a1b2c3d4e5f60718',
        ipPermissions: {
          items: [
            {
              ipProtocol: 'tcp',
              fromPort: 22,
              toPort: 22,
              ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
            },
          ],
        },
      },
      response: { _return: true },
    },
    {
      at: '2026-10-06T14:13:41Z',
      by: inConsole('dana', office),
      does: 'ec2:ModifyInstanceAttribute',
      request: {
        instanceId: 'i-0a1b2c3d4e5f60718',
        groupSet: { items: [{ groupId: 'sg-0a1b2c3d4e5f60718' }] },
      },
      response: { _return: true },
    },
  ],
};

const agreedStop: Scene = {
  title: 'Maya stops an instance for the patch agreed on in OPS-412: no alert.',
  calls: [
    {
      at: '2026-10-08T09:31:00Z',
      by: inConsole('maya', office),
      does: 'ec2:StopInstances',
      request: { instancesSet: { items: [{ instanceId: 'i-0f9e8d7c6b5a49382' }] }, force: false },
    },
  ],
};

const publicBucket: Scene = {
  title: 'Lee shares invoices with a customer by making the bucket public.',
  calls: [
    {
      at: '2026-10-09T16:44:02Z',
      by: inS3Console('lee', home),
      does: 's3:PutBucketPublicAccessBlock',
      request: {
        bucketName: bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: false,
          BlockPublicPolicy: false,
          IgnorePublicAcls: false,
          RestrictPublicBuckets: false,
        },
      },
    },
    {
      at: '2026-10-09T16:47:30Z',
      by: inS3Console('lee', home),
      does: 's3:PutBucketPolicy',
      request: {
        bucketName: bucket,
        bucketPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: `arn:aws:s3:::${bucket}/*`,
            },
          ],
        },
      },
    },
  ],
};

const rootAtNight: Scene = {
  title: 'Somebody signs in as root at night and makes an access key.',
  calls: [
    {
      at: '2026-10-12T02:18:11Z',
      by: root(nowhere),
      does: 'signin:ConsoleLogin',
      eventType: 'AwsConsoleSignIn',
      response: { ConsoleLogin: 'Success' },
    },
    {
      at: '2026-10-12T02:20:47Z',
      by: root(nowhere),
      does: 'iam:CreateAccessKey',
      response: { accessKey: { accessKeyId: 'AKIAEXAMPLE000000000', status: 'Active' } },
    },
  ],
};

const runaway: Scene = {
  title: 'Lee starts a large GPU instance from the command line, and forgets it.',
  calls: [
    {
      at: '2026-10-14T18:05:19Z',
      by: onCommandLine('lee', home),
      does: 'ec2:RunInstances',
      errorCode: 'Client.DryRunOperation',
      request: { instanceType: 'g5.12xlarge' },
    },
    {
      at: '2026-10-14T18:06:02Z',
      by: onCommandLine('lee', home),
      does: 'ec2:RunInstances',
      request: { instanceType: 'g5.12xlarge' },
      response: { instancesSet: { items: [{ instanceId: 'i-0bad1dea0bad1dea0' }] } },
    },
  ],
};

const laptop: Scene = {
  title: 'Dana runs Terraform from a laptop, round the pipeline and its review.',
  calls: (
    [
      ['ec2:CreateSecurityGroup', { groupName: 'shop-hotfix' }],
      ['lambda:UpdateFunctionConfiguration20150331v2', { functionName: 'shop-checkout' }],
      ['elasticloadbalancing:ModifyListener', { listenerArn: 'shop-web' }],
    ] as const
  ).map(([does, request], index) => ({
    at: later('2026-10-20T15:30:12Z', index * 7),
    by: terraformOnLaptop('dana', home),
    does,
    request,
  })),
};

const supplierTag: Scene = {
  title: 'A supplier’s role, which nobody put on the list, sets a tag.',
  calls: [
    {
      at: '2026-10-21T10:02:44Z',
      by: supplier,
      does: 'ec2:CreateTags',
      request: { resourcesSet: { items: [{ resourceId: 'vol-0123456789abcdef0' }] } },
    },
  ],
};

const trail = `arn:aws:cloudtrail:${homeRegion}:${account}:trail/management`;
const stoppedTrail: Scene = {
  title: 'Lee tries to delete the audit trail, is refused, and stops it instead.',
  calls: [
    {
      at: '2026-10-22T21:38:50Z',
      by: inCloudShell('lee', home),
      does: 'cloudtrail:DeleteTrail',
      errorCode: 'AccessDenied',
      request: { name: trail },
    },
    {
      at: '2026-10-22T21:41:16Z',
      by: inCloudShell('lee', home),
      does: 'cloudtrail:StopLogging',
      request: { name: trail },
    },
  ],
};

/** What happens in the made-up month, in order. */
export const scenes: readonly Scene[] = [
  openPort,
  agreedStop,
  publicBucket,
  rootAtNight,
  runaway,
  laptop,
  supplierTag,
  stoppedTrail,
];
