import { spawn } from 'node:child_process';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** No credentials, no colours, and none of the settings of whoever runs the tests. */
const quietEnvironment = {
  PATH: '/usr/bin:/bin',
  HOME: '/nonexistent',
  NO_COLOR: '1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Runs `bandog` as a user does, from a folder of the test's choice. */
export function bandog(
  args: readonly string[],
  { cwd = process.cwd(), input = '' }: { cwd?: string; input?: string } = {},
): Promise<Run> {
  const program = `${process.cwd()}/bin/bandog.ts`;
  const child = spawn(process.execPath, [program, ...args], { cwd, env: quietEnvironment });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      written[name] += chunk;
    });
  }
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...written }));
  });
}

/** A CloudTrail record of a console change, changed in what the test needs. */
export function consoleRecord(id: string, given: Record<string, unknown> = {}) {
  return {
    eventVersion: '1.09',
    eventID: id,
    eventTime: '2026-11-03T14:12:09Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'CreateSecurityGroup',
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'AWS Internal',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/dana',
      userName: 'dana',
      accountId: '111122223333',
    },
    requestParameters: { groupName: 'web' },
    responseElements: { groupId: 'sg-1' },
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    sessionCredentialFromConsole: 'true',
    ...given,
  };
}
