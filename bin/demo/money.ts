import type { MoneySection } from '../../lib/domain/scorecard/report.ts';
import type { CostSource } from '../../lib/ports/cost-source.ts';
import type { SavingsSource } from '../../lib/ports/savings-source.ts';
import { anomalySection } from '../../lib/usecases/assess-anomalies.ts';
import { findAnomalies } from '../../lib/usecases/find-anomalies.ts';
import { reduceCosts } from '../../lib/usecases/reduce-costs.ts';
import { account, homeRegion } from './callers.ts';
import { demoSettings } from './settings.ts';

const minimumImpact = 50;
/** The first whole month of the bill. */
const baseline = { from: '2026-06-01', until: '2026-06-30' };

const advised = (resource: string, action: string, kind: string, monthlySavings: number) => ({
  ...{ id: resource, resource, action, kind, monthlySavings },
  ...{ account, region: homeRegion },
});

/** What an adviser would say of the made-up account. */
const advice: SavingsSource = {
  read: async () => ({
    source: 'the made-up adviser',
    currency: 'USD',
    dedupedMonthlySavings: 212,
    recommendations: [
      advised('i-0f9e8d7c6b5a49382', 'Rightsize', 'Ec2Instance', 148),
      advised('vol-0a1b2c3d4e5f60718', 'Delete', 'EbsVolume', 64),
    ],
  }),
};

/** Adds what was odd about the costs, and how far they came down. */
export async function explainMoney(money: MoneySection, source: CostSource): Promise<MoneySection> {
  const { found } = await findAnomalies(source, { minimumImpact });
  const targetPercent = demoSettings.scorecard.targets.costReductionPercent;
  const { reduction } = await reduceCosts({ source, advice }, { baseline, targetPercent });
  const anomalies = anomalySection(found.groups, { minimumImpact });
  return { ...money, anomalies, reduction };
}
