import {
  type CostExplorerClient,
  type Expression,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandOutput,
  type GroupDefinition,
} from '@aws-sdk/client-cost-explorer';
import type { CostLeaf } from '../../domain/cost/anomaly/cost-leaf.ts';
import { addDays } from '../../domain/cost/calendar.ts';
import type { CostMetric, CostReading, CostRecord } from '../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CostQuery, CostSource } from '../../ports/cost-source.ts';
import { type CostAnswer, readCostAnswer } from './cost/cost-answer.ts';
import { usageRecordTypes } from './cost/record-type.ts';
import { expressionOf } from './cost/scope-expression.ts';
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

interface Question {
  /** What its records are of, where the answer does not say. */
  readonly leaf?: CostLeaf;
  readonly groupBy: readonly GroupDefinition[];
  readonly filter?: Expression;
}

const dimension = (Key: string): GroupDefinition => ({ Type: 'DIMENSION', Key });
const recordTypes: Expression = {
  Dimensions: { Key: 'RECORD_TYPE', Values: [...usageRecordTypes] },
};

/**
 * A request may group by two keys, and three are wanted: account, service and record type. Usage is one
 * charge type, so it goes by account and service; the rest, which is little, by account and record
 * type. The two filters leave nothing out and overlap nowhere, so their sum is the bill. A budget on
 * services asks once more when credits, discounts or fees came, for those may be of its services.
 */
const wholeBill: readonly Question[] = [
  { groupBy: [dimension('LINKED_ACCOUNT'), dimension('SERVICE')], filter: recordTypes },
  {
    groupBy: [dimension('LINKED_ACCOUNT'), dimension('RECORD_TYPE')],
    filter: { Not: recordTypes },
  },
];

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
  const ask = async (question: Question, days: { Start: string; End: string }) => {
    const pages: GetCostAndUsageCommandOutput[] = [];
    let token: string | undefined;
    do {
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
      const answers: CostAnswer[] = [];
      try {
        for (const question of questionsFor(query)) answers.push(await ask(question, days));
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

function questionsFor({ scope, detailOf }: CostQuery): readonly Question[] {
  if (detailOf !== undefined) return detailOf.map(detailQuestion);
  if (scope === undefined) return wholeBill;
  const filter = expressionOf(scope);
  return [{ groupBy: [dimension('RECORD_TYPE')], ...(filter && { filter }) }];
}

/** What a leaf is made of; only usage has a service. */
function detailQuestion(leaf: CostLeaf): Question {
  const { account, service } = leaf;
  const ofLeafOnly = expressionOf({
    ...(account !== undefined && { accounts: [account] }),
    ...(service !== undefined && { services: [service] }),
  });
  return {
    leaf,
    groupBy: [dimension('USAGE_TYPE'), dimension('REGION')],
    filter: ofLeafOnly === undefined ? recordTypes : { And: [ofLeafOnly, recordTypes] },
  };
}

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
