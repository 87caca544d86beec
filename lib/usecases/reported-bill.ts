import type { ChangeTally } from '../domain/change/tally.ts';
import { pricesAsOf, pricesRegion } from '../domain/cost/own-bill/list-prices.ts';
import { type AccountVolumes, ownBill } from '../domain/cost/own-bill/own-bill.ts';
import type { Report } from '../domain/scorecard/report.ts';
import type { OwnParts } from '../ports/own-parts.ts';

export interface OwnBillDeps {
  readonly parts: OwnParts;
  /** What the settings say of the volumes. */
  readonly settled: Pick<AccountVolumes, 'readers' | 'costRequestsADay' | 'secrets'>;
}

const monthMs = (365.25 / 12) * 86_400_000;

/** What a deployed Bandog costs a month at the pace of a period; unknown, with the reason, where its parts cannot be seen. */
export async function reportedBill(
  { parts, settled }: OwnBillDeps,
  tally: ChangeTally,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<NonNullable<Report['ownBill']>> {
  const scale = monthMs / (Date.parse(to) - Date.parse(from));
  const changes = (tally.allowed + tally.excepted + tally.violations + tally.attempts) * scale;
  const violations = tally.violations * scale;
  const volumes = {
    ...settled,
    events: tally.seen * scale,
    changes,
    violations,
    otherTrail: false,
  };
  try {
    const items = ownBill(await parts.read(), volumes);
    return {
      totalUsd: items.reduce((sum, { usd }) => sum + usd, 0),
      items: items.map(({ name, usd }) => ({ name, usd })),
      prices: { asOf: pricesAsOf, region: pricesRegion },
      volumes: { changes, violations },
    };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}
