import { account, type Raw, record } from './record.ts';

/** A call to STS that hands out the credentials `issued` of a session on `roleName`. */
export const assumeRole = (userIdentity: Raw, issued: string, given: Raw = {}): Raw =>
  record({
    eventID: `assume-${issued}`,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    userIdentity,
    readOnly: true,
    requestParameters: { roleArn: `arn:aws:iam::${account}:role/x`, roleSessionName: 's' },
    responseElements: { credentials: { accessKeyId: issued, expiration: 'later' } },
    ...given,
  });

/** A service that assumes a role, for itself or for what it runs. */
export const serviceIdentity = (name: string): Raw => ({
  type: 'AWSService',
  invokedBy: `${name}.amazonaws.com`,
});
