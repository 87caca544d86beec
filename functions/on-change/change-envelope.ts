import * as z from 'zod';

/** A CloudTrail event as EventBridge delivers it. */
export const changeEnvelope = z.looseObject({
  id: z.string(),
  'detail-type': z.enum([
    'AWS API Call via CloudTrail',
    'AWS Console Action via CloudTrail',
    'AWS Service Event via CloudTrail',
    // The documentation spells it one way, the events another.
    'AWS Console Signin via CloudTrail',
    'AWS Console Sign In via CloudTrail',
  ]),
  detail: z.record(z.string(), z.unknown()),
});
