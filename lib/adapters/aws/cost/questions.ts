import type { Expression, GroupDefinition } from '@aws-sdk/client-cost-explorer';
import type { CostLeaf } from '../../../domain/cost/anomaly/cost-leaf.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';
import { usageRecordTypes } from './record-type.ts';
import { expressionOf } from './scope-expression.ts';

/** One question to Cost Explorer. */
export interface Question {
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

/** What must be asked to answer a query, in order. */
export function questionsFor({ scope, detailOf }: CostQuery): readonly Question[] {
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
