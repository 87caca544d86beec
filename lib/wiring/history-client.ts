import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';

/** Other tools of the account share the two requests a second, so throttling is waited out. */
export const historyClient = (region: string): CloudTrailClient =>
  new CloudTrailClient({ region, retryMode: 'adaptive', maxAttempts: 10 });
