import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import {
  type AnomalyLimits,
  type AnomalySettings,
  detectorsOf,
} from '../../lib/domain/cost/anomaly/anomaly-limits.ts';
import type { FoundAnomalies } from '../../lib/domain/cost/anomaly/found-anomalies.ts';
import { isDate } from '../../lib/domain/cost/calendar.ts';
import type { Suspect } from '../../lib/domain/violation/suspect.ts';
import { anomalyRow } from '../../lib/render/anomaly-row.ts';
import { jsonPieces } from '../../lib/render/json.ts';
import { faultText } from '../../lib/render/report-words.ts';
import { renderAnomalies } from '../../lib/render/terminal/anomalies.ts';
import { explainAnomalies } from '../../lib/usecases/explain-anomalies.ts';
import { findAnomalies } from '../../lib/usecases/find-anomalies.ts';
import { scopedSource } from '../../lib/usecases/scoped-costs.ts';
import { costsIn } from '../../lib/wiring/cost-file.ts';
import { billing } from '../../lib/wiring/explain-anomalies.ts';
import { judgeSeries } from '../../lib/wiring/judge-series.ts';
import { logFiles } from '../../lib/wiring/local-files.ts';
import { pricesIn } from '../../lib/wiring/price-files.ts';
import { CliError } from '../shared/cli-error.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { faultLines } from '../shared/fault-lines.ts';
import { pricesHelp } from '../shared/prices-help.ts';
import { printPieces } from '../shared/print-pieces.ts';
import { screen } from '../shared/screen.ts';

interface AnomaliesOptions {
  readonly costs: string;
  readonly on?: string;
  readonly min?: string;
  readonly config?: string;
  readonly detector?: string;
  readonly changes?: readonly string[];
  readonly prices?: string | true;
  readonly json?: boolean;
}

const more = `
Each service of each account is judged against its own past: its level, weekdays
and trend. What began in the same days and shares an account or a service is one
anomaly. Tax, credits, refunds, fees, support and upfront payments do not count,
and neither do the newest days, which may still grow.

Examples:
  bandog anomalies --costs costs.csv
  bandog anomalies --costs exports/ --min 50 --json
  bandog anomalies --costs exports/ --changes ./AWSLogs --prices`;

/** `anomalies`: what cost more or less than expected. */
export function anomaliesCommand(): Command {
  return new Command('anomalies')
    .summary('find what cost more or less than expected in a file of costs')
    .description('Find costs that are off from what their own past leads to expect, and why.')
    .requiredOption('--costs <place>', costsHelp)
    .option('--on <date>', 'judge on this day, YYYY-MM-DD, from the days before it')
    .option('--min <amount>', 'least impact to show (default: money.anomalies.minimumImpact)')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--detector <name>', 'look with one of money.anomalies.detectors, at its scope')
    .option('--changes <paths...>', 'CloudTrail logs: name the changes that can explain each')
    .option('--prices [place]', pricesHelp)
    .option('--json', 'print all anomalies as JSON')
    .addHelpText('after', more)
    .action(anomalies);
}

async function anomalies(options: AnomaliesOptions): Promise<void> {
  const { costs, on, min, config, changes, detector, json } = options;
  if (on !== undefined && !isDate(on))
    throw new CliError(`--on ${on}: no such day; write a date that exists as YYYY-MM-DD`);
  if (options.prices && changes === undefined)
    throw new CliError('--prices: prices are of changes; name their logs with --changes');
  const { money } = await loadSettings(config);
  const limits = limitsOf(money.anomalies, detector);
  const minimumImpact = leastImpact(min, limits?.minimumImpact ?? 0);
  const { found, faults } = await findAnomalies(scopedSource(costsIn(costs), limits?.scope), {
    ...(on !== undefined && { on }),
    minimumImpact,
    judgeSeries,
  });
  const why = await explained(found, options);
  const all = [...faults, ...why.faults];
  if (all.length > 0) process.stderr.write(faultLines(all.map(faultText)));
  if (json) await printPieces(jsonPieces(toDocument(found, why.suspects)));
  else process.stdout.write(renderAnomalies(found, screen(), why.suspects));
}

/** The changes that can explain each anomaly, where logs are named. */
async function explained({ groups }: FoundAnomalies, { changes, prices }: AnomaliesOptions) {
  if (changes === undefined) return { suspects: undefined, faults: [] };
  const { suspects, unseen, faults } = await explainAnomalies(
    { ...billing, changes: logFiles(changes), ...(prices && { prices: await pricesIn(prices) }) },
    groups.flatMap(({ episodes }) => episodes),
  );
  const seen = [...suspects].filter(([episode]) => !unseen.has(episode));
  return { suspects: new Map(seen), faults };
}

/** What the detector of that name looks at and tells, or the one that is always there. */
function limitsOf(
  settings: AnomalySettings | undefined,
  wanted: string | undefined,
): AnomalyLimits | undefined {
  const detectors = settings === undefined ? [] : detectorsOf(settings);
  const found = detectors.find(({ name }) => name === wanted);
  if (found !== undefined || wanted === undefined) return found;
  const names = detectors.flatMap(({ name }) => name ?? []);
  const known = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
  throw new CliError(`--detector ${wanted}: no such name in money.anomalies.detectors; ${known}`);
}

function leastImpact(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const amount = Number(text);
  if (text.trim() !== '' && Number.isFinite(amount) && amount >= 0) return amount;
  throw new CliError(`--min ${text}: write an amount of 0 or more, such as 50`);
}

function toDocument(
  { reading, groups, ...found }: FoundAnomalies,
  suspects: ReadonlyMap<string, readonly Suspect[]> | undefined,
) {
  const { source, metric, currency } = reading;
  return {
    source,
    metric,
    currency,
    ...found,
    // One at a time: there may be tens of thousands.
    anomalies: groups.values().map(({ episodes, impact, dailyImpact }) => ({
      impact,
      dailyImpact,
      episodes: episodes.map((episode) => ({
        ...anomalyRow(episode, suspects?.get(episode.id), (text) => text),
        days: episode.days,
      })),
    })),
  };
}
