import { Command, Option } from 'commander';
import { listFiles } from '../../lib/adapters/files/list-files.ts';
import { severities } from '../../lib/domain/violation/severity.ts';
import { lookAhead } from '../../lib/wiring/look-ahead.ts';
import type { SkimThreads } from '../../lib/wiring/skim-threads.ts';
import { type ScanOptions, sinceHelp, windowOf } from '../scan/options.ts';
import { CliError } from '../shared/cli-error.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { pricesHelp } from '../shared/prices-help.ts';
import { several, stateHelp } from '../shared/state-option.ts';

const more = `
Files may be JSON or JSON lines, gzip or not: a trail's files, LookupEvents
answers, EventBridge events, single records; or pipes, such as /dev/stdin.
Folders are searched to the bottom.
A date counts as a whole day in UTC; --until a date includes that day.

--live reads CloudTrail's event history (the last 24 hours unless --since says
otherwise) and Cost Explorer, which costs 0.01 USD a page of answers; --no-costs
leaves it out. It changes nothing and deploys nothing.

--state says whose code owns what was changed. With --live, CloudFormation is
asked as well, and the state may be an s3://bucket/prefix.

Exit code: 0 done, also when no event was made in that time; 1 a violation at
or above --fail-on; 2 nothing of what was there could be read, or the command
or the settings are wrong.

Examples:
  bandog scan ./AWSLogs
  bandog scan ./AWSLogs --since 7d --fail-on high
  bandog scan ./AWSLogs --state ./infra/terraform.tfstate
  bandog scan trail.json.gz --costs costs.csv --html report.html
  bandog scan --live --regions eu-central-1 --since 24h --no-costs`;

/** `scan`: judges recorded changes, from files or from the live account. */
export function scanCommand(threads?: SkimThreads): Command {
  return new Command('scan')
    .summary('judge the changes in CloudTrail files, or of the live account')
    .description('Show who changed infrastructure by hand, and where the money stands.')
    .argument('[paths...]', 'CloudTrail files, or folders of them')
    .option('--live', 'judge the account of the current credentials; read-only')
    .option('--regions <list>', 'with --live: regions, comma-separated')
    .option('--costs <place>', costsHelp)
    .option('--no-costs', 'with --live: ask for no costs')
    .option('--state <path>', stateHelp, several)
    .option('--prices [place]', pricesHelp)
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--since <when>', sinceHelp)
    .option('--until <when>', 'only events before; written like --since')
    .option('--all', 'list every violation')
    .addOption(new Option('--json', 'print the report as JSON').conflicts('markdown'))
    .option('--markdown', 'print the report as Markdown')
    .option('--html <file>', 'also write the report as HTML')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(severities),
    )
    .addHelpText('after', more)
    .action((paths, options) => scan(paths, options, threads));
}

async function scan(
  paths: readonly string[],
  options: ScanOptions,
  threads?: SkimThreads,
): Promise<void> {
  checkInput(paths, options);
  const now = new Date();
  const window = windowOf(options, now);
  const ahead = options.live ? undefined : await lookAhead(listFiles(paths), window, { threads });
  // Loaded while the threads read the first files.
  const { runScan } = await import('../scan/run-scan.ts');
  await runScan({ paths, options, window, now, ahead });
}

function checkInput(paths: readonly string[], { live, regions }: ScanOptions): void {
  if (live && paths.length > 0) throw new CliError('name files or --live, not both');
  if (!live && paths.length === 0) {
    throw new CliError('name at least one file or folder, or --live; see bandog scan --help');
  }
  if (regions !== undefined && !live) throw new CliError('--regions goes with --live');
}
