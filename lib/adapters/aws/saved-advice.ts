import * as z from 'zod';
import type { SavingsAdvice, SavingsRecommendation } from '../../domain/cost/reduction/savings.ts';

const recommendation = z.looseObject({
  recommendationId: z.string(),
  accountId: z.string().optional(),
  region: z.string().optional(),
  resourceId: z.string().optional(),
  resourceArn: z.string().optional(),
  currentResourceType: z.string().optional(),
  actionType: z.string(),
  estimatedMonthlySavings: z.number(),
  currencyCode: z.string(),
});

const answer = z.looseObject({
  items: z.array(recommendation),
  estimatedTotalDedupedSavings: z.number().optional(),
});

/**
 * A saved answer of `aws cost-optimization-hub list-recommendations`. Throws an Error that names what is
 * wrong. Of several currencies only the first counts: the others are refused.
 */
export function savedAdvice(document: unknown, source: string): SavingsAdvice {
  const read = answer.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `${source}: ${issue?.path.join('.') || 'the document'}: ${issue?.message}; save it with aws cost-optimization-hub list-recommendations`,
    );
  }
  const { items, estimatedTotalDedupedSavings: deduped } = read.data;
  const currency = items[0]?.currencyCode ?? 'unknown';
  const other = items.find(({ currencyCode }) => currencyCode !== currency);
  if (other !== undefined)
    throw new Error(
      `${source}: ${other.recommendationId} is in ${other.currencyCode}, the first in ${currency}; amounts of different currencies are not added`,
    );
  return {
    source,
    currency,
    dedupedMonthlySavings: deduped ?? 'unknown',
    recommendations: items
      .map(toRecommendation)
      .sort((a, b) => b.monthlySavings - a.monthlySavings),
  };
}

function toRecommendation(item: z.output<typeof recommendation>): SavingsRecommendation {
  const { recommendationId: id, accountId, region, resourceArn, resourceId } = item;
  return {
    id,
    resource: resourceArn ?? resourceId ?? '',
    action: item.actionType,
    kind: item.currentResourceType ?? 'unknown',
    ...(accountId !== undefined && { account: accountId }),
    ...(region !== undefined && { region }),
    monthlySavings: item.estimatedMonthlySavings,
  };
}
