import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { ok, problem, unknown } from '../../../domain/health/finding.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

/** The windows of a sweep leave twenty minutes for late events; a minute off is no harm to them. */
const longestSkewMs = 60_000;

/** Whether the clock agrees with AWS's, by which events are dated. */
export const clockAgrees = (client: STSClient, clock: Clock): HealthCheck => ({
  name: 'clock',
  async look() {
    const before = clock.now().getTime();
    const date = await serversDate(client);
    const after = clock.now().getTime();
    if (date === undefined) return unknown('AWS did not say what time it is');
    // The header has whole seconds, and was written at some time between the two.
    const skewMs = date + 1000 < before ? before - date : Math.max(0, date - after);
    const seconds = Math.round(skewMs / 1000);
    return skewMs > longestSkewMs
      ? problem(
          `the clock is ${seconds} s off AWS's: what happened when is told wrongly`,
          'set the clock, e.g. by NTP',
        )
      : ok('agrees with AWS to the minute');
  },
});

async function serversDate(client: STSClient): Promise<number | undefined> {
  let header: string | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { readonly headers?: Record<string, string> };
      header = headers?.['date'];
      return result;
    },
    { step: 'deserialize', name: 'readDateHeader', override: true },
  );
  await client.send(new GetCallerIdentityCommand({})).catch((error) => {
    throw failedCall(error, 'sts:GetCallerIdentity', 'the account');
  });
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? undefined : date;
}
