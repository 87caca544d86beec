import { loadSettings } from '../../lib/config/load-settings.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { buildReport } from '../../lib/usecases/build-report.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { scanFiles } from '../scan/from-files.ts';
import { addMoney } from '../scan/money.ts';
import { windowOf } from '../scan/options.ts';
import { addOwners } from '../scan/owners.ts';
import type { ReportOptions } from './options.ts';
import { addReduction } from './reduction.ts';

/** What there is to report on, from the one source that is named. */
export async function gather(
  paths: readonly string[],
  options: ReportOptions,
): Promise<Partial<Report>> {
  if (options.from !== undefined) {
    const { savedScorecard } = await import('../../lib/wiring/saved-scorecard.ts');
    return { scorecard: await savedScorecard(options.from) };
  }
  return options.table === undefined
    ? fromFiles(paths, options)
    : fromTable(options.table, options);
}

async function fromFiles(paths: readonly string[], options: ReportOptions): Promise<Report> {
  const settings = await loadSettings(options.config);
  const now = systemClock.now();
  const found =
    paths.length === 0
      ? {}
      : await addOwners(
          await scanFiles(paths, settings.policy, windowOf(options, now)),
          options,
          settings,
        );
  const judged = await addMoney({ generatedAt: now.toISOString(), ...found }, options, settings);
  return buildReport(await addReduction(judged, options, settings));
}

/** Loaded only when asked for: these clients take longer to load than the rest. */
async function fromTable(tableName: string, options: ReportOptions): Promise<Report> {
  const settings = await loadSettings(options.config);
  const { regionsOf } = await import('../scan/from-account.ts');
  const { homeRegion, whoAmI } = await import('../../lib/wiring/live-account.ts');
  const { storedReport } = await import('../../lib/wiring/stored-report.ts');
  const { compileReport } = await import('../../lib/usecases/compile-report.ts');
  const { account } = await whoAmI();
  const parts = storedReport(tableName, await homeRegion(), settings);
  const regions = await regionsOf(settings, options.regions);
  return compileReport({ ...parts, account, regions }, options.since ?? '7d');
}
