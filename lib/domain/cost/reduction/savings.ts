import type { CostRecord } from '../cost-record.ts';

/** Something that would cost less in another way, as an adviser of the provider says. */
export interface SavingsRecommendation {
  readonly id: string;
  /** The ARN or id of what it is about. Hostile text. */
  readonly resource: string;
  /** E.g. `Rightsize`, `PurchaseSavingsPlans`. */
  readonly action: string;
  /** What kind of thing it is about, e.g. `Ec2Instance`. */
  readonly kind: string;
  readonly account?: string;
  readonly region?: string;
  /** Estimated, in the currency. */
  readonly monthlySavings: number;
}

/** All that was recommended at one time. */
export interface SavingsAdvice {
  readonly source: string;
  readonly currency: string;
  /** The provider's sum without what two recommendations would both save; `unknown` where it was not asked. */
  readonly dedupedMonthlySavings: number | 'unknown';
  /** Greatest savings first. */
  readonly recommendations: readonly SavingsRecommendation[];
}

/** A recommendation that was there and is no longer. */
export interface TakenSavings {
  readonly recommendation: SavingsRecommendation;
  /** What the resource costs less a month on the bill; `unknown` where the bill does not name it. */
  readonly verifiedMonthly: number | 'unknown';
}

interface BilledPeriod {
  readonly records: readonly CostRecord[];
  readonly days: number;
}

const daysAMonth = 365.25 / 12;

/** What was recommended before and is not any more, and what the bill says of each resource. */
export function takenSavings(
  before: SavingsAdvice,
  now: SavingsAdvice,
  baseline: BilledPeriod,
  current: BilledPeriod,
): TakenSavings[] {
  const open = new Set(now.recommendations.map(sameAdvice));
  return before.recommendations
    .filter((it) => !open.has(sameAdvice(it)))
    .map((recommendation) => ({
      recommendation,
      verifiedMonthly: verified(recommendation, baseline, current),
    }));
}

/** The provider gives a recommendation another id when it looks again; what it says stays. */
const sameAdvice = ({ account, region, resource, action }: SavingsRecommendation): string =>
  JSON.stringify([account, region, resource, action]);

function verified(
  { resource }: SavingsRecommendation,
  baseline: BilledPeriod,
  current: BilledPeriod,
): number | 'unknown' {
  const costOf = ({ records, days }: BilledPeriod) => {
    const own = records.filter(
      (record) => record.resource !== undefined && names(record.resource, resource),
    );
    return own.length === 0 ? undefined : own.reduce((sum, { amount }) => sum + amount, 0) / days;
  };
  const was = costOf(baseline);
  return was === undefined ? 'unknown' : (was - (costOf(current) ?? 0)) * daysAMonth;
}

/** A bill names a resource by its id or its ARN, an adviser by either. */
function names(billed: string, advised: string): boolean {
  const [long, short] = billed.length > advised.length ? [billed, advised] : [advised, billed];
  return (
    short !== '' && (long === short || long.endsWith(`/${short}`) || long.endsWith(`:${short}`))
  );
}
