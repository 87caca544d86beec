import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { plain } from '../../lib/render/escape.ts';
import { renderJson } from '../../lib/render/json.ts';
import { faultText, plural } from '../../lib/render/report-words.ts';
import { renderReduction } from '../../lib/render/terminal/reduction.ts';
import { reduceCosts } from '../../lib/usecases/reduce-costs.ts';
import { costsIn } from '../../lib/wiring/cost-file.ts';
import { CliError } from '../shared/cli-error.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { adviceOf, periodOf } from '../shared/reduction-options.ts';
import { screen } from '../shared/screen.ts';

interface ReduceOptions {
  readonly costs: string;
  readonly baseline: string;
  readonly current?: string;
  readonly units?: string;
  readonly series?: string;
  readonly target?: string;
  readonly advice?: string;
  readonly adviceBefore?: string;
  readonly config?: string;
  readonly json?: boolean;
}

const more = `
Costs are compared by day. Tax, credits, refunds, support and upfront payments
are left out and shown. Quantities of a CUR or FOCUS file split the difference
into usage and rate; the effects add up to the difference.

Examples:
  bandog reduce --costs cur.csv.gz --baseline 2026-01-01..2026-03-31
  bandog reduce --costs costs.csv --baseline 2026-01-01..2026-03-31
    --units orders.csv
  aws cost-optimization-hub list-recommendations --region us-east-1 \\
    > advice.json
  bandog reduce --costs cur.csv.gz --baseline 2026-01-01..2026-03-31
    --advice live --advice-before advice.json`;

/** `reduce`: what costs came down to since a baseline, and why. */
export function reduceCommand(): Command {
  return new Command('reduce')
    .summary('how far costs came down since a baseline, and why')
    .description('Compare costs with a frozen baseline: raw, corrected for growth, and by cause.')
    .requiredOption('--costs <place>', costsHelp)
    .requiredOption('--baseline <from..to>', 'days to compare with, YYYY-MM-DD..YYYY-MM-DD')
    .option('--current <from..to>', 'days to compare (default: the last 30 complete ones)')
    .option('--units <file>', 'CSV of date,units: what the business did each day; file#column')
    .option('--series <name>', 'only this column of a plain CSV, or this service')
    .option('--target <percent>', 'the target (default: scorecard.targets, 30)')
    .option('--advice <file>', 'saved recommendations of Cost Optimization Hub, or live')
    .option('--advice-before <file>', 'those of before: which were taken, and what they saved')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', more)
    .action(reduce);
}

async function reduce(options: ReduceOptions): Promise<void> {
  const { costs, baseline, current, units, series, advice, adviceBefore } = options;
  if (adviceBefore !== undefined && advice === undefined)
    throw new CliError('--advice-before needs --advice to compare with: a file, or live');
  const { reduction, faults } = await reduceCosts(
    {
      source: costsIn(costs),
      ...(units !== undefined && unitsIn(units)),
      ...(advice !== undefined && { advice: await adviceOf(advice) }),
      ...(adviceBefore !== undefined && { adviceBefore: await adviceOf(adviceBefore) }),
    },
    {
      baseline: periodOf(baseline, '--baseline'),
      ...(current !== undefined && { current: periodOf(current, '--current') }),
      targetPercent: await targetOf(options),
      ...(series !== undefined && { series }),
    },
  );
  const [first] = faults;
  if (first !== undefined) {
    const text = plain(faultText(first), 300);
    process.stderr.write(`${plural(faults.length, 'fault')} in the file, the first: ${text}\n`);
  }
  process.stdout.write(
    options.json ? renderJson(reduction) : renderReduction(reduction, costs, screen()),
  );
}

/** `orders.csv`, or `costs.csv#sessions` for a column of a file with several. */
function unitsIn(place: string) {
  const [, file = place, column] = /^(.*)#([^#]+)$/.exec(place) ?? [];
  return { units: costsIn(file), ...(column !== undefined && { unitsColumn: column }) };
}

async function targetOf({ target, config }: ReduceOptions): Promise<number> {
  if (target === undefined)
    return (await loadSettings(config)).scorecard.targets.costReductionPercent;
  const percent = Number(target);
  if (percent > 0 && percent < 100) return percent;
  throw new CliError(`--target ${target}: write a percentage between 0 and 100, e.g. 30`);
}
