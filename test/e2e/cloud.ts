import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { output, run } from './children.ts';

export const account = '111122223333';
/** Where Bandog is; us-east-1 has the forwarder. */
export const homeRegion = 'eu-central-1';
export const globalRegion = 'us-east-1';

/** The emulated account, and ways to work with it. */
export class Cloud {
  readonly #env: NodeJS.ProcessEnv;
  readonly #url: string;
  readonly #folder: string;
  readonly #options;
  readonly cloudformation;
  readonly cloudtrail;
  readonly cloudwatch;
  readonly dynamodb;
  readonly eventbridge;
  readonly lambda;
  readonly s3;
  readonly secrets;
  readonly sns;
  readonly sqs;
  readonly streams;

  /** @param folder where what belongs to this run is written, the settings included */
  constructor(url: string, folder: string) {
    this.#url = url;
    this.#folder = folder;
    // An access key of twelve digits is an account to the emulator.
    const credentials = { accessKeyId: account, secretAccessKey: 'example' };
    this.#env = {
      PATH: process.env['PATH'],
      // CDK remembers accounts by key, in the home folder.
      HOME: folder,
      NO_COLOR: '1',
      CI: 'true',
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: homeRegion,
    };
    const options = { region: homeRegion, endpoint: url, credentials };
    this.#options = options;
    this.cloudformation = new CloudFormationClient(options);
    this.cloudtrail = new CloudTrailClient(options);
    this.cloudwatch = new CloudWatchClient(options);
    this.dynamodb = new DynamoDBClient(options);
    this.eventbridge = new EventBridgeClient(options);
    this.lambda = new LambdaClient({ ...options, maxAttempts: 1 });
    this.s3 = new S3Client({ ...options, forcePathStyle: true });
    this.secrets = new SecretsManagerClient(options);
    this.sns = new SNSClient(options);
    this.sqs = new SQSClient(options);
    this.streams = new DynamoDBStreams(options);
  }

  /** The same of another region. */
  eventbridgeOf(region: string): EventBridgeClient {
    return new EventBridgeClient({ ...this.#options, region });
  }

  /** Runs `cdk` on the app as it is; returns what it says. */
  cdk(...args: string[]): Promise<string> {
    const fixed = [
      '--context',
      `config=${this.#folder}/bandog.yaml`,
      '--output',
      `${this.#folder}/cdk.out`,
    ];
    return output('cdk', [...args, ...fixed], { env: this.#env });
  }

  /** Runs the command line as a user of this account does. */
  bandog(...args: string[]) {
    return run('node', ['bin/bandog.ts', ...args], { env: this.#env });
  }

  /** Sets whether the emulator's CloudTrail records calls. */
  async record(isOn: boolean): Promise<void> {
    await fetch(`${this.#url}/_ministack/config`, {
      method: 'POST',
      body: JSON.stringify({ 'cloudtrail._recording_enabled': String(isOn) }),
    });
  }
}
