import { type CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { ok, problem } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

const dayMs = 86_400_000;
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const activate =
  'open Cost Explorer once in the billing console (of the management account, in an organisation); the first data take a day';

/** Whether Cost Explorer answers. Asking costs 0.01 USD. */
export const costExplorerActive = (client: CostExplorerClient): HealthCheck => ({
  name: 'cost-explorer',
  async look(now) {
    const Start = dayText(now.getTime() - dayMs);
    const End = dayText(now.getTime());
    const ask = { TimePeriod: { Start, End }, Granularity: 'DAILY' as const };
    try {
      await client.send(new GetCostAndUsageCommand({ ...ask, Metrics: ['UnblendedCost'] }));
      return ok('answers');
    } catch (error) {
      if (error instanceof Error && error.name === 'DataUnavailableException')
        return problem('Cost Explorer has no data yet', activate);
      // The one refusal that no policy mends.
      if (error instanceof Error && /not enabled for cost explorer/i.test(error.message))
        return problem('Cost Explorer is not activated: no cost can be judged', activate);
      throw failedCall(error, 'ce:GetCostAndUsage', 'the account');
    }
  },
});
