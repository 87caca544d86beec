import {
  type CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import type { CostLeaf } from '../../domain/cost/anomaly/cost-leaf.ts';
import { addDays } from '../../domain/cost/calendar.ts';
import type { CostMetric, CostReading, CostRecord } from '../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CostQuery, CostSource } from '../../ports/cost-source.ts';
import { type CostAnswer, readCostAnswer } from './cost/cost-answer.ts';
import { type Question, questionsFor } from './cost/questions.ts';
import { failedCall } from './failed-call.ts';

interface CostExplorerOptions {
  /** @default 'UnblendedCost' */
  readonly metric?: CostMetric;
  readonly clock: Clock;
}

/** A Cost Explorer source that knows what it has cost: 0.01 USD a request, and each page is one. */
interface CostExplorerSource extends CostSource {
  requestsMade(): number;
}

const source = 'ce:GetCostAndUsage';
const historyDays = 120;

/**
 * Costs of the payer or account of the client's credentials, by day, account, service and charge type.
 * The client must be of us-east-1, the home of Cost Explorer. A scope with regions or tags is one
 * more question, filtered by the service itself. Throttling (`LimitExceededException`) is retried by
 * the client.
 */
export function costExplorer(
  client: CostExplorerClient,
  { metric = 'UnblendedCost', clock }: CostExplorerOptions,
): CostExplorerSource {
  let requests = 0;
  /** All pages, or nothing when that would take more requests than `limit` in all. */
  const ask = async (question: Question, days: { Start: string; End: string }, limit: number) => {
    const pages: GetCostAndUsageCommandOutput[] = [];
    let token: string | undefined;
    do {
      if (requests >= limit) return undefined;
      requests += 1;
      const page = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: days,
          Granularity: 'DAILY',
          Metrics: [metric],
          GroupBy: [...question.groupBy],
          ...(question.filter && { Filter: question.filter }),
          ...(token !== undefined && { NextPageToken: token }),
        }),
      );
      pages.push(page);
      token = page.NextPageToken;
    } while (token !== undefined && token !== '');
    return ofLeaf(readCostAnswer(pages, { source, metric }), question.leaf);
  };
  return {
    requestsMade: () => requests,
    async read(query) {
      const capturedAt = clock.now().toISOString();
      const days = daysOf(query, capturedAt.slice(0, 10));
      const limit = requests + (query.maxRequests ?? Number.POSITIVE_INFINITY);
      const answers: CostAnswer[] = [];
      try {
        for (const question of questionsFor(query))
          answers.push((await ask(question, days, limit)) ?? unasked(question, query, metric));
      } catch (error) {
        throw explained(error);
      }
      return toReading(answers, { capturedAt, metric, query });
    },
  };
}

/** Cost Explorer's end is exclusive, as ours. */
function daysOf({ from, to }: CostQuery, today: string): { Start: string; End: string } {
  const End = to ?? today;
  return { Start: from ?? addDays(End, -historyDays), End };
}

/** A leaf for which no request was left. */
const unasked = (
  { leaf }: Question,
  { maxRequests = 0 }: CostQuery,
  metric: CostMetric,
): CostAnswer => ({
  currency: 'unknown',
  metric,
  records: [],
  estimatedDays: new Set(),
  faults: [
    {
      source,
      code: 'unsupported',
      value: leaf?.service ?? leaf?.account ?? '',
      message: `the ${maxRequests} requests a run may make (money.anomalies.maxRequests) are used up; what it is made of was not asked`,
    },
  ],
});

const ofLeaf = (answer: CostAnswer, leaf: CostLeaf | undefined): CostAnswer =>
  leaf === undefined
    ? answer
    : { ...answer, records: answer.records.map((record) => ({ ...record, ...leaf })) };

function toReading(
  answers: readonly CostAnswer[],
  { capturedAt, metric, query }: { capturedAt: string; metric: CostMetric; query: CostQuery },
): { reading: CostReading; faults: readonly ReadFault[] } {
  const currency = answers.find((answer) => answer.currency !== 'unknown')?.currency ?? 'unknown';
  const { same = [], other = [] } = Object.groupBy(answers, (answer) =>
    [currency, 'unknown'].includes(answer.currency) ? 'same' : 'other',
  );
  const records = same.flatMap((answer) => answer.records);
  return {
    reading: {
      source,
      kind: 'cost-explorer',
      currency,
      metric,
      capturedAt,
      estimatedDays: new Set(same.flatMap((answer) => [...answer.estimatedDays])),
      records,
      ...(query.scope === undefined &&
        records.some(mayHaveService) && { servicesOfUsageOnly: true }),
      ...(query.scope && { scope: query.scope }),
    },
    faults: [...answers.flatMap(({ faults }) => faults), ...other.map(otherCurrency(currency))],
  };
}

/** Tax and support are charges of no service. */
const mayHaveService = ({ service, chargeType, amount }: CostRecord): boolean =>
  service === undefined && amount !== 0 && chargeType !== 'tax' && chargeType !== 'support';

const otherCurrency =
  (currency: string) =>
  (answer: CostAnswer): ReadFault => ({
    source,
    field: 'Unit',
    value: answer.currency,
    code: 'unsupported',
    message: `charges in ${answer.currency} are left out: the rest of the bill is in ${currency}`,
  });

function explained(error: unknown): Error {
  if (error instanceof Error && error.name === 'DataUnavailableException')
    return new Error(
      'Cost Explorer has no data yet: it takes up to 24 hours after it is first opened in the console of the payer account',
      { cause: error },
    );
  return failedCall(error, 'ce:GetCostAndUsage', 'Cost Explorer');
}
