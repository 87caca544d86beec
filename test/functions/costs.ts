import type { GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';

const dayMs = 86_400_000;
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** What Cost Explorer answers for an account that uses one service for `amount` a day. */
export const flatCosts = (amount: number) => costsOfDay(() => amount);

/** The same for an amount that differs by day, `YYYY-MM-DD`; of one usage type and region. */
export function costsOfDay(amountOn: (date: string) => number) {
  return ({ TimePeriod, GroupBy = [] }: GetCostAndUsageCommandInput) => {
    const keys = GroupBy.map(({ Key = '' }) => Key);
    const start = Date.parse(TimePeriod?.Start ?? '');
    const end = Date.parse(TimePeriod?.End ?? '');
    const days = Array.from({ length: (end - start) / dayMs }, (_, n) => start + n * dayMs);
    const Keys = keys.map((key) => values[key] ?? '');
    const isUsage = !keys.includes('RECORD_TYPE');
    return {
      GroupDefinitions: keys.map((Key) => ({ Type: 'DIMENSION' as const, Key })),
      ResultsByTime: days.map((at) => {
        const Metrics = { UnblendedCost: { Amount: String(amountOn(day(at))), Unit: 'USD' } };
        return {
          TimePeriod: { Start: day(at), End: day(at + dayMs) },
          Estimated: false,
          Total: {},
          Groups: isUsage ? [{ Keys, Metrics }] : [],
        };
      }),
    };
  };
}

const values: Readonly<Record<string, string>> = {
  LINKED_ACCOUNT: '111122223333',
  SERVICE: 'Amazon EC2',
  USAGE_TYPE: 'Box',
  REGION: 'eu-central-1',
};
