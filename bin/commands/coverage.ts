import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import type { Settings } from '../../lib/config/settings.ts';
import { type IacCoverage, iacCoverage } from '../../lib/domain/change/iac-coverage.ts';
import { plain } from '../../lib/render/escape.ts';
import { renderJson } from '../../lib/render/json.ts';
import { faultText, timeText } from '../../lib/render/report-words.ts';
import { renderCoverage } from '../../lib/render/terminal/coverage.ts';
import { inventoryOwners } from '../../lib/usecases/inventory-owners.ts';
import { localStates } from '../../lib/wiring/local-states.ts';
import { CliError } from '../shared/cli-error.ts';
import { exitCode } from '../shared/exit-code.ts';
import { localInventories } from '../shared/owner-options.ts';
import { screen } from '../shared/screen.ts';
import { several, stateHelp } from '../shared/state-option.ts';

interface CoverageOptions {
  readonly state?: readonly string[];
  readonly live?: boolean;
  readonly regions?: string;
  readonly config?: string;
  readonly json?: boolean;
}

const more = `
What exists is taken from the latest resource scan of CloudFormation's IaC
generator in each region; Bandog starts none. Without --live it is not known
what exists, and only the states themselves are looked at.

Exit code: 0 done; 2 nothing could be read, or the command or the settings are
wrong.

Examples:
  bandog coverage --state ./infra
  bandog coverage --state s3://states/prod --live --regions eu-central-1`;

/** `coverage`: how much of an account is under infrastructure as code. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .summary('show how much of an account is under infrastructure as code')
    .description('Show what is managed by stacks and states, what is not, and what is gone.')
    .option('--state <path>', stateHelp, several)
    .option('--live', 'compare with what exists in the account of the current credentials')
    .option('--regions <list>', 'with --live: regions, comma-separated')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--json', 'print the figures and all rows as JSON')
    .addHelpText('after', more)
    .action(coverage);
}

async function coverage(options: CoverageOptions): Promise<void> {
  if (options.regions !== undefined && !options.live) {
    throw new CliError('--regions goes with --live');
  }
  const settings = await loadSettings(options.config);
  const found = await (options.live
    ? fromAccount(options, settings)
    : fromFiles(options, settings));
  process.stdout.write(options.json ? renderJson(found) : renderCoverage(found, screen()));
  const { counts, states } = found;
  if (counts.all > 0 || states.resources > 0 || states.faults.length === 0) return;
  process.stderr.write('error: nothing could be read\n');
  process.exitCode = exitCode.failed;
}

async function fromFiles({ state }: CoverageOptions, settings: Settings): Promise<IacCoverage> {
  const inventories = localInventories(state, settings);
  if (inventories.length === 0) throw new CliError('name a state with --state, or use --live');
  const { readings } = await inventoryOwners(inventories);
  return iacCoverage([], readings);
}

/** Loaded only when asked for: the AWS clients take their time. */
async function fromAccount(
  { state, regions: given }: CoverageOptions,
  settings: Settings,
): Promise<IacCoverage> {
  const [{ regionsOf }, { whoAmI }, { accountScans, bucketStates }] = await Promise.all([
    import('../scan/from-account.ts'),
    import('../../lib/wiring/live-account.ts'),
    import('../../lib/wiring/owner-inventories.ts'),
  ]);
  const regions = await regionsOf(settings, given);
  const { account } = await whoAmI();
  const places = state ?? settings.owners.states;
  const { readings } = await inventoryOwners(
    places.map((place) => (place.startsWith('s3://') ? bucketStates(place) : localStates(place))),
  );
  const { scans, faults } = await accountScans(account, regions).read();
  for (const { region, finishedAt } of scans) {
    process.stderr.write(`${region}: as of the scan of ${timeText(finishedAt)}\n`);
  }
  for (const fault of faults) process.stderr.write(`${plain(faultText(fault))}\n`);
  return iacCoverage(
    scans.flatMap(({ resources }) => resources),
    readings,
  );
}
