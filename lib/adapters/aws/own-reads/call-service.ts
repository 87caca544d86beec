import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Answer, ReadService } from './own-read.ts';

/** One call of a service in a region; throws as the SDK does. */
export type CallService = (
  service: ReadService,
  region: string,
  operation: string,
  input: object,
) => Promise<Answer>;

interface Client {
  send(command: unknown): Promise<Answer>;
}

/** A client's module, of which the classes are found by their names. */
type Sdk = Readonly<Record<string, new (input: object) => unknown>>;

/** The SDK's module and client of each service; loaded when first asked for. */
const modules: Readonly<
  Record<ReadService, readonly [load: () => Promise<unknown>, client: string]>
> = {
  cloudcontrol: [() => import('@aws-sdk/client-cloudcontrol'), 'CloudControlClient'],
  cloudformation: [() => import('@aws-sdk/client-cloudformation'), 'CloudFormationClient'],
  config: [() => import('@aws-sdk/client-config-service'), 'ConfigServiceClient'],
  ec2: [() => import('@aws-sdk/client-ec2'), 'EC2Client'],
  iam: [() => import('@aws-sdk/client-iam'), 'IAMClient'],
  kms: [() => import('@aws-sdk/client-kms'), 'KMSClient'],
  lambda: [() => import('@aws-sdk/client-lambda'), 'LambdaClient'],
  rds: [() => import('@aws-sdk/client-rds'), 'RDSClient'],
  route53: [() => import('@aws-sdk/client-route-53'), 'Route53Client'],
  s3: [() => import('@aws-sdk/client-s3'), 'S3Client'],
  s3control: [() => import('@aws-sdk/client-s3-control'), 'S3ControlClient'],
  // Where alerts go out it is loaded anyway, and as a whole it would be all of it.
  sns: [async () => ({ GetTopicAttributesCommand, SNSClient }), 'SNSClient'],
  sqs: [() => import('@aws-sdk/client-sqs'), 'SQSClient'],
};

/** Calls services with the SDK's clients, one a service and region. */
export function sdkCalls(): CallService {
  const clients = new Map<string, Client>();
  return async (service, region, operation, input) => {
    const [load, clientName] = modules[service];
    const sdk = (await load()) as Sdk;
    const [Client, Command] = [sdk[clientName], sdk[`${operation}Command`]];
    if (Client === undefined || Command === undefined) {
      throw new Error(`the SDK for ${service} knows no ${operation}`);
    }
    const key = `${service} ${region}`;
    const client = clients.get(key) ?? (new Client({ region, maxAttempts: 5 }) as Client);
    clients.set(key, client);
    return client.send(new Command(input));
  };
}
