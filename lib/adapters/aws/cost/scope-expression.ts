import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { CostScope } from '../../../domain/cost/cost-scope.ts';

/**
 * The Cost Explorer filter of a scope's accounts, services, regions and tags; undefined for none.
 * Values are matched by Cost Explorer itself: exactly, without regard to case. Charge types are no
 * part of it: the answer is grouped by them.
 */
export function expressionOf(scope: CostScope): Expression | undefined {
  const parts: (Expression | undefined)[] = [
    dimension('LINKED_ACCOUNT', scope.accounts),
    dimension('SERVICE', scope.services),
    dimension('REGION', scope.regions),
    ...Object.entries(scope.tags ?? {}).map(
      ([Key, values]): Expression => ({
        Tags: { Key, Values: [...values], MatchOptions: ['EQUALS', 'CASE_INSENSITIVE'] },
      }),
    ),
    ...Object.entries(scope.costCategories ?? {}).map(
      ([Key, values]): Expression => ({
        CostCategories: { Key, Values: [...values], MatchOptions: ['EQUALS', 'CASE_INSENSITIVE'] },
      }),
    ),
  ];
  const [first, ...rest] = parts.filter((part) => part !== undefined);
  return rest.length === 0 ? first : { And: [first, ...rest].filter((part) => part !== undefined) };
}

function dimension(
  Key: 'LINKED_ACCOUNT' | 'SERVICE' | 'REGION',
  values: readonly string[] | undefined,
): Expression | undefined {
  return values && { Dimensions: { Key, Values: [...values] } };
}
