import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { callerIdentity } from '../../../lib/adapters/aws/caller-identity.ts';

const sts = mockClient(STSClient);
beforeEach(() => sts.reset());

const failing = (name: string) => Object.assign(new Error('why'), { name });
const ask = () => callerIdentity(new STSClient({ region: 'us-east-1' }));

describe('callerIdentity', () => {
  it('names account and principal', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '111122223333', Arn: 'arn:aws:iam::x' });
    expect(await ask()).toEqual({ account: '111122223333', principal: 'arn:aws:iam::x' });
  });

  it.each([
    ['CredentialsProviderError', /^no AWS credentials were found: set AWS_PROFILE, or/],
    ['ExpiredToken', /have expired: sign in again/],
    ['InvalidClientTokenId', /does not know these credentials/],
    ['SignatureDoesNotMatch', /check AWS_SECRET_ACCESS_KEY and the clock/],
    ['TimeoutError', /^sts:GetCallerIdentity failed: TimeoutError: why$/],
  ])('says what to do about %s', async (name, message) => {
    sts.on(GetCallerIdentityCommand).rejects(failing(name));
    await expect(ask()).rejects.toThrow(message);
  });
});
