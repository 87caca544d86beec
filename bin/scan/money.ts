import type { Settings } from '../../lib/config/settings.ts';
import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';
import { plain } from '../../lib/render/escape.ts';
import { addFaults, type ReportInput } from '../../lib/usecases/build-report.ts';
import type { ScannedCosts } from '../../lib/usecases/scan-costs.ts';
import { scorecardPolicy } from '../../lib/wiring/scorecard-policy.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { messageOf } from '../shared/error-text.ts';
import type { ScanOptions } from './options.ts';

/** Adds where the money stands, when it is asked for; without it, the changes are still reported. */
export async function addMoney(
  input: ReportInput,
  options: ScanOptions,
  settings: Settings,
): Promise<ReportInput> {
  const { costs, live = false } = options;
  if (costs === false || (costs === undefined && !live)) return input;
  const { faults: before = { total: 0, shown: [] }, blindSpots = [] } = input;
  try {
    const { money, faults } = await (costs === undefined
      ? costsOfAccount(settings)
      : costsOfFile(costs, settings));
    return { ...input, money, faults: addFaults(before, faults) };
  } catch (error) {
    const message = messageOf(error);
    if (costs === undefined) {
      return { ...input, blindSpots: [...blindSpots, `costs: ${message}`] };
    }
    const fault: ReadFault = {
      source: costs,
      code: 'unreadable',
      message: message.replace(`${costs}: `, ''),
    };
    return { ...input, faults: addFaults(before, [fault]) };
  }
}

async function costsOfFile(path: string, { money, scorecard }: Settings): Promise<ScannedCosts> {
  const { scanSavedCosts } = await import('../../lib/usecases/scan-costs.ts');
  const { savedCosts } = await import('../../lib/wiring/local-costs.ts');
  return scanSavedCosts({
    ...savedCosts(path, money),
    reduction: scorecardPolicy(scorecard),
    clock: systemClock,
    historyDays: money.historyDays,
  });
}

async function costsOfAccount({ money, scorecard }: Settings): Promise<ScannedCosts> {
  const { scanCosts } = await import('../../lib/usecases/scan-costs.ts');
  const { liveCosts } = await import('../../lib/wiring/live-account.ts');
  process.stderr.write(
    money.export === undefined
      ? 'reading costs: Cost Explorer charges 0.01 USD a page; --no-costs skips it\n'
      : `reading costs from ${plain(money.export)}; --no-costs skips it\n`,
  );
  const parts = await liveCosts(money);
  return scanCosts({
    ...parts,
    reduction: scorecardPolicy(scorecard),
    clock: systemClock,
    historyDays: money.historyDays,
  });
}
