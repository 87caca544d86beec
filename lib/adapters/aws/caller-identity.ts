import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { noCredentials } from './failed-call.ts';

/** Whose credentials are in use. */
export interface CallerIdentity {
  readonly account: string;
  /** ARN of the user or role. */
  readonly principal: string;
}

/** Why there are no usable credentials, by the name of the SDK's error. */
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: noCredentials,
  TokenProviderError: 'the single sign-on session has ended: sign in again with `aws sso login`',
  ExpiredToken: 'the AWS credentials have expired: sign in again, e.g. with `aws sso login`',
  ExpiredTokenException:
    'the AWS credentials have expired: sign in again, e.g. with `aws sso login`',
  InvalidClientTokenId:
    'AWS does not know these credentials: check AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN and AWS_PROFILE',
  UnrecognizedClientException:
    'AWS does not know these credentials: check AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN and AWS_PROFILE',
  SignatureDoesNotMatch:
    'AWS does not accept these credentials: check AWS_SECRET_ACCESS_KEY and the clock of this machine',
};

/** Asks AWS who is calling, which needs no permission. Throws an Error that says what to set. */
export async function callerIdentity(client: STSClient): Promise<CallerIdentity> {
  try {
    const { Account = 'unknown', Arn = 'unknown' } = await client.send(
      new GetCallerIdentityCommand({}),
    );
    return { account: Account, principal: Arn };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const known = advice[name];
    const text = known
      ? `${known} (${message})`
      : `sts:GetCallerIdentity failed: ${name}: ${message}`;
    throw new Error(text, { cause: error });
  }
}
