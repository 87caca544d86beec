import { loadSettings } from '../../lib/config/load-settings.ts';
import type { Settings } from '../../lib/config/settings.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { atLeast, type Severity, severities } from '../../lib/domain/violation/severity.ts';
import type { TimeWindow } from '../../lib/ports/change-source.ts';
import { buildReport, type ReportInput } from '../../lib/usecases/build-report.ts';
import type { FilesAhead } from '../../lib/wiring/look-ahead.ts';
import { exitCode } from '../shared/exit-code.ts';
import { anythingJudged } from './anything-judged.ts';
import { scanFiles } from './from-files.ts';
import { addMoney } from './money.ts';
import { keptViolations, type ScanOptions } from './options.ts';
import { addOwners } from './owners.ts';
import { addExpectedPrices } from './prices.ts';
import { show } from './show.ts';

/** What is asked for, and what is known of it before it is judged. */
export interface ScanRequest {
  readonly paths: readonly string[];
  readonly options: ScanOptions;
  readonly window: TimeWindow;
  readonly now: Date;
  /** Of files; the live account has none. */
  readonly ahead: FilesAhead | undefined;
}

/** Judges, prints the report and sets the exit code. Throws a CliError for what the user can put right. */
export async function runScan(request: ScanRequest): Promise<void> {
  const { options, now } = request;
  const settings = await loadSettings(options.config);
  const changes = await findChanges(request, settings);
  const owned = await addOwners(changes, options, settings);
  const found = await addExpectedPrices(owned, options);
  const input = await addMoney({ generatedAt: now.toISOString(), ...found }, options, settings);
  const report = buildReport(input);
  await show(report, options);
  process.exitCode = exitCodeOf(report, options.failOn);
}

async function findChanges(
  { paths, options, window, ahead }: ScanRequest,
  settings: Settings,
): Promise<Omit<ReportInput, 'generatedAt'>> {
  if (!options.live) {
    return scanFiles(paths, settings.policy, window, { keep: keptViolations(options), ahead });
  }
  // Loaded only when asked for: the AWS clients take longer to load than most scans take to run.
  const { scanAccount } = await import('./from-account.ts');
  return scanAccount(settings, options.regions, window);
}

function exitCodeOf(report: Report, failOn: Severity | undefined): number {
  const { changes, money } = report;
  if (!anythingJudged(report)) {
    process.stderr.write('error: nothing could be judged\n');
    return exitCode.failed;
  }
  const found = [
    ...severities.filter((severity) => (changes?.bySeverity[severity] ?? 0) > 0),
    ...(money?.budgets ?? []).flatMap(({ crossings }) =>
      crossings.map(({ threshold }) => threshold.severity),
    ),
  ];
  return failOn !== undefined && found.some((severity) => atLeast(severity, failOn))
    ? exitCode.violations
    : exitCode.clean;
}
