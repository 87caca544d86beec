import type { Settings } from '../../lib/config/settings.ts';
import type { TimeWindow } from '../../lib/ports/change-source.ts';
import { plain } from '../../lib/render/escape.ts';
import { plural } from '../../lib/render/report-words.ts';
import type { ReportInput } from '../../lib/usecases/build-report.ts';
import { joinSources } from '../../lib/usecases/join-sources.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import {
  globalRegion,
  homeRegion,
  liveChanges,
  liveSessions,
  whoAmI,
} from '../../lib/wiring/live-account.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { waiting } from '../../lib/wiring/waiting.ts';
import { CliError } from '../shared/cli-error.ts';
import { messageOf } from '../shared/error-text.ts';

const historyDays = 90;
const regionShape = /^[a-z]{2}(-[a-z]+)+-\d$/;

/**
 * Judges the event history of the account one is signed in to. A region that cannot be read is a
 * blind spot; when none can, there are no changes in the answer. Throws without credentials.
 */
export async function scanAccount(
  settings: Settings,
  given: string | undefined,
  window: TimeWindow,
): Promise<Omit<ReportInput, 'generatedAt'>> {
  const regions = await regionsOf(settings, given);
  const { account, principal } = await whoAmI();
  process.stderr.write(
    `account ${plain(account)} as ${plain(principal)}: reading ${plural(regions.length, 'region')}\n`,
  );
  const failed = new Map<string, string>();
  const progress = await waiting();
  const source = joinSources(
    regions.map((name) => ({ name, source: liveChanges(name) })),
    (region, error) => failed.set(region, messageOf(error)),
    () => progress.advance(1),
  );
  progress.start('reading', regions.length);
  const { policy } = settings;
  const deps = { source, policy, clock: systemClock, sessions: liveSessions() };
  const findings = await scanChanges(deps, window).finally(() => progress.stop());
  const blind = [...failed].map(([region, why]) => `region ${region}: ${why}`);
  const seen = regions.filter((region) => !failed.has(region));
  const { changes: _nothing, ...rest } = findings;
  if (seen.length === 0) return { ...rest, blindSpots: blind };
  return {
    ...findings,
    changes: { ...findings.changes, accounts: [account], regions: seen },
    blindSpots: [...findings.blindSpots, ...blind, ...limitsOf(seen, window)],
  };
}

/** The regions to look at: those given, or those of the settings; throws a CliError on what is none. */
export async function regionsOf(settings: Settings, given: string | undefined): Promise<string[]> {
  const wanted =
    given === undefined
      ? [await homeRegion(), ...settings.deployment.regions]
      : given.split(',').map((region) => region.trim());
  const wrong = wanted.find((region) => !regionShape.test(region));
  if (wrong !== undefined) {
    throw new CliError(
      `--regions: ${JSON.stringify(wrong)} is no AWS region; write e.g. eu-central-1,us-east-1`,
    );
  }
  return [...new Set([...wanted, globalRegion])];
}

/** What the event history never shows, whoever asks. */
function limitsOf(regions: readonly string[], { from }: TimeWindow): string[] {
  const oldest = new Date(systemClock.now().getTime() - historyDays * 86_400_000).toISOString();
  return [
    `only ${regions.join(', ')}: other regions were not looked at`,
    'the event history holds management events only, and an event can take 15 minutes to appear',
    ...(from !== undefined && from < oldest
      ? [`the event history goes back ${historyDays} days: nothing before ${oldest.slice(0, 10)}`]
      : []),
  ];
}
